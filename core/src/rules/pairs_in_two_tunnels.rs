//! Two policy-based tunnels between the same two gateways.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::Severity;
use crate::plan::{Plan, PlannedTunnel};

const POLICY: &str = "{\"kind\": \"policy\"}";

/// A second tunnel between the two.
const SECOND: &str = "{\"id\": \"second\", \"ends\": [{\"gateway\": \"office\"}, {\"gateway\": \"cloud\"}], \"routing\": {\"kind\": \"policy\"}}";

pub(super) static RULE: Rule = Rule {
    code: "A121",
    name: "pairs-in-two-tunnels",
    severity: Severity::Error,
    what: "Two policy-based tunnels carry the same pairs of networks.",
    why: "A policy names the one tunnel that carries a pair of networks: the second never gets a packet, or takes all from the first.",
    fix: "route the tunnels by BGP, or leave one of them out",
    source: "",
    check: Check::Plan(check),
    fires: Case::new(Base::Cloud, &[("tunnels[0].routing", POLICY), ("tunnels[1]", SECOND)]),
    silent: Case::new(Base::Cloud, &[("tunnels[0].routing", POLICY)]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    same_two(plan, |tunnel| !tunnel.is_route_based())
}

/// A report on each tunnel of a kind that joins the same two gateways as one of that kind before it.
pub(super) fn same_two(plan: &Plan, is_kind: fn(&PlannedTunnel) -> bool) -> Vec<Hit> {
    let ends = |tunnel: &PlannedTunnel| {
        let [one, other] = [tunnel.ends[0].gateway, tunnel.ends[1].gateway];
        (one.min(other), one.max(other))
    };
    let mut seen: Vec<((usize, usize), &str)> = Vec::new();
    let mut hits = Vec::new();
    for (place, tunnel) in plan.placed().filter(|(_, tunnel)| is_kind(tunnel)) {
        let ends = ends(tunnel);
        match seen.iter().find(|(known, _)| *known == ends) {
            Some((_, first)) => {
                let what = format!("{} carries the same networks as {first}", tunnel.id);
                hits.push(Hit::at(format!("tunnels[{place}].routing.kind"), what));
            }
            None => seen.push((ends, &tunnel.id)),
        }
    }
    hits
}
