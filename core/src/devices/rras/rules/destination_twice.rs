//! Two tunnels to one destination.

use super::{HERE, STATIC, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "M101",
    name: "destination-of-rras-twice",
    severity: Severity::Error,
    what: "Two tunnels of a Windows server lead to the same address.",
    why: "With a pre-shared key one interface only can be enabled for each destination.",
    fix: "make one tunnel of them, or give the other end a second address",
    source: "https://learn.microsoft.com/en-us/powershell/module/remoteaccess/add-vpns2sinterface?view=windowsserver2025-ps",
    check: Check::Plan(check),
    fires: Case { base: Base::TwoFirewalls, edits: &[HERE, STATIC, AGAIN] },
    silent: Case { base: Base::TwoFirewalls, edits: &[HERE, STATIC] },
};

const AGAIN: (&str, &str) = (
    "tunnels[1]",
    r#"{"id": "again", "ends": [{"gateway": "site-a"}, {"gateway": "site-b"}], "routing": {"kind": "static"}}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let mut seen: Vec<(usize, String)> = Vec::new();
    let mut hits = Vec::new();
    for (tunnel, place, end) in own_ends(plan) {
        let peer = (end.gateway, end.remote.text());
        if seen.contains(&peer) {
            let path = format!("tunnels[{}].ends[{}].line", tunnel.place, 1 - place);
            hits.push(Hit::at(path, format!("{} has {} as destination twice", plan.gateways[end.gateway].id, peer.1)));
        }
        seen.push(peer);
    }
    hits
}
