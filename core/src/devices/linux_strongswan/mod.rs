//! Linux with strongSwan, told by swanctl.conf.
//!
//! Read from strongSwan's own sources at its release tags: the option reference of
//! swanctl.conf, the parser of settings, the table of proposal keywords. Route-based
//! tunnels are XFRM interfaces; they are made by a script of `ip link add type xfrm`,
//! which a systemd unit calls, because that works beside every way of configuring a
//! network. BGP is FRR's, on the same machine.

mod behaviour;
mod gather;
mod guide;
mod parameters;
mod profile;
mod questions;
mod quoting;
mod releases;
mod render;
mod rules;
mod runbook;
mod sources;

#[cfg(test)]
mod tests;

use super::{Device, PskRule};

/// Linux with strongSwan.
pub static DEVICE: Device = Device {
    id: "linux_strongswan",
    name: "Linux strongSwan",
    about: "A Linux router with strongSwan's IKE daemon, told by swanctl.conf.",
    releases: releases::RELEASES,
    default_release: releases::DEFAULT,
    questions: questions::QUESTIONS,
    rows: profile::ROWS,
    psk: PskRule {
        alphabet: quoting::PRINTABLE,
        first: "",
        min: 1,
        max: None,
        // A key that begins like code is written as its bytes, so no beginning means anything.
        prefixes: &[],
        swallowed: "",
        quoting: "in double quotes, with a backslash before backslash and quote; what begins with 0x or 0s as its bytes behind 0x",
        confirmed: true,
        words: "printable ASCII characters, blanks among them",
        source: &sources::PARSER,
    },
    manual: None,
    behaviour: behaviour::behaviour,
    render: render::render,
    parameters: parameters::parameters,
    runbook: runbook::runbook,
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "strongSwan's own charon 5.9.8 loads every swanctl.conf as it stands and brings the tunnels up, aggressive mode too, with packets both \
                ways; FRR 8.4 reads frr.conf and speaks BGP over them; nft checks the rules, shellcheck the scripts, systemd the \
                unit. ESP and the XFRM interface of a kernel have not been seen: the test machine has neither",
};
