//! Networks of the two sides overlap.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::addressing::overlap;
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "A101",
    name: "networks-overlap",
    severity: Severity::Error,
    what: "Networks of the two sides overlap.",
    why: "A packet to an address that exists on both sides never enters the tunnel.",
    fix: "renumber one of the two, or give only the parts that differ",
    source: "",
    check: Check::Draft(check),
    fires: Case { base: Base::Cloud, edits: &[("gateways[0].networks[0]", "\"10.20.1.0/24\"")] },
    silent: Case { base: Base::Cloud, edits: &[] },
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for tunnel in &draft.tunnels {
        let Some([first, second]) = &tunnel.ends else { continue };
        let (one, other) = (&draft.gateways[first.gateway], &draft.gateways[second.gateway]);
        for network in &one.networks {
            for foreign in other.networks.iter().filter(|foreign| overlap(*network, **foreign)) {
                let what = format!("{network} of {} overlaps {foreign} of {}", one.id, other.id);
                hits.push(Hit::at(draft.network_path(first.gateway, *network), what));
            }
        }
    }
    hits
}
