//! Two tunnels with static routes between the same two gateways.

use super::pairs_in_two_tunnels::same_two;
use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::scenario::RoutingKind;

/// A second tunnel between the two.
const SECOND: &str = "{\"id\": \"second\", \"ends\": [{\"gateway\": \"office\"}, {\"gateway\": \"cloud\"}], \"routing\": {\"kind\": \"static\"}}";

pub(super) static RULE: Rule = Rule {
    code: "A122",
    name: "routes-in-two-tunnels",
    severity: Severity::Warning,
    what: "Two tunnels have static routes to the same networks.",
    why: "The routes are the same in both: which tunnel carries a packet is left to the device, and a tunnel that is down may keep its routes.",
    fix: "route them by BGP, or set metrics and a check of the tunnel by hand",
    source: "",
    check: Check::Plan(check),
    fires: Case::new(Base::Cloud, &[("tunnels[1]", SECOND)]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    same_two(plan, |tunnel| tunnel.routing == RoutingKind::Static)
}
