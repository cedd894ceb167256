//! One proxy-id a tunnel.

use super::ends;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "N102",
    name: "one-pair-of-networks",
    severity: Severity::Error,
    what: "A ScreenOS tunnel is to carry more than one pair of networks.",
    why: "The published commands have one proxy-id for a VPN, and say that only one network is allowed on each side.",
    fix: "name one network on each side that holds the others, or give each pair a tunnel to an address of its own",
    source: "https://github.com/Azure/Azure-vpn-config-samples", // tidy: vendor
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[TWO, POLICY]),
    silent: Case::new(Base::TwoFirewalls, &[ONE, POLICY]),
};

const TWO: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "screenos", "lines": [{"address": "192.0.2.10"}], "networks": ["10.1.0.0/24", "10.3.0.0/24"]}"#,
);
const ONE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "screenos", "lines": [{"address": "192.0.2.10"}], "networks": ["10.1.0.0/24"]}"#,
);
pub(super) const POLICY: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "policy"}"#);

fn check(plan: &Plan) -> Vec<Hit> {
    let many = ends(plan).filter(|(_, _, end)| end.selectors.len() > 1);
    many.map(|(_, _, end)| {
        let what = format!("{} has {} pairs of networks", plan.gateways[end.gateway].id, end.selectors.len());
        Hit::at(format!("gateways[{}].networks", end.gateway), what)
    })
    .collect()
}
