//! The public address of the other end lies inside the networks routed to it.

use super::sides;
use crate::devices::azure::sources::INTER26;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::plan::Remote;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z116",
    name: "peer-address-routed",
    severity: Severity::Warning,
    what: "The public address of the other end lies inside the networks routed to it.",
    why: "The tunnel's own packets are then sent into the tunnel: it drops from time to time.",
    fix: "leave that address out of the networks of the other side",
    source: INTER26.url,
    check: Check::Plan(check),
    fires: Case::new(Base::Cloud, &[("gateways[0].networks[0]", "\"198.51.100.0/24\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for side in sides(plan) {
        let Remote::Address(address) = side.here.remote else { continue };
        let peer = &plan.gateways[side.there.gateway];
        let holds = peer.networks.iter().find(|net| net.contains(&address));
        hits.extend(holds.map(|net| {
            let path = format!("gateways[{}].networks", side.there.gateway);
            Hit::at(path, format!("{net} holds {address}, the public address of {}", peer.id))
        }));
    }
    hits
}
