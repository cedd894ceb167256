//! 0.0.0.0/0 is named as a network.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "A109",
    name: "everything-as-network",
    severity: Severity::Warning,
    what: "0.0.0.0/0 is named as a network.",
    why: "All of the other side's traffic, the Internet included, would go through this tunnel.",
    fix: "name the networks that are meant, unless forced tunnelling is what you want",
    source: "",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[0].networks[0]", "\"0.0.0.0/0\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, gateway) in draft.gateways.iter().enumerate() {
        let all = gateway.networks.iter().filter(|network| network.prefix_len() == 0);
        hits.extend(
            all.map(|network| Hit::at(draft.network_path(index, *network), format!("{network} is everything"))),
        );
    }
    hits
}
