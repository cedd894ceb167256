//! The default route is announced.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "R103",
    name: "bgp-announces-everything",
    severity: Severity::Warning,
    what: "The default route is announced.",
    why: "The other side sends all its traffic here, the Internet included.",
    fix: "announce the networks that are meant",
    source: "",
    check: Check::Draft(check),
    fires: Case::new(Base::TwoFirewalls, &[("gateways[0].bgp.announce", "[\"0.0.0.0/0\"]")]),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for gateway in &draft.gateways {
        let all = gateway.bgp.announce.iter().filter(|network| network.prefix_len() == 0);
        hits.extend(all.map(|network| {
            Hit::at(format!("{}.bgp.announce", gateway.path), format!("{} announces {network}", gateway.id))
        }));
    }
    hits
}
