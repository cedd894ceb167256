//! The ends do not peer with each other's inside addresses.

use super::{FREE, HERE, own_ends};
use crate::devices::aws::sources::INSIDE;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};
use std::net::IpAddr;

pub(super) static RULE: Rule = Rule {
    code: "V110",
    name: "aws-bgp-address",
    severity: Severity::Error,
    what: "The ends do not peer with each other's inside addresses.",
    why: "AWS's BGP speaks from its inside address of the tunnel to the other end's, and to no other.",
    fix: "leave the BGP addresses empty, or give those of the inside network; another cloud needs one such address for each tunnel",
    source: INSIDE.url,
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, FREE, ("gateways[0].bgp.address", "\"10.10.0.1\"")]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, FREE]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for end in own_ends(plan) {
        let (Some(bgp), Some(transit)) = (&end.here.bgp, end.here.transit) else { continue };
        for (gateway, address, right) in
            [(end.here.gateway, bgp.address, transit.here), (end.there.gateway, bgp.peer_address, transit.there)]
        {
            if address != IpAddr::V4(right) {
                let what =
                    format!("{} peers from {address}; on {} that is {right}", plan.gateways[gateway].id, end.tunnel.id);
                hits.push(Hit::at(format!("gateways[{gateway}].bgp.address"), what).fix(format!("use {right}")));
            }
        }
    }
    hits
}
