//! A tunnel is opened in aggressive mode.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::{Edit, Severity};
use crate::plan::Plan;

const POLICY: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "policy"}"#);

pub(super) static RULE: Rule = Rule {
    code: "S108",
    name: "aggressive-mode",
    severity: Severity::Warning,
    what: "A tunnel is opened in aggressive mode.",
    why: "The end that answers sends a hash of the pre-shared key in the clear to whoever asks, who can then guess at the \
          key for as long as he likes; the identities are in the clear too.",
    fix: "use main mode, and give a changing address a host name that follows it (dynamic DNS); or IKEv2 where both ends \
          have it. If it must be, take a long random key",
    source: "https://github.com/strongswan/strongswan/blob/6.0.6/conf/options/charon.opt",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[POLICY, ("tunnels[0].protection.exchange_mode", "\"aggressive\"")]),
    silent: Case::new(
        Base::TwoFirewalls,
        &[POLICY, ("tunnels[0].protection", r#"{"ike_version": "ikev1", "exchange_mode": "main"}"#)],
    ),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let aggressive = plan.placed().filter(|(_, tunnel)| tunnel.is_aggressive());
    aggressive
        .map(|(index, tunnel)| {
            let path = format!("tunnels[{index}].protection.exchange_mode");
            let edit = Edit { path: path.clone(), value: serde_json::Value::Null };
            Hit::at(path, format!("{} gives a hash of its key to everybody", tunnel.id))
                .repair("Use main mode", vec![edit])
        })
        .collect()
}
