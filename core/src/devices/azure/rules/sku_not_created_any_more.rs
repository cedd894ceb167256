//! A SKU still works, but no new gateway of it can be created.

use super::azure;
use crate::devices::azure::sources::CONSOL;
use crate::draft::Draft;
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z102",
    name: "sku-not-created-any-more",
    severity: Severity::Warning,
    what: "A SKU still works, but no new gateway of it can be created.",
    why: "An existing gateway keeps it until its retirement; creating one fails.",
    fix: "choose the successor for a new gateway",
    source: CONSOL.url,
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("as_of", "\"2025-06-01\""), ("gateways[1].settings.sku", "\"VpnGw1\"")]),
    silent: Case::new(Base::Cloud, &[("as_of", "\"2024-06-01\""), ("gateways[1].settings.sku", "\"VpnGw1\"")]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (gateway, setup) in azure(draft) {
        let Some(sku) = setup.sku.filter(|sku| !sku.is_retired(draft.as_of)) else { continue };
        let Some((end, _)) = sku.no_new.filter(|(end, _)| *end <= draft.as_of) else { continue };
        let path = format!("{}.settings.sku", gateway.path);
        let hit = Hit::at(path.clone(), format!("no new {} can be created since {end}", sku.name));
        hits.push(match sku.successor {
            Some(next) => hit
                .fix(format!("use {next} for a new gateway"))
                .repair(format!("Use {next}"), vec![Edit::set(path, next)]),
            None => hit,
        });
    }
    hits
}
