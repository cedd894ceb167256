//! IOS's own design rules, codes from G101 on: one file each.

mod another_line_with_ike;
mod bgp_interface_missing;
mod identity_behind_nat;
mod name_with_ikev1;
mod one_outside_interface;
mod one_pair_shown;
mod refused_from_17_11;
mod router_needs_an_address;
mod router_peer_twice;
mod undocumented;

use crate::devices::cisco_ios::DEVICE;
use crate::plan::{ManualEnd, ManualTunnel, Plan};
use crate::rules::{self, OwnEnd, Rule};

/// Every rule.
pub static RULES: &[&Rule] = &[
    &undocumented::RULE,
    &one_pair_shown::RULE,
    &one_outside_interface::RULE,
    &refused_from_17_11::RULE,
    &identity_behind_nat::RULE,
    &router_needs_an_address::RULE,
    &bgp_interface_missing::RULE,
    &another_line_with_ike::RULE,
    &name_with_ikev1::RULE,
    &router_peer_twice::RULE,
];

/// Every end with IKE of a plan that is a router of this kind.
fn own_ends(plan: &Plan) -> impl Iterator<Item = OwnEnd<'_>> {
    rules::own_ends(plan, DEVICE.id)
}

/// The ends with manual keys that are a router of this kind, with their tunnels.
fn manual_ends(plan: &Plan) -> impl Iterator<Item = (&ManualTunnel, &ManualEnd)> {
    let own = |end: &&ManualEnd| plan.gateways[end.gateway].device.id == DEVICE.id;
    plan.manual.iter().flat_map(move |tunnel| tunnel.ends.iter().filter(own).map(move |end| (tunnel, end)))
}

/// For the rules' cases: the first end.
const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "cisco_ios", "lines": [{"address": "198.51.100.10"}], "networks": ["10.10.0.0/24"]}"#,
);

/// For the rules' cases: a tunnel with manual keys to another router of this kind.
const THERE: (&str, &str) = (
    "gateways[1]",
    r#"{"id": "site-b", "system": "cisco_ios", "lines": [{"address": "203.0.113.20"}], "networks": ["10.20.0.0/24"]}"#,
);
const BY_HAND: (&str, &str) = ("tunnels[0].keying", "\"manual\"");
const ALGORITHMS: (&str, &str) = ("tunnels[0].manual", r#"{"encryption": "aes128", "integrity": "sha1"}"#);
const POLICY: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "policy"}"#);

/// For the rules' cases: the first of two firewalls, with IKE.
const IKE_HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "cisco_ios", "lines": [{"address": "198.51.100.10"}], "networks": ["10.10.0.0/24"],
        "bgp": {"asn": 65501}}"#,
);

/// For the rules' cases: behind a router, with an address of its own there.
const BEHIND_NAT: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "home", "system": "cisco_ios", "networks": ["10.0.0.0/24"], "bgp": {"asn": 65010},
        "lines": [{"fqdn": "home.example.net", "dynamic": true, "nat": {"behind": true, "inside": "192.168.178.2"}}]}"#,
);
