//! What a network is shown as exists elsewhere already.

use ipnet::IpNet;

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::addressing::{overlap, unusable};
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "A112",
    name: "translated-network-taken",
    severity: Severity::Error,
    what: "What a network is shown as exists elsewhere already.",
    why: "The addresses for 1:1 NAT must be nobody's: what has them itself can no longer be reached.",
    fix: "take a network of the same size that is free on all sides",
    source: "",
    check: Check::Draft(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[
            ("tunnels[0].routing.kind", "\"policy\""),
            ("tunnels[0].ends[0].translate", "[{\"from\":\"10.10.0.0/24\",\"to\":\"10.20.0.0/24\"}]"),
        ],
    ),
    silent: Case::new(
        Base::TwoFirewalls,
        &[
            ("tunnels[0].routing.kind", "\"policy\""),
            ("tunnels[0].ends[0].translate", "[{\"from\":\"10.10.0.0/24\",\"to\":\"10.210.0.0/24\"}]"),
        ],
    ),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let ends = draft.tunnels.iter().flat_map(|tunnel| tunnel.ends.iter().flatten());
    // One gateway may show a network alike in several tunnels.
    let shown: Vec<(usize, String, (IpNet, IpNet))> = ends
        .flat_map(|end| end.translate.iter().map(|pair| (end.gateway, format!("{}.translate", end.path), *pair)))
        .collect();
    let mut hits = Vec::new();
    for (index, (gateway, path, pair)) in shown.iter().enumerate() {
        let to = pair.1;
        let network = draft
            .gateways
            .iter()
            .flat_map(|gateway| &gateway.networks)
            .find(|net| overlap(**net, to) && net.prefix_len() > 0);
        let earlier = shown[..index]
            .iter()
            .find(|(other, _, before)| (other, before) != (gateway, pair) && overlap(before.1, to));
        let words = if let Some(net) = network {
            format!("{to} overlaps the network {net}")
        } else if let Some((_, _, (from, before))) = earlier {
            format!("{to} overlaps {before}, which {from} is shown as")
        } else if let Some((range, name)) = unusable(to) {
            format!("{to} touches {range}, which is {name}")
        } else {
            continue;
        };
        hits.push(Hit::at(path.clone(), words));
    }
    hits
}
