//! RRAS's own design rules, codes from M101 on: one file each.

mod destination_twice;
mod identity_without_field;

use crate::devices::rras::DEVICE;
use crate::plan::Plan;
use crate::rules::{self, OwnEnd, Rule};

/// Every rule.
pub static RULES: &[&Rule] = &[&destination_twice::RULE, &identity_without_field::RULE];

/// Every end of a plan that is RRAS.
fn own_ends(plan: &Plan) -> impl Iterator<Item = OwnEnd<'_>> {
    rules::own_ends(plan, DEVICE.id)
}

/// For the rules' cases: a server as first end, static routes.
const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "rras", "lines": [{"address": "198.51.100.10"}], "networks": ["10.10.0.0/24"]}"#,
);
const STATIC: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "static"}"#);
