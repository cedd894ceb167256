//! BGP on a SKU without it.

use super::azure;
use crate::devices::azure::sources::SKUABOUT;
use crate::draft::Draft;
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};
use crate::scenario::RoutingKind;

pub(super) static RULE: Rule = Rule {
    code: "Z104",
    name: "bgp-not-in-sku",
    severity: Severity::Error,
    what: "BGP on a SKU without it.",
    why: "A Basic gateway speaks no BGP, and a Basic one can never be changed to another: it must be created anew.",
    fix: "choose VpnGw1AZ, or static routes",
    source: SKUABOUT.url,
    check: Check::Draft(check),
    fires: Case::new(Base::CloudBgpNat, &[("gateways[1].settings.sku", "\"Basic\"")]),
    silent: Case::new(Base::CloudBgpNat, &[("gateways[1].settings.sku", "\"VpnGw1\"")]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let wants = |gateway: &crate::draft::DraftGateway| gateway.routed.contains(&RoutingKind::Bgp);
    azure(draft)
        .filter(|(gateway, setup)| wants(gateway) && setup.sku.is_some_and(|sku| !sku.bgp))
        .map(|(gateway, setup)| {
            let path = format!("{}.settings.sku", gateway.path);
            let name = setup.sku.map_or("", |sku| sku.name);
            Hit::at(path.clone(), format!("a {name} gateway has no BGP"))
                .repair("Use VpnGw1AZ", vec![Edit::set(path, "VpnGw1AZ")])
        })
        .collect()
}
