//! NAT traversal off, with NAT in between.

use super::{HERE, OwnEnd, POLICY, own_ends};
use crate::finding::{Edit, Severity};
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "E110",
    name: "nat-traversal-needed",
    severity: Severity::Error,
    what: "NAT traversal is off at an ASA, and a router translates between the ends.",
    why: "ESP has no ports: without UDP around it most routers do not let it through, and none can tell two of them apart.",
    fix: "leave NAT traversal on",
    source: "https://www.rfc-editor.org/rfc/rfc3948",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, POLICY, OFF, BEHIND]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, POLICY, OFF]),
};

const OFF: (&str, &str) = ("gateways[0].settings.nat_t_off", "true");
const BEHIND: (&str, &str) =
    ("gateways[0].lines[0]", r#"{"address": "198.51.100.10", "nat": {"behind": true, "inside": "192.168.178.2"}}"#);

fn check(plan: &Plan) -> Vec<Hit> {
    let concerned = own_ends(plan).filter(|end| {
        let off = end.gateway.settings.flag("nat_t_off");
        off && end.tunnel.nat_between && !end.tunnel.is_route_based()
    });
    let hit = |end: OwnEnd<'_>| {
        let path = format!("gateways[{}].settings.nat_t_off", end.here.gateway);
        let edit = Edit { path: path.clone(), value: serde_json::Value::Bool(false) };
        Hit::at(path, format!("{} passes a router that translates", end.tunnel.id)).repair("Leave it on", vec![edit])
    };
    concerned.map(hit).collect()
}
