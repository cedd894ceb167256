//! OPNsense, from 23.1 on: the model of today, VPN > IPsec > Connections.
//!
//! Read from the program's own source at its release tags: the model of the pages
//! (Swanctl.xml), its list of proposals, what makes swanctl.conf of it (Swanctl.php,
//! ipsec.inc), the labels of the forms. No OPNsense was booted. The old tunnels
//! ("Tunnel Settings [legacy]") are not described: they are another model.
//!
//! The export is the guide, field by field, and the section of config.xml for a
//! firewall without IPsec so far. A merge into a saved configuration is not made.

mod behaviour;
mod gather;
mod parameters;
mod profile;
mod proposals;
mod questions;
mod releases;
mod render;
mod rules;
mod runbook;
mod sources;

#[cfg(test)]
mod tests;

use super::{Device, PskRule};

/// OPNsense.
pub static DEVICE: Device = Device {
    id: "opnsense",
    name: "OPNsense",
    about: "The firewall distribution on FreeBSD, with its Connections pages.",
    releases: releases::RELEASES,
    default_release: releases::R26_7,
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
        // The key reaches the daemon as base64, so no beginning means anything.
        prefixes: &[],
        swallowed: " ",
        quoting: "as XML text in a configuration, as it is on the page",
        confirmed: true,
        words: "printable ASCII without blanks",
        source: &sources::PROGRAM,
    },
    manual: None,
    behaviour: behaviour::behaviour,
    render: render::render,
    parameters: parameters::parameters,
    runbook: runbook::runbook,
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "strongSwan's own charon 5.9.8 loads the swanctl.conf that a reader makes of the section as OPNsense does, and brings \
                the tunnels up, with packets both ways; FRR 8.4 speaks BGP over them; an XML parser. No OPNsense was booted, and \
                nothing has judged the guide's fields but the source that they were read from",
};
