//! pfSense, from 2.0.3 (racoon) to 2.8 and Plus (strongSwan).
//!
//! Read from the program's own source at its release tags, and from the packages
//! for FRR and OpenBGPD; no pfSense was booted. What differs by release stands in
//! [`era`], what it can do in [`profile`], what people see in [`labels`], what its
//! configuration stores in [`words`] and [`xml`].

mod behaviour;
mod bgp;
mod era;
mod firewall;
mod guide;
mod identity;
mod labels;
mod merge;
mod openbgpd;
mod parameters;
mod profile;
mod questions;
mod releases;
mod render;
mod rollback;
mod rules;
mod runbook;
mod sources;
mod tunnel;
mod verify;
mod words;
mod xml;

#[cfg(test)]
mod tests;

use super::{Device, PskRule};

/// pfSense.
pub static DEVICE: Device = Device {
    id: "pfsense",
    name: "pfSense",
    about: "The firewall distribution on FreeBSD, CE and Plus.",
    releases: releases::RELEASES,
    default_release: releases::DEFAULT,
    questions: questions::QUESTIONS,
    rows: profile::ROWS,
    psk: PskRule {
        alphabet: concat!(
            "!\"#$%&'()*+,-./0123456789:;<=>?@",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`",
            "abcdefghijklmnopqrstuvwxyz{|}~"
        ),
        first: "",
        min: 1,
        max: None,
        // The key reaches the daemon as base64 (racoon: as a line of its own), so no beginning means anything.
        prefixes: &[],
        swallowed: " ",
        quoting: "as XML text in a configuration, as it is on the page, which drops blanks at both ends",
        confirmed: true,
        words: "printable ASCII without blanks",
        source: &sources::PROGRAM,
    },
    manual: None,
    behaviour: behaviour::behaviour,
    render: render::render,
    parameters: parameters::parameters,
    runbook: runbook::runbook,
    merge: Some(merge::MERGE),
    bill: None,
    rules: rules::RULES,
    judged_by: "pfSense's own reader of configurations (of 2.0.3, 2.3.2, 2.4.5 to 2.7.2 and the development version) for \
                sections and merged backups, FRR's and OpenBGPD's own parsers for the routing files, an XML parser; no \
                pfSense was booted",
};
