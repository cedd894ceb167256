//! A tunnel has other inside addresses than AWS gives.

use super::{FREE, HERE, own_ends};
use crate::devices::aws::LINK_LOCAL;
use crate::devices::aws::sources::INSIDE;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};
use ipnet::Ipv4Net;

pub(super) static RULE: Rule = Rule {
    code: "V102",
    name: "aws-inside-network",
    severity: Severity::Error,
    what: "A tunnel has other inside addresses than AWS gives.",
    why: "AWS takes a /30 of 169.254.0.0/16 for each tunnel, a few are kept, no two tunnels of a gateway share one, and the lower address is always its own.",
    fix: "leave the transit network empty, or take a free /30 of 169.254.0.0/16",
    source: INSIDE.url,
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, FREE, ("tunnels[0].routing.transit", "\"172.19.0.0/30\"")]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, FREE]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut seen: Vec<(usize, Ipv4Net)> = Vec::new();
    let mut hits = Vec::new();
    for end in own_ends(plan) {
        let path = format!("tunnels[{}].routing.transit", end.tunnel.place);
        let Some(transit) = end.here.transit else {
            hits.push(Hit::at(path, format!("{} has no inside network", end.tunnel.id)));
            continue;
        };
        let network = transit.network;
        let taken = seen.contains(&(end.here.gateway, network));
        seen.push((end.here.gateway, network));
        let why = if taken {
            Some(format!("another tunnel has {network}"))
        } else if network.prefix_len() != 30 {
            Some(format!("{network} is no /30"))
        } else if transit.here > transit.there {
            Some(format!("AWS has {} of it, not {}", transit.there, transit.here))
        } else {
            LINK_LOCAL.refusal(network)
        };
        hits.extend(why.map(|why| Hit::at(path, format!("{}: {why}", end.tunnel.id))));
    }
    hits
}
