//! AWS Site-to-Site VPN on a virtual private gateway.
//!
//! A VPN connection of AWS is two tunnels towards one address of the other end, each
//! with an outside address, inside addresses and a key of its own. Here each tunnel is
//! a tunnel of the scenario, and each outside address a line of the gateway; tunnels
//! that lead to the same line of the same gateway make one connection. The outside
//! addresses are AWS's choice: they are known once the connection exists.

mod addresses;
mod behaviour;
mod bill;
mod connections;
mod parameters;
mod profile;
mod questions;
mod render;
mod rules;
mod runbook;
mod sources;
mod words;

#[cfg(test)]
mod tests;

pub use addresses::LINK_LOCAL;

use super::{Device, PskRule, Release};

/// The one generation that there is.
const TODAY: &str = "site-to-site";

/// AWS Site-to-Site VPN.
pub static DEVICE: Device = Device {
    id: "aws",
    name: "AWS",
    about: "Amazon's Site-to-Site VPN: a virtual private gateway at a VPC, two tunnels a connection.",
    releases: &[Release {
        id: TODAY,
        name: "Site-to-Site VPN",
        since: None,
        retired: None,
        successor: None,
        source: &sources::OPTIONS,
    }],
    default_release: TODAY,
    questions: questions::QUESTIONS,
    rows: profile::ROWS,
    psk: PskRule {
        alphabet: "._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        first: "._123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        min: 8,
        max: Some(64),
        prefixes: &[],
        swallowed: "",
        quoting: "as it is",
        confirmed: true,
        words: "8 to 64 letters, digits, periods and underscores, not beginning with 0",
        source: &sources::OPTIONS,
    },
    manual: None,
    behaviour: behaviour::behaviour,
    render: render::render,
    parameters: parameters::parameters,
    runbook: runbook::runbook,
    merge: None,
    bill: Some(&bill::BILL),
    rules: rules::RULES,
    judged_by: "bash and shellcheck read the scripts; Debian's own AWS CLI 2.9 checks the flags and values of every call against \
                Amazon's service model, and a stand-in answers them; strongSwan's charon 5.9.8 plays the gateway with what they \
                create, with packets both ways. No real account has seen them",
};
