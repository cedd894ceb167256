//! The tunnels of one VPN connection are routed in different ways.

use super::{FREE, HERE, LINES, OwnEnd, SECOND, connections};
use crate::devices::aws::sources::WORKS;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "V112",
    name: "aws-routing-mixed",
    severity: Severity::Error,
    what: "The tunnels of one VPN connection are routed in different ways.",
    why: "A VPN connection is static or speaks BGP, in both of its tunnels.",
    fix: "use the same routing for both",
    source: WORKS.url,
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[
            HERE,
            FREE,
            LINES,
            (
                "tunnels[1]",
                r#"{"id": "second", "ends": [{"gateway": "site-a"}, {"gateway": "site-b", "line": "two"}], "routing": {"kind": "static"}}"#,
            ),
        ],
    ),
    silent: Case::new(Base::TwoFirewalls, &[HERE, FREE, LINES, SECOND]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mixed = |connection: &Vec<OwnEnd<'_>>| {
        let first = connection[0].tunnel;
        let other = connection.iter().map(|end| end.tunnel).find(|tunnel| tunnel.routing != first.routing)?;
        let what = format!("{} is routed in another way than {}", other.id, first.id);
        Some(Hit::at(format!("tunnels[{}].routing.kind", other.place), what))
    };
    connections(plan).iter().filter_map(mixed).collect()
}
