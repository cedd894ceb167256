//! Both ends of a tunnel are AWS.

use super::{FREE, HERE, own_ends};
use crate::devices::aws::sources::CUSTOMER;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "V101",
    name: "aws-both-ends",
    severity: Severity::Error,
    what: "Both ends of a tunnel are AWS.",
    why: "A VPN connection is made for an address of the other end that is known before, and AWS gives its own one only to a connection that exists; inside the tunnel both would have the lower address.",
    fix: "join the VPCs by peering or a transit gateway",
    source: CUSTOMER.url,
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, FREE, BOTH]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, FREE]),
};

const BOTH: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "aws", "lines": [{"address": "198.51.100.10"}], "networks": ["10.10.0.0/24"]}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let both = own_ends(plan).filter(|end| {
        end.place == 1 && plan.gateways[end.here.gateway].device.id == plan.gateways[end.there.gateway].device.id
    });
    both.map(|end| {
        Hit::at(format!("gateways[{}].system", end.here.gateway), format!("{} connects AWS with AWS", end.tunnel.id))
    })
    .collect()
}
