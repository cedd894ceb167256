//! The transit network overlaps a network of a side that needs it for itself.

use super::rule::{Base, Case, Check, Hit, Rule};
use ipnet::IpNet;

use crate::addressing::{free_transit, overlap};
use crate::devices::TransitUse;
use crate::finding::{Edit, Severity};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "A103",
    name: "transit-inside-network",
    severity: Severity::Error,
    what: "The transit network overlaps a network of a side that needs it for itself.",
    why: "The firewall would have two ways to the same addresses, and one of them is wrong.",
    fix: "choose a transit network outside all networks",
    source: "",
    check: Check::Plan(check),
    fires: Case { base: Base::TwoFirewalls, edits: &[("tunnels[0].routing.transit", "\"10.10.0.0/30\"")] },
    silent: Case { base: Base::TwoFirewalls, edits: &[] },
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, tunnel) in plan.placed() {
        for end in tunnel.ends.iter().filter(|end| end.behaviour.transit == TransitUse::Needed) {
            let Some(transit) = end.transit else { continue };
            let gateway = &plan.gateways[end.gateway];
            let clash = gateway.networks.iter().find(|network| overlap(IpNet::V4(transit.network), **network));
            hits.extend(clash.map(|network| {
                let what = format!("the transit network {} overlaps {network} of {}", transit.network, gateway.id);
                proposal(plan, Hit::at(format!("tunnels[{index}].routing.transit"), what))
            }));
        }
    }
    hits
}

/// With the next free network as the cure.
fn proposal(plan: &Plan, hit: Hit) -> Hit {
    let networks = plan.gateways.iter().flat_map(|gateway| gateway.networks.iter().copied());
    let transits =
        plan.tunnels.iter().filter_map(|tunnel| tunnel.ends[0].transit).map(|transit| IpNet::V4(transit.network));
    let taken: Vec<IpNet> = networks.chain(transits).collect();
    match free_transit(&taken) {
        None => hit,
        Some(free) => {
            let edit = Edit::set(hit.path.clone(), free.to_string());
            hit.fix(format!("use {free}")).repair(format!("Use {free}"), vec![edit])
        }
    }
}
