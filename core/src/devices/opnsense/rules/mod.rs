//! OPNsense's own design rules, codes from Q101 on: one file each.

mod interface_without_addresses;
mod proposal_not_offered;

use super::DEVICE;
use crate::plan::{Plan, PlannedTunnel};
use crate::rules::Rule;
use crate::side::{Side, TunnelView};

/// Every rule.
pub static RULES: &[&Rule] = &[&proposal_not_offered::RULE, &interface_without_addresses::RULE];

/// What `look` finds in each tunnel of each gateway that runs OPNsense.
fn each<T>(plan: &Plan, look: impl Fn(&Side<'_>, &TunnelView<'_>, &PlannedTunnel) -> Vec<T>) -> Vec<T> {
    let mut found = Vec::new();
    for index in 0..plan.gateways.len() {
        let side = Side { plan, index, keys: None, findings: &[] };
        if side.gateway().device.id == DEVICE.id {
            for view in side.tunnels() {
                found.extend(look(&side, &view, view.tunnel));
            }
        }
    }
    found
}
