//! Two tunnels of AWS have one outside address.

use super::{FREE, HERE, LINES, SECOND, own_ends};
use crate::devices::aws::sources::TUNNELS;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "V105",
    name: "aws-line-shared",
    severity: Severity::Error,
    what: "Two tunnels of AWS have one outside address.",
    why: "Each tunnel has an outside address of its own; each is a line of the gateway here.",
    fix: "give the AWS gateway a line for each tunnel, and name it at the tunnel's end",
    source: TUNNELS.url,
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, FREE, LINES, AGAIN]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, FREE, LINES, SECOND]),
};

const AGAIN: (&str, &str) = (
    "tunnels[1]",
    r#"{"id": "again", "ends": [{"gateway": "site-a"}, {"gateway": "site-b", "line": "one"}], "routing": {"kind": "bgp"}}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let mut seen: Vec<(usize, usize)> = Vec::new();
    let mut hits = Vec::new();
    for end in own_ends(plan) {
        let line = (end.here.gateway, end.here.line);
        if seen.contains(&line) {
            let path = format!("tunnels[{}].ends[{}].line", end.tunnel.place, end.place);
            hits.push(Hit::at(path, format!("{} has the outside address of another tunnel", end.tunnel.id)));
        }
        seen.push(line);
    }
    hits
}
