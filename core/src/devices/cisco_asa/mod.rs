//! Cisco ASA from 8.4 on: crypto maps, and tunnel interfaces since 9.7.
//!
//! Read from published configurations (of the maker's other ends and of public
//! repositories) and from the maker's guides. No ASA was booted. Policy-based tunnels
//! are entries of a crypto map; route-based ones are tunnel interfaces with IPsec
//! profiles. A crypto map with any-to-any selectors does not exist, so a gateway that
//! routes must ask for pairs of networks there.

mod behaviour;
mod gather;
mod parameters;
mod profile;
mod questions;
mod releases;
mod render;
mod rules;
mod sources;
mod words;

#[cfg(test)]
mod tests;

use super::{Device, PskRule};

/// Cisco's firewalls.
pub static DEVICE: Device = Device {
    id: "cisco_asa",
    name: "Cisco ASA",
    about: "Cisco's Adaptive Security Appliances: ASA 5500, ASAv, and Firepower with the ASA software.",
    releases: releases::RELEASES,
    default_release: releases::V9_16,
    questions: questions::QUESTIONS,
    rows: profile::ROWS,
    psk: PskRule {
        // No blank: it ends the word. No question mark: it asks for help. No quotes and no backslash:
        // what the command line makes of them is not confirmed.
        alphabet: concat!(
            "!#$%&()*+,-./0123456789:;<=>@",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_",
            "abcdefghijklmnopqrstuvwxyz{|}~"
        ),
        first: concat!("0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"),
        min: 1,
        max: Some(128),
        prefixes: &[],
        swallowed: " \"'?\\`",
        quoting: "as it is",
        confirmed: false,
        words: "1 to 128 printable characters without blanks, quotes, backslash and question mark, a letter or digit first",
        source: &sources::CLOUD_PAGE,
    },
    manual: None,
    behaviour: behaviour::behaviour,
    render: render::render,
    parameters: parameters::parameters,
    runbook: render::runbook,
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "a reader of its commands in the tests, which recovers every negotiated value and holds it against the other end's \
                text; the published samples of its maker's other ends, by hand. No ASA has seen them, and no parser of \
                its commands is public that knows more than names",
};
