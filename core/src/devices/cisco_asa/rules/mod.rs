//! The ASA's own design rules, codes from E101 on: one file each.

mod bgp_from_the_tunnel;
mod gone_in_9_16;
mod inside_address_sent;
mod lifetimes_of_ikev1;
mod nat_traversal_needed;
mod nat_traversal_quarrel;
mod no_name_as_identity;
mod one_outside_interface;
mod pairs_at_the_cloud;
mod peer_of_any_address;
mod peer_used_twice;
mod tunnel_group_of_another_name;

use crate::devices::cisco_asa::DEVICE;
use crate::plan::Plan;
use crate::rules::{self, OwnEnd, Rule};

/// Every rule.
pub static RULES: &[&Rule] = &[
    &pairs_at_the_cloud::RULE,
    &inside_address_sent::RULE,
    &no_name_as_identity::RULE,
    &peer_of_any_address::RULE,
    &tunnel_group_of_another_name::RULE,
    &bgp_from_the_tunnel::RULE,
    &gone_in_9_16::RULE,
    &one_outside_interface::RULE,
    &nat_traversal_quarrel::RULE,
    &nat_traversal_needed::RULE,
    &peer_used_twice::RULE,
    &lifetimes_of_ikev1::RULE,
];

/// Every end of a plan that is an ASA.
fn own_ends(plan: &Plan) -> impl Iterator<Item = OwnEnd<'_>> {
    rules::own_ends(plan, DEVICE.id)
}

/// For the rules' cases: the first of two firewalls.
const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "cisco_asa", "lines": [{"address": "198.51.100.10"}], "networks": ["10.10.0.0/24"],
        "bgp": {"asn": 65501}}"#,
);

/// For the rules' cases: the end that is no cloud.
const CLOUD_SIDE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "office", "system": "cisco_asa", "lines": [{"address": "198.51.100.10"}], "networks": ["192.168.10.0/24"]}"#,
);

/// For the rules' cases: behind a router, with an address of its own there.
const BEHIND_NAT: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "home", "system": "cisco_asa", "networks": ["10.0.0.0/24"], "bgp": {"asn": 65010},
        "lines": [{"fqdn": "home.example.net", "dynamic": true, "nat": {"behind": true, "inside": "192.168.178.2"}}]}"#,
);
const POLICY: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "policy"}"#);
