//! The other end peers with an address inside the virtual network.

use super::sides;
use crate::devices::azure::sources::FAQ26;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z112",
    name: "peer-bgp-address-inside",
    severity: Severity::Error,
    what: "The other end peers with an address inside the virtual network.",
    why: "Azure then looks for it in the virtual network and not in the tunnel; the session never comes up.",
    fix: "give the other end a BGP address outside the virtual network: a loopback, or its inner address",
    source: FAQ26.url,
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[("gateways[0].bgp.address", "\"172.16.50.1\"")]),
    silent: Case::new(Base::CloudBgpNat, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for side in sides(plan) {
        let Some(bgp) = &side.here.bgp else { continue };
        let inside = side.gateway.networks.iter().find(|net| net.contains(&bgp.peer_address));
        hits.extend(inside.map(|net| {
            Hit::at(
                format!("gateways[{}].bgp.address", side.there.gateway),
                format!("{} lies inside {net}, the virtual network of {}", bgp.peer_address, side.gateway.id),
            )
        }));
    }
    hits
}
