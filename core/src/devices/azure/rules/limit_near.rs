//! A limit on networks is near, and fewer networks would hold the same addresses.

use super::limits::{MANY, Used, announced, entered, pairs};
use crate::devices::azure::sources::LIMITS24;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z141",
    name: "limit-near",
    severity: Severity::Advice,
    what: "More than half of what the gateway takes, and fewer networks would hold the same addresses.",
    why: "The next sites may go beyond the limit: 1,000 prefixes in a local network gateway, 4,000 by BGP, 200 pairs of networks.",
    fix: "summarise the networks",
    source: LIMITS24.url,
    check: Check::Plan(check),
    fires: Case::new(Base::Cloud, &[("gateways[0].networks", MANY)]),
    silent: Case::new(Base::Cloud, &[("gateways[0].networks", "[\"10.100.0.0/24\", \"10.100.1.0/24\"]")]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    [entered(plan), announced(plan), pairs(plan)].iter().flatten().filter_map(Used::near).collect()
}
