//! An address is one of those reserved for examples.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::addressing::{Use, use_of};
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "A107",
    name: "documentation-address",
    severity: Severity::Advice,
    what: "An address is one of those reserved for examples.",
    why: "It stands in for your own: nothing answers there.",
    fix: "replace it with your own",
    source: "https://www.rfc-editor.org/rfc/rfc5737",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[]),
    silent: Case::new(
        Base::Cloud,
        &[("gateways[0].lines[0].address", "\"8.8.4.4\""), ("gateways[1].lines[0].address", "\"9.9.9.9\"")],
    ),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let lines = draft.gateways.iter().flat_map(|gateway| &gateway.lines);
    let addresses = lines.filter_map(|line| Some((line, line.address?)));
    let examples = addresses.filter(|(_, address)| use_of(*address) == Some(Use::Documentation));
    examples
        .map(|(line, address)| Hit::at(format!("{}.address", line.path), format!("{address} is an example's address")))
        .collect()
}
