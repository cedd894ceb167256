//! A network touches a range that never travels between sites.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::addressing::unusable;
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "A105",
    name: "network-not-usable",
    severity: Severity::Error,
    what: "A network touches a range that never travels between sites.",
    why: "Loopback, link-local, multicast and reserved addresses are not routed.",
    fix: "name the network that is really meant",
    source: "https://www.rfc-editor.org/rfc/rfc6890",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[0].networks[0]", "\"127.0.0.0/8\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, gateway) in draft.gateways.iter().enumerate() {
        for network in &gateway.networks {
            hits.extend(unusable(*network).map(|(range, name)| {
                Hit::at(draft.network_path(index, *network), format!("{network} touches {range}, which is {name}"))
            }));
        }
    }
    hits
}
