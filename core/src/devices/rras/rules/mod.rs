//! RRAS's own design rules, codes from M101 on: one file each.

mod destination_twice;
mod identity_without_field;

use crate::devices::rras::DEVICE;
use crate::plan::{End, Plan, PlannedTunnel};
use crate::rules::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[&destination_twice::RULE, &identity_without_field::RULE];

/// Every end of a plan that is RRAS: its tunnel, first or second, the end.
fn own_ends(plan: &Plan) -> impl Iterator<Item = (&PlannedTunnel, usize, &End)> {
    let ends = plan.tunnels.iter().flat_map(|tunnel| [0, 1].map(|place| (tunnel, place)));
    let of =
        |(tunnel, place): (&'_ PlannedTunnel, usize)| plan.gateways[tunnel.ends[place].gateway].device.id == DEVICE.id;
    ends.filter(move |pair| of(*pair)).map(|(tunnel, place)| (tunnel, place, &tunnel.ends[place]))
}

/// For the rules' cases: a server as first end, static routes.
const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "rras", "lines": [{"address": "198.51.100.10"}], "networks": ["10.10.0.0/24"]}"#,
);
const STATIC: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "static"}"#);
