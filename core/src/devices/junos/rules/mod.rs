//! Junos's own design rules, codes from J101 on: one file each.

mod gateway_of_any_address;
mod hostname_sent_behind_nat;
mod manual_deprecated;
mod spi_of_an_old_guide;
mod vpn_zone_shared;

use crate::devices::junos::DEVICE;
use crate::plan::{Plan, PlannedGateway};
use crate::rules::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[
    &spi_of_an_old_guide::RULE,
    &manual_deprecated::RULE,
    &vpn_zone_shared::RULE,
    &gateway_of_any_address::RULE,
    &hostname_sent_behind_nat::RULE,
];

/// The gateways of a plan that run Junos, with their places.
fn own(plan: &Plan) -> impl Iterator<Item = (usize, &PlannedGateway)> {
    plan.gateways.iter().enumerate().filter(|(_, gateway)| gateway.device.id == DEVICE.id)
}
