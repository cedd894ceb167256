//! The other end does not announce exactly what a NAT rule translates.

use super::sides;
use crate::devices::azure::sources::NAT24;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z133",
    name: "nat-not-announced",
    severity: Severity::Error,
    what: "The other end does not announce exactly what a NAT rule translates.",
    why: "Azure translates a route that it learns only where its prefix is that of an ingress rule; a larger or smaller one stays as it is, and overlaps.",
    fix: "let the other end announce its networks as they stand in the list",
    source: NAT24.url,
    check: Check::Plan(check),
    fires: Case::new(
        Base::CloudBgpNat,
        &[
            ("gateways[1].settings.sku", "\"VpnGw2AZ\""),
            ("gateways[0].bgp.announce", "[\"10.0.0.0/24\",\"192.168.2.0/25\",\"192.168.2.128/25\"]"),
            ("tunnels[0].ends[0].translate", "[{\"from\":\"192.168.2.0/24\",\"to\":\"10.200.2.0/24\"}]"),
        ],
    ),
    silent: Case::new(
        Base::CloudBgpNat,
        &[
            ("gateways[1].settings.sku", "\"VpnGw2AZ\""),
            ("tunnels[0].ends[0].translate", "[{\"from\":\"192.168.2.0/24\",\"to\":\"10.200.2.0/24\"}]"),
        ],
    ),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for side in sides(plan) {
        let Some(bgp) = &side.there.bgp else { continue };
        let wrong = side.here.translate_other.iter().filter(|(from, _)| !bgp.announce.contains(from));
        hits.extend(wrong.map(|(from, _)| {
            let path = format!("gateways[{}].bgp.announce", side.there.gateway);
            Hit::at(path, format!("{from} is translated by {} and not announced as {from}", side.gateway.id))
        }));
    }
    hits
}
