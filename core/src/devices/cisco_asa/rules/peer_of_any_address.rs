//! A peer without address.

use super::{HERE, OwnEnd, POLICY, own_ends};
use crate::finding::Severity;
use crate::plan::{Plan, Remote};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "E104",
    name: "peer-of-any-address-at-asa",
    severity: Severity::Error,
    what: "The other end has neither a fixed address nor one that will be known.",
    why: "A crypto map entry, a tunnel interface and a tunnel group are named by the address of the peer. Dynamic crypto maps \
          for unknown peers are not written here.",
    fix: "give the other end a fixed public address",
    source: "https://learn.microsoft.com/en-us/azure/vpn-gateway/vpn-gateway-3rdparty-device-config-cisco-asa", // tidy: vendor
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, POLICY, SECOND, ("gateways[1].lines[0]", r#"{"dynamic": true}"#)]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, POLICY, SECOND]),
};

const SECOND: (&str, &str) = ("tunnels[0].initiator", "\"second\"");

fn check(plan: &Plan) -> Vec<Hit> {
    let any = own_ends(plan).filter(|end| end.here.remote == Remote::Any);
    let hit = |end: OwnEnd<'_>| {
        let path = format!("gateways[{}].lines[{}].address", end.there.gateway, end.there.line);
        Hit::at(path, format!("{} cannot be told where {} comes from", end.gateway.id, end.tunnel.id))
    };
    any.map(hit).collect()
}
