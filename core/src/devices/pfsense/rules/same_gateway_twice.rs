//! Two tunnels of one firewall to the same remote gateway.

use super::own;
use crate::finding::Severity;
use crate::plan::{Plan, Remote};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "P102",
    name: "remote-gateway-twice",
    severity: Severity::Error,
    what: "Two tunnels of one pfSense go to the same remote gateway.",
    why: "pfSense refuses a second phase 1 with the same remote gateway.",
    fix: "put both into one tunnel, or give the other side a second address",
    source: "https://github.com/pfsense/pfsense",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[(
            "tunnels[1]",
            r#"{"id": "second", "ends": [{"gateway": "site-a"}, {"gateway": "site-b"}],
                "routing": {"kind": "bgp", "transit": "172.19.0.4/30"}}"#,
        )],
    ),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, gateway) in own(plan) {
        let mut seen: Vec<&Remote> = Vec::new();
        for (number, tunnel) in plan.placed() {
            for end in tunnel.ends.iter().filter(|end| end.gateway == index) {
                let known = matches!(end.remote, Remote::Address(_) | Remote::Name(_));
                if known && seen.contains(&&end.remote) {
                    let what = format!("{} already has a tunnel to {}", gateway.id, end.remote.text());
                    hits.push(Hit::at(format!("tunnels[{number}].ends"), what));
                }
                seen.push(&end.remote);
            }
        }
    }
    hits
}
