//! The release did not exist on the day whose facts hold.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "D102",
    name: "release-not-yet",
    severity: Severity::Error,
    what: "The release did not exist on the day whose facts hold.",
    why: "Nobody could have built this then.",
    fix: "choose a release of that time, or a later day",
    source: "",
    check: Check::Draft(check),
    fires: Case::new(Base::TwoFirewalls, &[("as_of", "\"2018-01-01\"")]),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for gateway in &draft.gateways {
        let Some((device, release)) = gateway.device.zip(gateway.release) else { continue };
        let Some(since) = release.since.filter(|since| *since > draft.as_of) else { continue };
        let what = format!("{} {} came on {since}, after {}", device.name, release.name, draft.as_of);
        hits.push(Hit::at(format!("{}.release", gateway.path), what));
    }
    hits
}
