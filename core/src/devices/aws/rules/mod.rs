//! AWS's own design rules, codes from V101 on: one file each.

mod asn;
mod bgp_address;
mod both_ends;
mod identity;
mod inside_network;
mod lifetimes;
mod line_shared;
mod one_pair;
mod one_tunnel;
mod peer_address_changes;
mod routing_mixed;
mod starts_with_ikev1;
mod three_tunnels;

use super::DEVICE;
use crate::plan::Plan;
use crate::rules::{self, OwnEnd, Rule};

/// Every rule.
pub static RULES: &[&Rule] = &[
    &both_ends::RULE,
    &inside_network::RULE,
    &one_tunnel::RULE,
    &three_tunnels::RULE,
    &line_shared::RULE,
    &peer_address_changes::RULE,
    &lifetimes::RULE,
    &starts_with_ikev1::RULE,
    &asn::RULE,
    &bgp_address::RULE,
    &identity::RULE,
    &routing_mixed::RULE,
    &one_pair::RULE,
];

/// The second firewall of the base becomes AWS.
const HERE: (&str, &str) = (
    "gateways[1]",
    r#"{"id": "site-b", "system": "aws", "lines": [{"id": "one", "address": "203.0.113.20"}],
        "networks": ["10.20.0.0/24"], "settings": {"vpc_id": "vpc-0a1b2c3d4e5f60718"}}"#,
);
/// Without the inside network of the base.
const FREE: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "bgp"}"#);
/// Two outside addresses.
const LINES: (&str, &str) =
    ("gateways[1].lines", r#"[{"id": "one", "address": "203.0.113.20"}, {"id": "two", "address": "203.0.113.21"}]"#);
/// A second tunnel of the connection.
const SECOND: (&str, &str) = (
    "tunnels[1]",
    r#"{"id": "second", "ends": [{"gateway": "site-a"}, {"gateway": "site-b", "line": "two"}], "routing": {"kind": "bgp"}}"#,
);

/// Every end of a plan that is AWS.
fn own_ends(plan: &Plan) -> impl Iterator<Item = OwnEnd<'_>> {
    rules::own_ends(plan, DEVICE.id)
}

/// The tunnels of each VPN connection: those from one AWS gateway to one line of another gateway.
fn connections(plan: &Plan) -> Vec<Vec<OwnEnd<'_>>> {
    let key = |end: &OwnEnd<'_>| (end.here.gateway, end.there.gateway, end.there.line);
    let mut groups: Vec<Vec<OwnEnd<'_>>> = Vec::new();
    for end in own_ends(plan) {
        match groups.iter_mut().find(|group| key(&group[0]) == key(&end)) {
            Some(group) => group.push(end),
            None => groups.push(vec![end]),
        }
    }
    groups
}
