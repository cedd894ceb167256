//! Two ways between the same gateways that meet at one line.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::Severity;
use crate::plan::{End, Plan};

pub(super) static RULE: Rule = Rule {
    code: "A123",
    name: "ways-share-a-line",
    severity: Severity::Error,
    what: "Two ways between the same two gateways meet at one line.",
    why: "The host route to a peer's address keeps a way on its own line: two ways to one address cannot be kept apart, and where both begin at one line they fail together.",
    fix: "give each way a line of its own at both ends",
    source: "",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoWays, &[("tunnels[1].ends[1].line", "\"first\"")]),
    silent: Case::new(Base::TwoWays, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut seen: Vec<(&End, usize)> = Vec::new();
    let mut hits = Vec::new();
    for (place, tunnel) in plan.placed().filter(|(_, tunnel)| tunnel.ends[0].ospf.is_some()) {
        for (index, here) in tunnel.ends.iter().enumerate() {
            let peer = tunnel.ends[1 - index].gateway;
            let shared =
                |(other, far): &(&End, usize)| (other.gateway, *far, other.line) == (here.gateway, peer, here.line);
            if seen.iter().any(shared) {
                let what =
                    format!("{} leaves {} by the same line as another way", tunnel.id, plan.gateways[here.gateway].id);
                hits.push(Hit::at(format!("tunnels[{place}].ends[{index}].line"), what));
            }
            seen.push((here, peer));
        }
    }
    hits
}
