//! AWS does not take this AS number.

use super::{FREE, HERE, own_ends};
use crate::devices::aws::sources::CUSTOMER;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "V109",
    name: "aws-asn",
    severity: Severity::Error,
    what: "AWS does not take this AS number.",
    why: "A virtual private gateway has a private number of its own; at the other end AWS keeps 7224 everywhere and a few in single regions.",
    fix: "use 64512 to 65534, or 4200000000 to 4294967294, another one at each end",
    source: CUSTOMER.url,
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, FREE, ("gateways[1].bgp.asn", "65535")]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, FREE]),
};

/// Numbers that AWS keeps for itself; the region, where it is only one.
const KEPT: &[(u32, &str)] = &[(7224, ""), (9059, "eu-west-1"), (10124, "ap-northeast-1"), (17943, "ap-southeast-1")];

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut wrong = |gateway: usize, what: String| {
        let path = format!("gateways[{gateway}].bgp.asn");
        if !hits.iter().any(|hit: &Hit| hit.path == path) {
            hits.push(Hit::at(path, what));
        }
    };
    for end in own_ends(plan) {
        let Some(bgp) = &end.here.bgp else { continue };
        if !matches!(bgp.asn, 64_512..=65_534 | 4_200_000_000..=4_294_967_294) {
            wrong(end.here.gateway, format!("{} is none that a virtual private gateway takes", bgp.asn));
        }
        let region = end.gateway.settings.text("region");
        if KEPT.iter().any(|(kept, only)| *kept == bgp.peer_asn && (only.is_empty() || *only == region)) {
            wrong(end.there.gateway, format!("AWS keeps {} for itself in {region}", bgp.peer_asn));
        }
    }
    hits
}
