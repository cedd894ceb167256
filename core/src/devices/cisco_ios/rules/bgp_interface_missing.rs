//! The source of a BGP session.

use std::net::IpAddr;

use super::{IKE_HERE, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "G107",
    name: "bgp-interface-missing",
    severity: Severity::Error,
    what: "A router is to speak BGP from an address that no named interface has.",
    why: "IOS takes an interface as source of a session, not an address: without the right one the session leaves with the address \
          of the tunnel, and the other end does not know it.",
    fix: "name the interface that has the address, or leave the BGP address empty: then it is the one on the tunnel",
    source: "https://github.com/Azure/Azure-vpn-config-samples", // tidy: vendor
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[IKE_HERE, ADDRESS]),
    silent: Case::new(
        Base::TwoFirewalls,
        &[IKE_HERE, ADDRESS, ("gateways[0].settings.bgp_interface", "\"Loopback0\"")],
    ),
};

const ADDRESS: (&str, &str) = ("gateways[0].bgp.address", "\"10.10.0.1\"");

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for end in own_ends(plan) {
        let (Some(bgp), Some(transit)) = (&end.here.bgp, end.here.transit) else { continue };
        let named = !end.gateway.settings.text("bgp_interface").is_empty();
        if bgp.address == IpAddr::V4(transit.here) || named {
            continue;
        }
        let path = format!("gateways[{}].settings.bgp_interface", end.here.gateway);
        hits.push(Hit::at(path, format!("which interface of {} has {}?", end.gateway.id, bgp.address)));
    }
    hits
}
