//! The identity of a firewall whose address changes.

use super::own_ends;
use crate::finding::Severity;
use crate::plan::{Identity, Plan};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Y105",
    name: "zywall-sends-its-name",
    severity: Severity::Advice,
    what: "With a changing address a ZyWALL sends its host name as identity.",
    why: "The local ID is a text that is written down: an address that changes cannot stand there, so the name itself is \
          sent, not the address behind it. The other end must not insist on an address.",
    fix: "if the other end refuses the identity, enter the present public address as this end's identity",
    source: "https://support.zyxel.com",
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[HERE]),
    silent: Case::new(Base::CloudBgpNat, &[HERE, ("tunnels[0].ends[0].identity", "\"198.51.100.10\"")]),
};

const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "home", "system": "zywall", "networks": ["10.0.0.0/24"], "bgp": {"asn": 65010, "address": "10.0.0.1"},
        "lines": [{"fqdn": "home.example.net", "dynamic": true, "nat": {"behind": true, "inside": "192.168.178.2"}}]}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for end in own_ends(plan) {
        if let Identity::AddressOf(name) = &end.here.identity {
            let what = format!("{} sends the name {name}", plan.gateways[end.here.gateway].id);
            hits.push(Hit::at(format!("tunnels[{}].ends[{}].identity", end.tunnel.place, end.place), what));
        }
    }
    hits
}
