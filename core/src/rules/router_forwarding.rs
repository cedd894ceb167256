//! A NAT router stands before a gateway.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::Severity;
use crate::plan::{Plan, Start};

pub(super) static RULE: Rule = Rule {
    code: "I102",
    name: "router-forwarding",
    severity: Severity::Advice,
    what: "A NAT router stands before a gateway.",
    why: "Packets that begin outside reach only what the router forwards; what begins inside finds its way back by itself.",
    fix: "see to the router as said",
    source: "https://www.rfc-editor.org/rfc/rfc3947",
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for tunnel in &plan.tunnels {
        for (index, end) in tunnel.ends.iter().enumerate() {
            let gateway = &plan.gateways[end.gateway];
            let Some(nat) = &gateway.lines[end.line].nat else { continue };
            let called = tunnel.ends[1 - index].start == Start::Initiate;
            let path = format!("gateways[{}].lines[{}].nat.behind", end.gateway, end.line);
            let router = if nat.router.is_empty() { "the router" } else { &nat.router };
            let hit = if called {
                Hit::at(path, format!("{router} must let the other end in to {}", gateway.id))
                    .fix("forward UDP 500 and UDP 4500 to the gateway; ESP (protocol 50) only where no NAT traversal is used")
            } else {
                Hit::at(path, format!("{router} needs no forwarding: {} starts the tunnel", gateway.id))
                    .fix("let UDP 500 and UDP 4500 out, which routers do by default")
            };
            hits.push(hit);
        }
    }
    hits
}
