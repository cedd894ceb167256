//! A side's BGP address lies in a network of another side, or is another's, too.

use std::net::IpAddr;

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::devices::BgpAddress;
use crate::finding::Severity;
use crate::plan::{End, Plan};

pub(super) static RULE: Rule = Rule {
    code: "A110",
    name: "bgp-address-taken",
    severity: Severity::Error,
    what: "A side's BGP address lies in a network of the other side, or both have the same.",
    why: "The other side looks for it among its own networks and not in the tunnel; the session never comes up.",
    fix: "leave it empty for the address on the tunnel, or use one of this side's own",
    source: "",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[("gateways[0].bgp.address", "\"10.20.0.1\"")]),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

/// What a device that assigns its own BGP address says of the other's is its own affair.
fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for tunnel in &plan.tunnels {
        let same = bgp_address(&tunnel.ends[0]).filter(|address| bgp_address(&tunnel.ends[1]) == Some(*address));
        hits.extend(same.map(|address| {
            let path = format!("gateways[{}].bgp.address", tunnel.ends[1].gateway);
            Hit::at(path, format!("both ends of {} have the BGP address {address}", tunnel.id))
        }));
        for (here, there) in [(0, 1), (1, 0)].map(|(i, j)| (&tunnel.ends[i], &tunnel.ends[j])) {
            if same.is_none() && there.behaviour.bgp_address == BgpAddress::Chosen {
                hits.extend(inside(plan, here, there));
            }
        }
    }
    hits
}

fn bgp_address(end: &End) -> Option<IpAddr> {
    Some(end.bgp.as_ref()?.address)
}

fn inside(plan: &Plan, here: &End, there: &End) -> Option<Hit> {
    let address = bgp_address(here)?;
    let on_transit = here.transit.is_some_and(|transit| IpAddr::V4(transit.here) == address);
    let other = &plan.gateways[there.gateway];
    let net = other.networks.iter().find(|net| !on_transit && net.prefix_len() > 0 && net.contains(&address))?;
    let path = format!("gateways[{}].bgp.address", here.gateway);
    Some(Hit::at(path, format!("{address} lies inside {net} of {}", other.id)))
}
