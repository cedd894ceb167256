//! The address behind the router is given as the public one.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "I104",
    name: "nat-address-confused",
    severity: Severity::Error,
    what: "The address behind the router is given as the public one.",
    why: "The other end would call an address that is not there.",
    fix: "enter the router's public address above, and the gateway's own address here",
    source: "",
    check: Check::Draft(check),
    fires: Case::new(
        Base::CloudBgpNat,
        &[
            ("gateways[0].lines[0].address", "\"198.51.100.10\""),
            ("gateways[0].lines[0].nat.inside", "\"198.51.100.10\""),
        ],
    ),
    silent: Case::new(Base::CloudBgpNat, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let lines = draft.gateways.iter().flat_map(|gateway| &gateway.lines);
    let confused = lines.filter(|line| line.behind_nat && line.inside.is_some() && line.inside == line.address);
    confused
        .map(|line| {
            Hit::at(format!("{}.nat.inside", line.path), "public address and address behind the router are the same")
        })
        .collect()
}
