//! Several pairs of networks.

use super::{HERE, POLICY, THERE, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "H101",
    name: "halon-order-of-networks",
    severity: Severity::Advice,
    what: "A Halon SR has several networks in one tunnel.",
    why: "Each pair of networks is a phase 2 with identities of its own, and the wiki warns that the order in which they are \
          typed may matter to the other end.",
    fix: "enter the networks at the other end as they stand here and in the same order, or name one network that holds them",
    source: "https://sr.wiki.halon.se/w/index.php?title=IPsec&oldid=1750",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, THERE, POLICY, ("gateways[1].networks[1]", "\"10.21.0.0/24\"")]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, THERE, POLICY]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for end in own_ends(plan).filter(|end| end.here.selectors.len() > 1) {
        let path = format!("tunnels[{}].routing.kind", end.tunnel.place);
        // Both ends of a tunnel may be one: it is said once.
        if hits.iter().all(|hit| hit.path != path) {
            let what =
                format!("{} has {} pairs of networks: their order counts", end.tunnel.id, end.here.selectors.len());
            hits.push(Hit::at(path, what));
        }
    }
    hits
}
