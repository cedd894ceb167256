//! The Child SA has no perfect forward secrecy.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::Severity;
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "S106",
    name: "no-pfs",
    severity: Severity::Warning,
    what: "The Child SA has no perfect forward secrecy.",
    why: "Who learns the IKE SA's keys can read every data key made under them.",
    fix: "choose a group for perfect forward secrecy, where both ends have it",
    source: "https://www.rfc-editor.org/rfc/rfc7296#section-1.3",
    check: Check::Plan(check),
    fires: Case::new(Base::Cloud, &[("tunnels[0].protection.pfs", "\"off\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let without = plan.placed().filter(|(_, tunnel)| tunnel.esp.pfs.is_none());
    without
        .map(|(index, tunnel)| {
            Hit::at(format!("tunnels[{index}].protection.pfs"), format!("{} has no perfect forward secrecy", tunnel.id))
        })
        .collect()
}
