//! Halon SR's own design rules, codes from H101 on: one file each. They are what its wiki
//! warns of.

mod callers_not_alike;
mod dead_peers;
mod l2tp_in_aggressive_mode;
mod nat_traversal_versions;
mod order_of_networks;

use crate::crypto::IkeVersion;
use crate::devices::halon_sr::DEVICE;
use crate::plan::Plan;
use crate::rules::{self, OwnEnd, Rule};

/// Every rule.
pub static RULES: &[&Rule] = &[
    &order_of_networks::RULE,
    &callers_not_alike::RULE,
    &l2tp_in_aggressive_mode::RULE,
    &nat_traversal_versions::RULE,
    &dead_peers::RULE,
];

/// Every end of a plan that is a Halon SR, in a tunnel with IKEv1.
fn own_ends(plan: &Plan) -> impl Iterator<Item = OwnEnd<'_>> {
    rules::own_ends(plan, DEVICE.id).filter(|end| end.tunnel.ike_version == IkeVersion::V1)
}

/// True when the gateway is a Halon SR.
fn is_own(plan: &Plan, gateway: usize) -> bool {
    plan.gateways[gateway].device.id == DEVICE.id
}

/// True when the other end is of another kind.
fn is_foreign(plan: &Plan, end: &OwnEnd<'_>) -> bool {
    !is_own(plan, end.there.gateway)
}

/// For the rules' cases: the first of two firewalls.
const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "halon_sr", "lines": [{"address": "198.51.100.10"}], "networks": ["10.10.0.0/24"]}"#,
);

/// For the rules' cases: the second of two firewalls.
const THERE: (&str, &str) = (
    "gateways[1]",
    r#"{"id": "site-b", "system": "halon_sr", "lines": [{"address": "203.0.113.20"}], "networks": ["10.20.0.0/24"]}"#,
);
const POLICY: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "policy"}"#);
