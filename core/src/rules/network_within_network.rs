//! A network lies inside another of the same side.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::addressing::overlaps;
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "A102",
    name: "network-within-network",
    severity: Severity::Advice,
    what: "A network lies inside another of the same side.",
    why: "It is covered already; two selectors or routes for one network only make the tables longer.",
    fix: "take the smaller one away, or the larger one if only the smaller is meant",
    source: "",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[0].networks", "[\"192.168.10.0/24\",\"192.168.10.128/25\"]")]),
    silent: Case::new(Base::Cloud, &[("gateways[0].networks", "[\"192.168.10.0/24\",\"192.168.11.0/24\"]")]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, gateway) in draft.gateways.iter().enumerate() {
        for (i, j) in overlaps(&gateway.networks) {
            let (one, other) = (gateway.networks[i], gateway.networks[j]);
            let (inner, outer) = if one.contains(&other) { (other, one) } else { (one, other) };
            let what =
                if inner == outer { format!("{inner} stands twice") } else { format!("{inner} lies inside {outer}") };
            hits.push(Hit::at(draft.network_path(index, inner), what));
        }
    }
    hits
}
