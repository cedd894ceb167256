//! More pairs of networks than a gateway carries in peace.

use super::limits::{PAIRS, Used, pairs};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z117",
    name: "too-many-pairs",
    severity: Severity::Warning,
    what: "More pairs of networks than a gateway carries in peace.",
    why: "Above 200 pairs in a gateway tunnels drop at random; one table names 100.",
    fix: "summarise the networks, or route instead of selecting",
    source: PAIRS.1.url,
    check: Check::Plan(check),
    fires: Case::new(
        Base::Cloud,
        &[
            ("tunnels[0].routing", "{\"kind\": \"policy\"}"),
            (
                "gateways[0].networks",
                "[\"192.168.0.0/24\", \"192.168.1.0/24\", \"192.168.2.0/24\", \"192.168.3.0/24\", \"192.168.4.0/24\", \"192.168.5.0/24\", \"192.168.6.0/24\", \"192.168.7.0/24\", \"192.168.8.0/24\", \"192.168.9.0/24\", \"192.168.10.0/24\", \"192.168.11.0/24\", \"192.168.12.0/24\", \"192.168.13.0/24\", \"192.168.14.0/24\"]",
            ),
            (
                "gateways[1].networks",
                "[\"10.20.0.0/16\", \"10.21.0.0/16\", \"10.22.0.0/16\", \"10.23.0.0/16\", \"10.24.0.0/16\", \"10.25.0.0/16\", \"10.26.0.0/16\", \"10.27.0.0/16\", \"10.28.0.0/16\", \"10.29.0.0/16\", \"10.30.0.0/16\", \"10.31.0.0/16\", \"10.32.0.0/16\", \"10.33.0.0/16\"]",
            ),
        ],
    ),
    silent: Case::new(Base::Cloud, &[("tunnels[0].routing", "{\"kind\": \"policy\"}")]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    pairs(plan).iter().filter_map(Used::above).collect()
}
