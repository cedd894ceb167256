//! A peer without address and name.

use super::own;
use crate::finding::Severity;
use crate::plan::{Plan, Remote};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "J104",
    name: "gateway-of-any-address",
    severity: Severity::Error,
    what: "The other end has neither a fixed address nor a name, and the commands for Junos need one.",
    why: "Junos has gateways for peers of any address, but binds them to an identity and, with IKEv1, to aggressive mode; \
          those commands are not written here.",
    fix: "give the other end a host name that follows its address",
    source: "https://github.com/Juniper/yang",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, ("gateways[1].lines[0]", r#"{"dynamic": true}"#), SECOND]),
    silent: Case::new(
        Base::TwoFirewalls,
        &[HERE, ("gateways[1].lines[0]", r#"{"dynamic": true, "fqdn": "b.example.net"}"#), SECOND],
    ),
};

const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "junos", "lines": [{"address": "192.0.2.10"}], "networks": ["10.1.0.0/24"],
        "bgp": {"asn": 65010}}"#,
);
const SECOND: (&str, &str) = ("tunnels[0].initiator", "\"second\"");

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, gateway) in own(plan) {
        for tunnel in &plan.tunnels {
            let [first, second] = &tunnel.ends;
            for (here, there) in [(first, second), (second, first)] {
                if here.gateway == index && here.remote == Remote::Any {
                    let path = format!("gateways[{}].lines[{}].fqdn", there.gateway, there.line);
                    hits.push(Hit::at(path, format!("{} cannot be told where {} comes from", gateway.id, tunnel.id)));
                }
            }
        }
    }
    hits
}
