//! Callers of any address with keys of their own, in main mode.

use super::callers::callers_of_one_end;
use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::Severity;
use crate::plan::Plan;

const CALLER: (&str, &str) = ("gateways[0].lines[0]", r#"{"dynamic": true}"#);
const OTHER: (&str, &str) = (
    "gateways[2]",
    r#"{"id": "site-c", "system": "linux_strongswan", "lines": [{"dynamic": true}], "networks": ["10.30.0.0/24"]}"#, // tidy: vendor
);
const FIRST: (&str, &str) = (
    "tunnels[0]",
    r#"{"id": "a-b", "ends": [{"gateway": "site-a", "identity": "a.example.net"}, {"gateway": "site-b"}],
        "routing": {"kind": "policy"}, "protection": {"ike_version": "ikev1"}, "psk": "Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU"}"#,
);
const SECOND: &str = r#"{"id": "c-b", "ends": [{"gateway": "site-c", "identity": "c.example.net"}, {"gateway": "site-b"}],
    "routing": {"kind": "policy"}, "protection": {"ike_version": "ikev1"}, "psk": "Pm4kT2mNc8vRb5zKd9hJf3gLp6sYa4eU"}"#;
const ALIKE: &str = r#"{"id": "c-b", "ends": [{"gateway": "site-c", "identity": "c.example.net"}, {"gateway": "site-b"}],
    "routing": {"kind": "policy"}, "protection": {"ike_version": "ikev1"}, "psk": "Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU"}"#;

pub(super) static RULE: Rule = Rule {
    code: "K105",
    name: "callers-with-other-keys",
    severity: Severity::Error,
    what: "Two ends with changing addresses call the same end in main mode of IKEv1, with different keys.",
    why: "In main mode the identity is encrypted with what the pre-shared key yields, so the end that answers must find the \
          key by the address of the caller. Callers whose addresses nobody knows have one key between them.",
    fix: "enter the same key for both, give each changing address a host name, or use IKEv2",
    source: "https://www.rfc-editor.org/rfc/rfc2409#section-5.4",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[CALLER, OTHER, FIRST, ("tunnels[1]", SECOND)]),
    silent: Case::new(Base::TwoFirewalls, &[CALLER, OTHER, FIRST, ("tunnels[1]", ALIKE)]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let pairs = callers_of_one_end(plan);
    let other_key = pairs.iter().filter(|(first, tunnel)| first.key_of != tunnel.key_of);
    let in_main_mode = other_key.filter(|(first, tunnel)| !first.is_aggressive() && !tunnel.is_aggressive());
    in_main_mode
        .map(|(first, tunnel)| {
            let what =
                format!("{} and {} have different keys, and nobody can tell their callers apart", first.id, tunnel.id);
            Hit::at(format!("tunnels[{}].psk", tunnel.place), what)
        })
        .collect()
}
