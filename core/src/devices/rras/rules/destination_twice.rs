//! Two tunnels to one destination.

use super::{HERE, STATIC, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule, peer_twice};

pub(super) static RULE: Rule = Rule {
    code: "M101",
    name: "destination-of-rras-twice",
    severity: Severity::Error,
    what: "Two tunnels of a Windows server lead to the same address.",
    why: "With a pre-shared key one interface only can be enabled for each destination.",
    fix: "make one tunnel of them, or give the other end a second address",
    source: "https://learn.microsoft.com/en-us/powershell/module/remoteaccess/add-vpns2sinterface?view=windowsserver2025-ps",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, STATIC, AGAIN]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, STATIC]),
};

const AGAIN: (&str, &str) = (
    "tunnels[1]",
    r#"{"id": "again", "ends": [{"gateway": "site-a"}, {"gateway": "site-b"}], "routing": {"kind": "static"}}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    peer_twice(own_ends(plan), "destination")
}
