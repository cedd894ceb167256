//! pfSense's own design rules, codes from P101 on: one file each.

mod clamp_not_for_routed;
mod name_sent_behind_nat;
mod openbgpd_gone;
mod peer_of_any_address;
mod plain_2_4_4;
mod same_gateway_twice;

use crate::devices::pfsense::DEVICE;
use crate::plan::{Plan, PlannedGateway};
use crate::rules::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[
    &plain_2_4_4::RULE,
    &same_gateway_twice::RULE,
    &openbgpd_gone::RULE,
    &peer_of_any_address::RULE,
    &name_sent_behind_nat::RULE,
    &clamp_not_for_routed::RULE,
];

/// The gateways of a plan that are pfSense, with their places.
fn own(plan: &Plan) -> impl Iterator<Item = (usize, &PlannedGateway)> {
    plan.gateways.iter().enumerate().filter(|(_, gateway)| gateway.device.id == DEVICE.id)
}
