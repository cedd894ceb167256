//! A peer whose address is not known, where pfSense wants one.

use super::super::era::Era;
use super::own;
use crate::finding::Severity;
use crate::plan::{Plan, Remote};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "P104",
    name: "peer-of-any-address",
    severity: Severity::Error,
    what: "The other end has neither a fixed address nor a name, and pfSense needs one here.",
    why: "The remote gateway 0.0.0.0 is taken since 2.5.2, and never for a routed tunnel: its interface needs to know \
          where packets go.",
    fix: "give the other end a host name that follows its address",
    source: "https://github.com/pfsense/pfsense",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[("gateways[1].lines[0]", r#"{"dynamic": true}"#), ("tunnels[0].initiator", "\"second\"")],
    ),
    silent: Case::new(
        Base::TwoFirewalls,
        &[
            ("gateways[1].lines[0]", r#"{"dynamic": true, "fqdn": "b.example.net"}"#),
            ("tunnels[0].initiator", "\"second\""),
        ],
    ),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, gateway) in own(plan) {
        for tunnel in &plan.tunnels {
            let takes_any = Era::of(gateway.release).start_action() && !tunnel.is_route_based();
            let any = |end: &&crate::plan::End| end.gateway == index && end.remote == Remote::Any;
            if takes_any || !tunnel.ends.iter().any(|end| any(&end)) {
                continue;
            }
            let other = tunnel.ends.iter().find(|end| end.gateway != index);
            let Some(other) = other else { continue };
            let what = format!("{} cannot be told to accept {} from any address", gateway.id, tunnel.id);
            hits.push(Hit::at(format!("gateways[{}].lines[{}].fqdn", other.gateway, other.line), what));
        }
    }
    hits
}
