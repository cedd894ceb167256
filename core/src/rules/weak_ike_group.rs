//! The IKE SA has a weak group.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::crypto::{Named, Rating, rate_group};
use crate::finding::Severity;
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "S103",
    name: "weak-ike-group",
    severity: Severity::Warning,
    what: "The IKE SA has a weak group.",
    why: "The whole tunnel is as strong as its weakest part.",
    fix: "choose a stronger one, where both ends have it",
    source: "https://www.rfc-editor.org/rfc/rfc8247",
    check: Check::Plan(check),
    fires: Case::new(Base::Cloud, &[("tunnels[0].protection.ike_group", "\"modp1024\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, tunnel) in plan.placed() {
        let part = tunnel.ike.group;
        let strength = rate_group(part);
        if strength.rating <= Rating::Weak {
            let path = format!("tunnels[{index}].protection.ike_group");
            hits.push(Hit::at(path, format!("{} is weak: {}", part.name(), strength.reason.trim_end_matches('.'))));
        }
    }
    hits
}
