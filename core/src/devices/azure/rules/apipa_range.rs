//! An APIPA address outside Azure's range, or without its partner.

use super::azure;
use crate::devices::azure::sources::BGP26;
use crate::draft::Draft;
use crate::finding::Severity;
use crate::rules::{Base, Case, Check, Hit, Rule};
use std::net::Ipv4Addr;

pub(super) static RULE: Rule = Rule {
    code: "Z125",
    name: "apipa-range",
    severity: Severity::Error,
    what: "An APIPA address outside Azure's range.",
    why: "Azure takes 169.254.21.0 to 169.254.22.255, and uses it only when the other end peers with such an address, too.",
    fix: "choose an address in that range at both ends, or leave it empty",
    source: BGP26.url,
    check: Check::Draft(check),
    fires: Case::new(Base::CloudBgpNat, &[("gateways[1].settings.apipa", "\"169.254.20.2\"")]),
    silent: Case::new(Base::CloudBgpNat, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let outside = |address: &Ipv4Addr| {
        let [a, b, c, _] = address.octets();
        (a, b) != (169, 254) || !(21..=22).contains(&c)
    };
    azure(draft)
        .filter_map(|(gateway, _)| Some((gateway, gateway.settings.address("apipa").filter(outside)?)))
        .map(|(gateway, address)| {
            let path = format!("{}.settings.apipa", gateway.path);
            Hit::at(path, format!("{address} is outside 169.254.21.0 to 169.254.22.255"))
        })
        .collect()
}
