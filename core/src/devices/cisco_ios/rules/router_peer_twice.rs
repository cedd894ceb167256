//! Two tunnels to one peer.

use super::{IKE_HERE, POLICY, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule, peer_twice};

pub(super) static RULE: Rule = Rule {
    code: "G110",
    name: "router-peer-twice",
    severity: Severity::Error,
    what: "Two tunnels of a router lead to the same address.",
    why: "A key and an IKEv2 profile are found by the address of the peer: with two of one address the first one is taken for \
          both tunnels.",
    fix: "make one tunnel of them, or give the other end a second address",
    source: "https://github.com/YangModels/yang/blob/main/vendor/cisco/xe/1791/Cisco-IOS-XE-crypto.yang",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[IKE_HERE, POLICY, AGAIN]),
    silent: Case::new(Base::TwoFirewalls, &[IKE_HERE, POLICY]),
};

const AGAIN: (&str, &str) = (
    "tunnels[1]",
    r#"{"id": "again", "ends": [{"gateway": "site-a"}, {"gateway": "site-b"}], "routing": {"kind": "policy"}}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    peer_twice(own_ends(plan), "peer")
}
