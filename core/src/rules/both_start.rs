//! Both ends start the tunnel.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::{Edit, Severity};
use crate::plan::{Plan, Start};

pub(super) static RULE: Rule = Rule {
    code: "I101",
    name: "both-start",
    severity: Severity::Advice,
    what: "Both ends start the tunnel.",
    why: "When both start or renew at once, duplicate SAs stay behind and one tears the other down.",
    fix: "let one end start; if both must, keep the lifetimes of the two ends apart",
    source: "https://www.rfc-editor.org/rfc/rfc7296#section-2.25",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[("tunnels[0].initiator", "\"either\"")]),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let both = |tunnel: &crate::plan::PlannedTunnel| tunnel.ends.iter().all(|end| end.start == Start::Initiate);
    let found = plan.placed().filter(|(_, tunnel)| both(tunnel));
    found
        .map(|(index, tunnel)| {
            let path = format!("tunnels[{index}].initiator");
            let edit = Edit::set(path.clone(), "first");
            let first = &plan.gateways[tunnel.ends[0].gateway].id;
            Hit::at(path, format!("both ends of {} may start it", tunnel.id))
                .repair(format!("Let {first} start"), vec![edit])
        })
        .collect()
}
