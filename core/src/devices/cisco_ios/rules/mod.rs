//! IOS's own design rules, codes from G101 on: one file each.

mod one_outside_interface;
mod one_pair_shown;
mod undocumented;

use crate::devices::cisco_ios::DEVICE;
use crate::plan::{ManualEnd, ManualTunnel, Plan};
use crate::rules::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[&undocumented::RULE, &one_pair_shown::RULE, &one_outside_interface::RULE];

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
