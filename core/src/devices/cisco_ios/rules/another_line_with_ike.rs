//! Several lines, where the commands know one outside interface.

use super::{OwnEnd, POLICY, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "G108",
    name: "another-line-with-ike",
    severity: Severity::Error,
    what: "A tunnel with IKE leaves a router by another line than its first one.",
    why: "The commands that are written name one outside interface: a tunnel of another line would never meet its crypto map or \
          its source.",
    fix: "let the tunnels use the router's first line",
    source: "https://github.com/Azure/Azure-vpn-config-samples", // tidy: vendor
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[TWO_LINES, POLICY, ("tunnels[0].ends[0].line", "\"second\"")]),
    silent: Case::new(Base::TwoFirewalls, &[TWO_LINES, POLICY, ("tunnels[0].ends[0].line", "\"first\"")]),
};

const TWO_LINES: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "cisco_ios", "networks": ["10.10.0.0/24"],
        "lines": [{"id": "first", "address": "198.51.100.10"}, {"id": "second", "address": "192.0.2.10"}]}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let other = own_ends(plan).filter(|end| end.here.line != 0);
    let hit = |end: OwnEnd<'_>| {
        let path = format!("tunnels[{}].ends[{}].line", end.tunnel.place, end.place);
        Hit::at(path, format!("{} does not use the first line of {}", end.tunnel.id, end.gateway.id))
    };
    other.map(hit).collect()
}
