//! One end peers with an APIPA address, the other does not.

use super::sides;
use crate::devices::azure::LINK_LOCAL;
use crate::devices::azure::sources::BGP26;
use crate::finding::{Edit, Severity};
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};
use std::net::IpAddr;

pub(super) static RULE: Rule = Rule {
    code: "Z128",
    name: "apipa-alone",
    severity: Severity::Error,
    what: "One end peers with an APIPA address, the other does not.",
    why: "Azure uses its APIPA address exactly when the other end peers with one: otherwise the two look for each other at different addresses.",
    fix: "give both ends such an address, or none",
    source: BGP26.url,
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[("gateways[1].settings.apipa", "\"169.254.21.2\"")]),
    silent: Case::new(Base::CloudBgpNat, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let link_local = |address: IpAddr| matches!(address, IpAddr::V4(address) if address.is_link_local());
    let mut hits = Vec::new();
    for side in sides(plan) {
        let Some(bgp) = &side.here.bgp else { continue };
        let own = side.gateway.settings.address("apipa");
        if own.is_some() != link_local(bgp.peer_address) {
            let own_address = own;
            let own = own.map_or_else(|| "no APIPA address".to_owned(), |own| own.to_string());
            let what = format!("{} has {own}, and its peer {}", side.gateway.id, bgp.peer_address);
            let path = format!("gateways[{}].settings.apipa", side.here.gateway);
            let hit = Hit::at(path.clone(), what);
            // The address that is left of the pair on the tunnel.
            let right =
                side.here.transit.map(|transit| transit.here).filter(|right| {
                    own_address.is_none() && LINK_LOCAL.ranges.iter().any(|range| range.contains(right))
                });
            hits.push(match right {
                Some(right) => hit.repair(format!("Use {right}"), vec![Edit::set(path, right.to_string())]),
                None => hit,
            });
        }
    }
    hits
}
