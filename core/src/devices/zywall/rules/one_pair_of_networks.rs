//! A tunnel with several pairs of networks, where a connection takes one.

use super::{TO_ZYWALL, manual_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Y101",
    name: "one-network-pair-a-connection",
    severity: Severity::Error,
    what: "A ZyWALL's manual connection would have to join several pairs of networks.",
    why: "A connection has one local and one remote policy, and with manual keys one SPI: a second connection needs a \
          second SPI, so it is a tunnel of its own.",
    fix: "make one tunnel for each pair of networks, or name one network on each side that contains them all",
    source: "https://community.zyxel.com/en/discussion/31179",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[
            ("gateways[0]", TO_ZYWALL),
            (
                "gateways[1]",
                r#"{"id": "site-b", "system": "setkey", "lines": [{"address": "203.0.113.20"}],
                    "networks": ["10.20.0.0/24", "10.21.0.0/24"]}"#,
            ),
            ("tunnels[0].keying", "\"manual\""),
            ("tunnels[0].routing", r#"{"kind": "policy"}"#),
        ],
    ),
    silent: Case::new(Base::TwoFirewalls, super::MANUAL),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let several = manual_ends(plan).filter(|(_, _, pairs)| *pairs > 1);
    let hit = |(place, id, pairs)| {
        Hit::at(format!("tunnels[{place}].ends"), format!("{id} would have to join {pairs} pairs of networks"))
    };
    several.map(hit).collect()
}
