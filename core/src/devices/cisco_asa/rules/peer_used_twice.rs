//! Two tunnels to one peer.

use super::{HERE, POLICY, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule, peer_twice};

pub(super) static RULE: Rule = Rule {
    code: "E111",
    name: "peer-used-twice",
    severity: Severity::Error,
    what: "Two tunnels of an ASA lead to the same address.",
    why: "A tunnel group is named by the address of the peer and holds one key; a crypto map and a tunnel interface must not have \
          the same peer either.",
    fix: "make one tunnel of them, or give the other end a second address",
    source: "https://www.cisco.com/c/en/us/td/docs/security/asa/asa915/configuration/vpn/asa-915-vpn-config/vpn-vti.html",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, POLICY, AGAIN]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, POLICY]),
};

const AGAIN: (&str, &str) = (
    "tunnels[1]",
    r#"{"id": "again", "ends": [{"gateway": "site-a"}, {"gateway": "site-b"}], "routing": {"kind": "policy"}}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    peer_twice(own_ends(plan), "peer")
}
