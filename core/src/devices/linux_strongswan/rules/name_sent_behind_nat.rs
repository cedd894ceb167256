//! The identity of a router behind NAT whose public address changes.

use crate::devices::linux_strongswan::DEVICE;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule, names_sent};

pub(super) static RULE: Rule = Rule {
    code: "L101",
    name: "strongswan-name-sent-behind-nat",
    severity: Severity::Advice,
    what: "Behind NAT, with a changing address, strongSwan sends its host name as identity.",
    why: "Without an identity it sends the address on its packets, which means nothing outside; with one it sends the name \
          itself, not the address behind it. The other end must not insist on an address.",
    fix: "if the other end refuses the identity, enter the present public address as this end's identity",
    source: "https://github.com/strongswan/strongswan/blob/6.0.6/src/swanctl/swanctl.opt",
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[HERE]),
    silent: Case::new(Base::CloudBgpNat, &[HERE, ("tunnels[0].ends[0].identity", "\"198.51.100.10\"")]),
};

const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "home", "system": "linux_strongswan", "networks": ["10.0.0.0/24"], "bgp": {"asn": 65010, "address": "10.0.0.1"},
        "lines": [{"fqdn": "home.example.net", "dynamic": true, "nat": {"behind": true, "inside": "192.168.178.2"}}]}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    names_sent(plan, |gateway| gateway.device.id == DEVICE.id)
}
