//! Juniper SRX: Junos, from 11.4 on.
//!
//! Read from Juniper's own YANG models of 17.4R1 to 24.4R1 (what a release takes)
//! and from published `set` commands (how it is typed). No Junos was booted.
//!
//! Every tunnel is an `st0` interface. Policy-based VPNs (`then permit tunnel`) are
//! not written: Juniper's documentation rules them out with IKEv2 and with its newer
//! IKE daemon, and each security policy would make an SA of its own. What other
//! devices call policy-based is written with traffic selectors on `st0`, which ask
//! for the same pairs of networks.

mod behaviour;
mod gather;
mod guide;
mod manual;
mod names;
mod parameters;
mod profile;
mod questions;
mod releases;
mod render;
mod rules;
mod runbook;
mod sources;
mod words;

#[cfg(test)]
mod tests;

use super::{Device, PskRule};

/// Juniper SRX.
pub static DEVICE: Device = Device {
    id: "junos",
    name: "Juniper SRX",
    about: "Juniper's firewalls of the SRX and J series, running Junos.",
    releases: releases::RELEASES,
    default_release: releases::DEFAULT,
    questions: questions::QUESTIONS,
    rows: profile::ROWS,
    psk: PskRule {
        // No double quote and no backslash: how Junos reads them inside quotes is not confirmed.
        // No question mark: it asks for help. No dollar: a key that begins with $9$ counts as scrambled.
        alphabet: concat!(
            "!#%&'()*+,-./0123456789:;<=>@",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`",
            "abcdefghijklmnopqrstuvwxyz{|}~"
        ),
        first: "",
        min: 1,
        max: Some(255),
        prefixes: &[],
        swallowed: "\"\\$?",
        quoting: "in double quotes",
        // The length is the models'; of the characters no source says more than that a quoted text is taken.
        confirmed: false,
        words: "printable ASCII without blanks, double quote, backslash, dollar and question mark",
        source: &sources::MODELS,
    },
    manual: Some(&manual::RULES),
    behaviour: behaviour::behaviour,
    render: render::render,
    parameters: parameters::parameters,
    runbook: runbook::runbook,
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "Juniper's own YANG models of 17.4R1 to 24.4R1, by hand with yanglint (statements, ranges and choices); a reader of the \
                set commands in the tests, which holds both ends against each other; scapy opens with the keys of one side \
                what it sealed with those of the other. No Junos was booted",
};
