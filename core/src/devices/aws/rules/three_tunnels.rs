//! More than two tunnels lead from AWS to one address.

use super::{FREE, HERE, LINES, OwnEnd, SECOND, connections};
use crate::devices::aws::sources::TUNNELS;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "V104",
    name: "aws-three-tunnels",
    severity: Severity::Error,
    what: "More than two tunnels lead from AWS to one address.",
    why: "A VPN connection has two tunnels, and there is one connection for each address of the other end.",
    fix: "keep two of them, or give the other end a second line",
    source: TUNNELS.url,
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, FREE, LINES, SECOND, THIRD]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, FREE, LINES, SECOND]),
};

const THIRD: (&str, &str) = (
    "tunnels[2]",
    r#"{"id": "third", "ends": [{"gateway": "site-a"}, {"gateway": "site-b", "line": "two"}], "routing": {"kind": "bgp"}}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let third = |connection: &Vec<OwnEnd<'_>>| {
        let tunnel = connection.get(2)?.tunnel;
        let what = format!("{} is the third tunnel to one address", tunnel.id);
        Some(Hit::at(format!("tunnels[{}]", tunnel.place), what))
    };
    connections(plan).iter().filter_map(third).collect()
}
