//! Azure VPN Gateway: classic gateways of 2013, and Resource Manager from 2016 to today.
//!
//! What is known of it, by date, is data (`sku`, `tables`, `profile`); its
//! side of a tunnel is a script for the Azure CLI and a guide for the portal.

mod addresses;
mod behaviour;
mod bill;
mod guide;
mod naming;
mod nat;
mod parameters;
mod prices;
mod profile;
mod questions;
mod releases;
mod retail;
mod rules;
mod runbook;
mod script;
mod setup;
mod sizes;
mod sku;
mod sources;
mod tables;
#[cfg(test)]
mod tests;
mod verify;
mod words;

pub use addresses::{GATEWAY_SUBNET, LINK_LOCAL};

use super::{Device, PskRule};
use crate::bundle::Artifact;
use crate::side::Side;

/// Azure VPN Gateway.
pub static DEVICE: Device = Device {
    id: "azure",
    name: "Azure",
    about: "The VPN gateway of Microsoft's cloud: one end is a virtual network.",
    releases: releases::RELEASES,
    default_release: releases::RESOURCE_MANAGER,
    questions: questions::QUESTIONS,
    rows: profile::ROWS,
    psk: PskRule {
        alphabet: "!\"#$%&'()*+,./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}",
        first: "",
        min: 1,
        max: Some(128),
        prefixes: &[],
        swallowed: "",
        quoting: "in single quotes in the shell",
        confirmed: true,
        words: "1 to 128 printable ASCII characters without space, hyphen and tilde",
        source: &sources::FAQ26,
    },
    manual: None,
    behaviour: behaviour::behaviour,
    render,
    parameters: parameters::parameters,
    runbook: runbook::runbook,
    merge: None,
    bill: Some(&bill::BILL),
    rules: rules::ALL,
    judged_by: "bash and shellcheck read every script; a stand-in for the Azure CLI that knows its flags runs them, and strongSwan is configured from what they create. No real subscription has seen them.",
};

/// A classic gateway cannot be built any more: it has a guide, and nothing to run.
fn render(side: &Side<'_>) -> Vec<Artifact> {
    if setup::Setup::planned(side.plan, side.gateway()).classic {
        return vec![guide::guide(side)];
    }
    vec![script::deploy(side), guide::guide(side), script::rollback(side), verify::verify(side)]
}
