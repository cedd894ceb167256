//! Tunnels on several lines, where the commands know one outside interface.

use super::{ALGORITHMS, BY_HAND, HERE, POLICY, THERE, manual_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "G103",
    name: "one-outside-interface",
    severity: Severity::Error,
    what: "A router's tunnel with manual keys leaves by another line than its first one.",
    why: "The commands that are written put the crypto map on one outside interface; a tunnel of another line would \
          never meet it.",
    fix: "let the tunnels with manual keys use the router's first line",
    source: "https://www.cisco.com/c/en/us/td/docs/ios/12_2/security/command/reference/srfipsec.html",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[TWO_LINES, THERE, BY_HAND, ALGORITHMS, POLICY, ("tunnels[0].ends[0].line", "\"second\"")],
    ),
    silent: Case::new(Base::TwoFirewalls, &[HERE, THERE, BY_HAND, ALGORITHMS, POLICY]),
};

const TWO_LINES: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "cisco_ios", "networks": ["10.10.0.0/24"],
        "lines": [{"id": "first", "address": "198.51.100.10"}, {"id": "second", "address": "192.0.2.10"}]}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let other = manual_ends(plan).filter(|(_, end)| end.line != 0);
    other
        .map(|(tunnel, end)| {
            let what = format!("{} does not use the first line of {}", tunnel.id, plan.gateways[end.gateway].id);
            Hit::at(format!("tunnels[{}].ends", tunnel.place), what)
        })
        .collect()
}
