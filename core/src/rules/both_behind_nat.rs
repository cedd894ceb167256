//! Both ends stand behind NAT.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::Severity;
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "I103",
    name: "both-behind-nat",
    severity: Severity::Warning,
    what: "Both ends stand behind NAT.",
    why: "Only the end whose router forwards can be called, and both need NAT traversal.",
    fix: "give one end a public address, or forward UDP 500 and 4500 on one router for good",
    source: "https://www.rfc-editor.org/rfc/rfc3947",
    check: Check::Plan(check),
    fires: Case::new(
        Base::CloudBgpNat,
        &[("gateways[1].lines[0].nat.behind", "true"), ("gateways[1].lines[0].nat.forwards", "true")],
    ),
    silent: Case::new(Base::CloudBgpNat, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let behind = |tunnel: &crate::plan::PlannedTunnel| {
        tunnel.ends.iter().all(|end| plan.gateways[end.gateway].lines[end.line].nat.is_some())
    };
    let found = plan.tunnels.iter().filter(|tunnel| behind(tunnel));
    found
        .map(|tunnel| {
            let end = &tunnel.ends[1];
            let path = format!("gateways[{}].lines[{}].nat.behind", end.gateway, end.line);
            Hit::at(path, format!("both ends of {} stand behind NAT", tunnel.id))
        })
        .collect()
}
