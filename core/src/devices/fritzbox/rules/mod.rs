//! The FRITZ!Box's own design rules, codes from F101 on: one file each.

mod name_sent;
mod one_pair_of_networks;
mod peer_of_any_address;

use crate::devices::fritzbox::DEVICE;
use crate::plan::Plan;
use crate::rules::{self, OwnEnd, Rule};

/// Every rule.
pub static RULES: &[&Rule] = &[&one_pair_of_networks::RULE, &peer_of_any_address::RULE, &name_sent::RULE];

/// Every end of a plan that is a FRITZ!Box.
fn own_ends(plan: &Plan) -> impl Iterator<Item = OwnEnd<'_>> {
    rules::own_ends(plan, DEVICE.id)
}

/// For the rules' cases: a FRITZ!Box as first end.
const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "home", "system": "fritzbox", "lines": [{"address": "198.51.100.10"}], "networks": ["192.168.178.0/24"]}"#,
);

/// For the rules' cases: a FRITZ!Box as second end.
const THERE: (&str, &str) = (
    "gateways[1]",
    r#"{"id": "cabin", "system": "fritzbox", "lines": [{"address": "203.0.113.20"}], "networks": ["192.168.188.0/24"]}"#,
);
const POLICY: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "policy"}"#);
const HOME: (&str, &str) = ("tunnels[0].ends", r#"[{"gateway": "home"}, {"gateway": "cabin"}]"#);
