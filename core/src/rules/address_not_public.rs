//! The outside address is a private one.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::addressing::{Use, use_of};
use crate::draft::Draft;
use crate::finding::{Edit, Severity};

pub(super) static RULE: Rule = Rule {
    code: "A106",
    name: "address-not-public",
    severity: Severity::Error,
    what: "The outside address is a private one.",
    why: "The other end cannot send a packet there over the Internet.",
    fix: "enter the public address, and say that the gateway is behind NAT",
    source: "https://www.rfc-editor.org/rfc/rfc1918",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[0].lines[0].address", "\"192.168.178.2\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let lines = draft.gateways.iter().flat_map(|gateway| &gateway.lines);
    lines
        .filter_map(|line| {
            let address = line.address?;
            let kind = match use_of(address)? {
                Use::Private => "private",
                Use::CarrierNat => "behind a provider's NAT",
                Use::Special(name) | Use::Unusable(name) => name,
                Use::Documentation => return None,
            };
            let hit =
                Hit::at(format!("{}.address", line.path), format!("{address} is no public address: it is {kind}"));
            let edits = vec![
                Edit::set(format!("{}.nat.behind", line.path), true),
                Edit::set(format!("{}.nat.inside", line.path), address.to_string()),
                Edit::set(format!("{}.address", line.path), ""),
            ];
            Some(hit.repair("It is the address behind a NAT router", edits))
        })
        .collect()
}
