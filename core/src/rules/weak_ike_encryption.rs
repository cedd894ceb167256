//! The IKE SA has a weak cipher.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::crypto::{Named, Rating, rate_encryption};
use crate::finding::Severity;
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "S101",
    name: "weak-ike-encryption",
    severity: Severity::Warning,
    what: "The IKE SA has a weak cipher.",
    why: "The whole tunnel is as strong as its weakest part.",
    fix: "choose a stronger one, where both ends have it",
    source: "https://www.rfc-editor.org/rfc/rfc8247",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[("tunnels[0].protection.ike_encryption", "\"3des\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, tunnel) in plan.placed() {
        let part = tunnel.ike.encryption;
        let strength = rate_encryption(part);
        if strength.rating <= Rating::Weak {
            let path = format!("tunnels[{index}].protection.ike_encryption");
            hits.push(Hit::at(path, format!("{} is weak: {}", part.name(), strength.reason.trim_end_matches('.'))));
        }
    }
    hits
}
