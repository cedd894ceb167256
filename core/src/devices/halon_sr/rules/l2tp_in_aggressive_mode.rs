//! Aggressive mode and the L2TP server.

use super::{HERE, OwnEnd, POLICY, THERE, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "H103",
    name: "halon-l2tp-in-aggressive-mode",
    severity: Severity::Advice,
    what: "A Halon SR has a tunnel in aggressive mode.",
    why: "Its L2TP server opens tunnels in aggressive mode as well, and the two clash.",
    fix: "do not run L2TP and such tunnels on one system, or use main mode",
    source: "https://sr.wiki.halon.se/w/index.php?title=IPsec&oldid=1750",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[HERE, THERE, POLICY, ("tunnels[0].protection.exchange_mode", "\"aggressive\"")],
    ),
    silent: Case::new(Base::TwoFirewalls, &[HERE, THERE, POLICY]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let hit = |end: OwnEnd<'_>| {
        let what = format!("{}: no L2TP beside {}", plan.gateways[end.here.gateway].id, end.tunnel.id);
        Hit::at(format!("tunnels[{}].protection.exchange_mode", end.tunnel.place), what)
    };
    own_ends(plan).filter(|end| end.tunnel.is_aggressive()).map(hit).collect()
}
