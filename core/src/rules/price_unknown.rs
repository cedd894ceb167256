//! A gateway is billed by the month, and a price of it is not known.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::Severity;
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "C101",
    name: "price-unknown",
    severity: Severity::Advice,
    what: "The month's bill lacks a price that no source here names.",
    why: "A total without it is too low, and a guess would look like a fact.",
    fix: "give the price yourself, or a price list saved from the maker's price service",
    source: "",
    check: Check::Plan(check),
    fires: Case::new(Base::Cloud, &[("gateways[1].settings.sku", "\"VpnGw5AZ\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let unknown = &plan.bill().unknown;
    let billed = plan.gateways.iter().position(|gateway| gateway.device.bill.is_some());
    let hit = |index: usize| {
        let what = format!("No price is known for: {}", unknown.join("; "));
        Hit::at(format!("gateways[{index}].system"), what)
    };
    billed.filter(|_| !unknown.is_empty()).map(hit).into_iter().collect()
}
