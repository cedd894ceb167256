//! The Child SA has a weak hash.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::crypto::{Named, Rating, rate_integrity};
use crate::finding::Severity;
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "S105",
    name: "weak-esp-integrity",
    severity: Severity::Warning,
    what: "The Child SA has a weak hash.",
    why: "The whole tunnel is as strong as its weakest part.",
    fix: "choose a stronger one, where both ends have it",
    source: "https://www.rfc-editor.org/rfc/rfc8221",
    check: Check::Plan(check),
    fires: Case::new(
        Base::Cloud,
        &[("tunnels[0].protection.esp_encryption", "\"aes256\""), ("tunnels[0].protection.esp_integrity", "\"sha1\"")],
    ),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let by_ike = plan.placed().map(|(place, tunnel)| (place, "protection.esp_integrity", tunnel.esp.integrity));
    let by_hand = plan.manual.iter().map(|tunnel| (tunnel.place, "manual.integrity", tunnel.integrity));
    let mut hits = Vec::new();
    for (place, field, part) in by_ike.chain(by_hand) {
        let Some(part) = part else { continue };
        let strength = rate_integrity(part);
        if strength.rating <= Rating::Weak {
            let path = format!("tunnels[{place}].{field}");
            hits.push(Hit::at(path, format!("{} is weak: {}", part.name(), strength.reason.trim_end_matches('.'))));
        }
    }
    hits
}
