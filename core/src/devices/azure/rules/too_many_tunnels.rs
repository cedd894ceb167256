//! More tunnels than the gateway carries.

use super::azure;
use crate::devices::azure::sources::SKU26;
use crate::draft::Draft;
use crate::finding::Severity;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z106",
    name: "too-many-tunnels",
    severity: Severity::Error,
    what: "More tunnels than the gateway carries.",
    why: "Azure refuses the connection that is one too many.",
    fix: "choose a larger SKU, or another gateway",
    source: SKU26.url,
    check: Check::Draft(check),
    fires: Case::new(
        Base::Cloud,
        &[
            ("gateways[1].settings.vpn_type", "\"PolicyBased\""),
            ("gateways[1].settings.sku", "\"Basic\""),
            ("tunnels[0].routing", "{\"kind\": \"policy\"}"),
            (
                "tunnels[1]",
                "{\"id\": \"second\", \"ends\": [{\"gateway\": \"office\"}, {\"gateway\": \"cloud\"}], \"routing\": {\"kind\": \"policy\"}}",
            ),
        ],
    ),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (gateway, setup) in azure(draft).filter(|(_, setup)| !setup.classic) {
        let most = if setup.route_based { setup.sku.map_or(1, |sku| usize::from(sku.tunnels)) } else { 1 };
        let count = gateway.routed.len();
        if count > most {
            let name = setup.sku.map_or("", |sku| sku.name);
            let kind = if setup.route_based { "" } else { "policy-based " };
            let what = format!("{count} tunnels end here; a {kind}{name} gateway carries {most}");
            hits.push(Hit::at(format!("{}.settings.sku", gateway.path), what));
        }
    }
    hits
}
