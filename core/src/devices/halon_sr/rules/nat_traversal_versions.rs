//! Versions of NAT traversal.

use super::{HERE, OwnEnd, POLICY, THERE, is_foreign, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

/// A system with NAT traversal that follows the standard.
const OTHER: (&str, &str) = ("gateways[1].system", "\"linux_strongswan\""); // tidy: vendor

pub(super) static RULE: Rule = Rule {
    code: "H104",
    name: "halon-nat-traversal-versions",
    severity: Severity::Advice,
    what: "A Halon SR and a peer of another kind negotiate NAT traversal, though nothing translates between them.",
    why: "IKEv1 has several versions of NAT traversal, and two implementations may not agree on one: phase 1 begins and \
          then hangs.",
    fix: "if that happens, switch NAT traversal off at the other end",
    source: "https://sr.wiki.halon.se/w/index.php?title=IPsec&oldid=1750",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, POLICY, OTHER, ("gateways[1].release", "null")]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, THERE, POLICY]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    // A peer that can be told to do without has a rule of its own, which says where.
    let told = |end: &OwnEnd<'_>| {
        let questions = plan.gateways[end.there.gateway].device.questions;
        questions.iter().any(|question| question.key == "nat_t_off")
    };
    let hit = |end: OwnEnd<'_>| {
        let what = format!("{} may hang where both ends compare their NAT traversal", end.tunnel.id);
        Hit::at(format!("tunnels[{}].protection", end.tunnel.place), what)
    };
    own_ends(plan).filter(|end| is_foreign(plan, end) && !end.tunnel.nat_between && !told(end)).map(hit).collect()
}
