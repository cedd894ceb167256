//! Halon SR (securityrouter.org), a firewall made of OpenBSD.
//!
//! Read from its own wiki (document of 2015-09-07), from its list of changes, and
//! from the grammar of the engine beneath. Its own text form of manual SAs is not
//! public, so the values go into its web form; beside the guide stands the same
//! tunnel in the engine's form, marked as such. IKEv1 is described; IKEv2 is not,
//! because its form is not public either.

mod guide;
mod ike;
mod ospf;
mod profile;
mod questions;
mod releases;
mod render;
mod rules;
mod scripts;
mod sources;

#[cfg(test)]
mod tests;

use super::{Device, KeyRule, ManualRules, PskPrefix, PskRule, SpiRule};
use crate::keys::{FIRST_SPI, Notation, Radix};

/// Halon SR.
pub static DEVICE: Device = Device {
    id: "halon_sr",
    name: "Halon SR",
    about: "Halon's security router (securityrouter.org): one text configuration over OpenBSD.",
    releases: releases::RELEASES,
    default_release: releases::R6_4,
    questions: questions::QUESTIONS,
    rows: profile::IKE,
    psk: PskRule {
        prefixes: &[PskPrefix { text: "0x", notation: Notation::Hex }],
        quoting: "in double quotes",
        ..PskRule::portable(&sources::WIKI)
    },
    manual: Some(&ManualRules {
        rows: profile::MANUAL,
        spi: SpiRule {
            range: FIRST_SPI..=u32::MAX,
            // It reads decimal as well; with 0x nobody can take one for the other.
            radix: Radix::Prefixed,
            one: false,
            incoming: "SPI, incoming",
            outgoing: "SPI, outgoing",
            source: &sources::WIKI,
        },
        // Whether its form has a field for each direction is not written anywhere;
        // one key for both fits either form.
        key: KeyRule { notations: &[Notation::Prefixed], alphabet: "", one: true, source: &sources::WIKI },
        parameters: guide::parameters,
    }),
    behaviour: ike::behaviour,
    render: render::render,
    parameters: ike::parameters,
    runbook: render::runbook,
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "readers of the guide's table and of ipsecctl's grammar in the tests; scapy opens with the keys of one side what it \
                sealed with those of the other; shellcheck reads the scripts, and stand-ins for Halon's commands play them; two of FRR's ospfd, told what ospfd.conf says, \
                move the traffic from one way to the other. No Halon has seen them",
};
