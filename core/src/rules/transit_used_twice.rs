//! Two tunnels have transit networks that overlap.

use super::rule::{Base, Case, Check, Hit, Rule};
use super::transit_inside_network::with_free_transit;
use crate::addressing::overlaps;
use crate::finding::Severity;
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "A104",
    name: "transit-used-twice",
    severity: Severity::Error,
    what: "Two tunnels have transit networks that overlap.",
    why: "Each tunnel interface needs a network of its own.",
    fix: "give each tunnel its own transit network",
    source: "",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[(
            "tunnels[1]",
            "{\"id\":\"second\",\"ends\":[{\"gateway\":\"site-a\"},{\"gateway\":\"site-b\"}],\"routing\":{\"kind\":\"bgp\",\"transit\":\"172.19.0.0/30\"}}",
        )],
    ),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let transits: Vec<(usize, &str, ipnet::IpNet)> = plan
        .placed()
        .filter_map(|(place, tunnel)| Some((place, tunnel.id.as_str(), tunnel.ends[0].transit?.network.into())))
        .collect();
    let networks: Vec<ipnet::IpNet> = transits.iter().map(|(_, _, network)| *network).collect();
    let hit = |(i, j): (usize, usize)| {
        let what = format!("{} of {} overlaps {} of {}", networks[j], transits[j].1, networks[i], transits[i].1);
        with_free_transit(plan, transits[j].0, Hit::at(format!("tunnels[{}].routing.transit", transits[j].0), what))
    };
    overlaps(&networks).into_iter().map(hit).collect()
}
