//! ZyWALL's own design rules, codes from Y101 on: one file each.

mod key_begins_like_hex;
mod name_as_identity;
mod name_too_long;
mod one_pair_of_networks;
mod peer_of_any_address;

use crate::devices::zywall::DEVICE;
use crate::plan::Plan;
use crate::rules::{self, OwnEnd, Rule};

/// Every rule.
pub static RULES: &[&Rule] = &[
    &one_pair_of_networks::RULE,
    &key_begins_like_hex::RULE,
    &name_too_long::RULE,
    &peer_of_any_address::RULE,
    &name_as_identity::RULE,
];

/// Every end with IKE of a plan that is a ZyWALL.
fn own_ends(plan: &Plan) -> impl Iterator<Item = OwnEnd<'_>> {
    rules::own_ends(plan, DEVICE.id)
}

/// The ends of manual tunnels that are a ZyWALL: place of the tunnel, id of the
/// gateway, number of pairs of networks.
fn manual_ends(plan: &Plan) -> impl Iterator<Item = (usize, &str, usize)> {
    plan.manual.iter().flat_map(|tunnel| {
        let own = tunnel.ends.iter().filter(|end| plan.gateways[end.gateway].device.id == DEVICE.id);
        own.map(|end| (tunnel.place, plan.gateways[end.gateway].id.as_str(), end.selectors.len()))
    })
}

/// For the rules' cases: a ZyWALL as first end.
const TO_ZYWALL: &str =
    r#"{"id": "site-a", "system": "zywall", "lines": [{"address": "198.51.100.10"}], "networks": ["10.10.0.0/24"]}"#;

/// For the rules' cases: a tunnel with manual keys from a ZyWALL to a BSD router.
const MANUAL: &[(&str, &str)] = &[
    ("gateways[0]", TO_ZYWALL),
    (
        "gateways[1]",
        r#"{"id": "site-b", "system": "setkey", "lines": [{"address": "203.0.113.20"}], "networks": ["10.20.0.0/24"]}"#,
    ),
    ("tunnels[0].keying", "\"manual\""),
    ("tunnels[0].routing", r#"{"kind": "policy"}"#),
];

/// For the rules' cases: two ZyWALLs with IKE.
const IKE_HERE: (&str, &str) = ("gateways[0]", TO_ZYWALL);
const IKE_THERE: (&str, &str) = (
    "gateways[1]",
    r#"{"id": "site-b", "system": "zywall", "lines": [{"address": "203.0.113.20"}], "networks": ["10.20.0.0/24"]}"#,
);
const POLICY: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "policy"}"#);
