//! Policy-based and routed tunnels on one firewall: two places for the packet size.

use super::own;
use crate::finding::Severity;
use crate::plan::{Plan, PlannedTunnel};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "P106",
    name: "clamp-not-for-routed",
    severity: Severity::Advice,
    what: "One pfSense has policy-based and routed tunnels.",
    why: "The MSS clamp of the whole firewall knows only the networks of policy-based tunnels; a routed tunnel needs its \
          own value on its interface.",
    fix: "set both, as the guide says",
    source: "https://github.com/pfsense/pfsense",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[(
            "tunnels[1]",
            r#"{"id": "second", "ends": [{"gateway": "site-a"}, {"gateway": "site-b"}], "routing": {"kind": "policy"}}"#,
        )],
    ),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, gateway) in own(plan) {
        let ends_here = |tunnel: &&PlannedTunnel| tunnel.ends.iter().any(|end| end.gateway == index);
        let routed = plan.tunnels.iter().filter(ends_here).any(PlannedTunnel::is_route_based);
        let policy = plan.tunnels.iter().filter(ends_here).any(|tunnel| !tunnel.is_route_based());
        if routed && policy {
            let what = format!("{} has policy-based and routed tunnels", gateway.id);
            hits.push(Hit::at(format!("gateways[{index}]"), what));
        }
    }
    hits
}
