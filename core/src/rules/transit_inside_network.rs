//! The transit network overlaps a network of a side that needs it for itself.

use super::rule::{Base, Case, Check, Hit, Rule};
use ipnet::IpNet;

use crate::addressing::{free_transit, overlap};
use crate::devices::TransitUse;
use crate::finding::{Edit, Severity};
use crate::plan::{End, Plan};

pub(super) static RULE: Rule = Rule {
    code: "A103",
    name: "transit-inside-network",
    severity: Severity::Error,
    what: "The transit network overlaps a network of a side that needs it for itself.",
    why: "The firewall would have two ways to the same addresses, and one of them is wrong.",
    fix: "choose a transit network outside all networks",
    source: "",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[("tunnels[0].routing.transit", "\"10.10.0.0/30\"")]),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

/// Whoever has a route to the network is misled, not only the tunnel's own ends; an
/// end that has no address on the tunnel judges by its own rules.
fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, tunnel) in plan.placed() {
        let Some(transit) = tunnel.ends[0].transit else { continue };
        for (place, gateway) in plan.gateways.iter().enumerate() {
            let unused = |end: &End| end.gateway == place && end.behaviour.transit == TransitUse::NotUsed;
            if tunnel.ends.iter().any(unused) {
                continue;
            }
            let holds = |net: &&IpNet| net.prefix_len() > 0 && overlap(IpNet::V4(transit.network), **net);
            hits.extend(gateway.networks.iter().find(holds).map(|network| {
                let what = format!("the transit network {} overlaps {network} of {}", transit.network, gateway.id);
                with_free_transit(plan, index, Hit::at(format!("tunnels[{index}].routing.transit"), what))
            }));
        }
    }
    hits
}

/// With the next free transit network as the cure. Addresses typed for the old one go with it.
pub(crate) fn with_free_transit(plan: &Plan, tunnel: usize, hit: Hit) -> Hit {
    let networks = plan.gateways.iter().flat_map(|gateway| gateway.networks.iter().chain(&gateway.announce).copied());
    let transits = plan.tunnels.iter().filter_map(|tunnel| Some(IpNet::V4(tunnel.ends[0].transit?.network)));
    let taken: Vec<IpNet> = networks.filter(|net| net.prefix_len() > 0).chain(transits).collect();
    let Some(free) = free_transit(&taken) else { return hit };
    let path = |field: &str| format!("tunnels[{tunnel}].{field}");
    let edits = vec![
        Edit::set(path("routing.transit"), free.to_string()),
        Edit::set(path("ends[0].transit"), serde_json::Value::Null),
        Edit::set(path("ends[1].transit"), serde_json::Value::Null),
    ];
    hit.fix(format!("use {free}, which is free")).repair(format!("Use {free}"), edits)
}
