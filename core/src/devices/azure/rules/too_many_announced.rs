//! More networks announced to a gateway than it takes by BGP.

use super::limits::{ANNOUNCED, THOUSANDS, Used, announced};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z140",
    name: "too-many-announced",
    severity: Severity::Error,
    what: "More networks are announced to the gateway than it takes by BGP.",
    why: "Azure takes 4,000 prefixes by BGP and drops the session above.",
    fix: "announce fewer networks",
    source: ANNOUNCED.1.url,
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[("gateways[0].bgp.announce", THOUSANDS)]),
    silent: Case::new(Base::CloudBgpNat, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    announced(plan).iter().filter_map(Used::above).collect()
}
