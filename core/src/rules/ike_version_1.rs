//! The tunnel uses IKEv1.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::crypto::IkeVersion;
use crate::finding::Severity;
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "S107",
    name: "ike-version-1",
    severity: Severity::Warning,
    what: "The tunnel uses IKEv1.",
    why: "IKEv1 is no longer maintained (RFC 9395), and each renewal interrupts the traffic for seconds.",
    fix: "use IKEv2 where both ends speak it",
    source: "https://www.rfc-editor.org/rfc/rfc9395",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[("tunnels[0].protection.ike_version", "\"ikev1\"")]),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let old = plan.placed().filter(|(_, tunnel)| tunnel.ike_version == IkeVersion::V1);
    old.map(|(index, tunnel)| {
        Hit::at(format!("tunnels[{index}].protection.ike_version"), format!("{} uses IKEv1", tunnel.id))
    })
    .collect()
}
