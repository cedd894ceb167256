//! A policy-based gateway with another SKU than Basic.

use super::azure;
use crate::devices::azure::sources::VPNTYPE26;
use crate::draft::Draft;
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z105",
    name: "policy-based-needs-basic",
    severity: Severity::Error,
    what: "A policy-based gateway with another SKU than Basic.",
    why: "Azure creates policy-based gateways in the Basic SKU only.",
    fix: "choose Basic, or better a route-based gateway, which can also select pairs of networks",
    source: VPNTYPE26.url,
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[1].settings.vpn_type", "\"PolicyBased\"")]),
    silent: Case::new(
        Base::Cloud,
        &[("gateways[1].settings.vpn_type", "\"PolicyBased\""), ("gateways[1].settings.sku", "\"Basic\"")],
    ),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    azure(draft)
        .filter(|(_, setup)| !setup.route_based && setup.sku.is_some_and(|sku| sku.name != "Basic"))
        .map(|(gateway, setup)| {
            let path = format!("{}.settings.vpn_type", gateway.path);
            let name = setup.sku.map_or("", |sku| sku.name);
            Hit::at(path.clone(), format!("{name} cannot be policy-based"))
                .repair("Make it route-based", vec![Edit::set(path, "RouteBased")])
        })
        .collect()
}
