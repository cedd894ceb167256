//! More networks behind the other end than a local network gateway takes.

use super::limits::{THOUSAND, Used, entered};
use crate::devices::azure::sources::LIMITS24;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z118",
    name: "too-many-prefixes",
    severity: Severity::Error,
    what: "More networks behind the other end than a local network gateway takes.",
    why: "A local network gateway holds 1,000 prefixes.",
    fix: "summarise them, or use BGP",
    source: LIMITS24.url,
    check: Check::Plan(check),
    fires: Case::new(Base::Cloud, &[("gateways[0].networks", THOUSAND)]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    entered(plan).iter().filter_map(Used::above).collect()
}
