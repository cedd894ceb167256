//! No source knows the SKU on the day whose facts hold.

use super::azure;
use crate::devices::azure::sources::SKU26;
use crate::draft::Draft;
use crate::finding::Severity;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z103",
    name: "sku-not-yet",
    severity: Severity::Warning,
    what: "No source knows the SKU on the day whose facts hold.",
    why: "Before that day the command may have refused it.",
    fix: "choose a SKU of that time, or another date",
    source: SKU26.url,
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("as_of", "\"2016-10-26\""), ("gateways[1].settings.sku", "\"VpnGw1\"")]),
    silent: Case::new(Base::Cloud, &[("as_of", "\"2018-03-21\""), ("gateways[1].settings.sku", "\"VpnGw1\"")]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let early = |sku: &&crate::devices::azure::sku::Sku| sku.first_seen.is_some_and(|first| draft.as_of < first);
    azure(draft)
        .filter_map(|(gateway, setup)| Some((gateway, setup.sku.filter(early)?)))
        .map(|(gateway, sku)| {
            let first = sku.first_seen.map(|day| day.to_string()).unwrap_or_default();
            Hit::at(format!("{}.settings.sku", gateway.path), format!("{} is known only from {first}", sku.name))
        })
        .collect()
}
