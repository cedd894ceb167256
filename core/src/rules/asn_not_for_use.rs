//! An AS number is reserved.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "R102",
    name: "asn-not-for-use",
    severity: Severity::Error,
    what: "An AS number is reserved.",
    why: "Peers refuse it.",
    fix: "choose a private one: 64512 to 65534, or 4200000000 to 4294967294",
    source: "https://www.iana.org/assignments/as-numbers",
    check: Check::Draft(check),
    fires: Case::new(Base::TwoFirewalls, &[("gateways[0].bgp.asn", "23456")]),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

/// Reserved by IANA (registry read 2026-11-21): AS_TRANS, documentation, last of 16 bits and the block after it.
const RESERVED: [std::ops::RangeInclusive<u32>; 3] = [23456..=23456, 64496..=64511, 65535..=65551];

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let speakers = draft.gateways.iter().filter_map(|gateway| Some((gateway, gateway.bgp.asn?)));
    let reserved = speakers.filter(|(_, asn)| RESERVED.iter().any(|range| range.contains(asn)));
    reserved
        .map(|(gateway, asn)| Hit::at(format!("{}.bgp.asn", gateway.path), format!("AS {asn} is reserved")))
        .collect()
}
