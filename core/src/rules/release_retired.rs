//! The release is retired.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::draft::Draft;
use crate::finding::{Edit, Severity};

pub(super) static RULE: Rule = Rule {
    code: "D101",
    name: "release-retired",
    severity: Severity::Error,
    what: "The release is retired.",
    why: "It can no longer be had, or no longer answers.",
    fix: "use its successor",
    source: "",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[1].release", "\"classic-dynamic\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for gateway in &draft.gateways {
        let Some((device, release)) = gateway.device.zip(gateway.release) else { continue };
        let Some(retired) = release.retired.filter(|_| release.is_retired(draft.as_of)) else { continue };
        let path = format!("{}.release", gateway.path);
        let hit = Hit::at(path.clone(), format!("{} {} was retired on {retired}", device.name, release.name));
        let successor = release.successor.and_then(|id| device.release(id));
        hits.push(match successor {
            None => hit,
            Some(next) => hit
                .fix(format!("use {} {}", device.name, next.name))
                .repair(format!("Use {}", next.name), vec![Edit::set(path, next.id)]),
        });
    }
    hits
}
