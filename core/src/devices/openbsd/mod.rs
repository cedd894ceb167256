//! OpenBSD: manual keys and IKEv1 (isakmpd) in ipsec.conf, IKEv2 (iked) in iked.conf.
//!
//! Read from ipsecctl's own grammar of 2013 and of 2025, from its manual page, and
//! from what the portable iked 7.2 reads. With iked from 7.4 on a tunnel can be an
//! interface, sec(4), with routes or with bgpd.

mod behaviour;
mod guide;
mod ike;
mod ike_profile;
mod profile;
mod releases;
mod render;
mod routed;
mod rules;
mod sources;

#[cfg(test)]
mod tests;

use super::{Choice, Device, KeyRule, Kind, ManualRules, PskRule, Question, Show, SpiRule, Stage};
use crate::keys::{FIRST_SPI, Notation, Radix};
use crate::scenario::RoutingKind;

/// OpenBSD.
pub static DEVICE: Device = Device {
    id: "openbsd",
    name: "OpenBSD",
    about: "A router with OpenBSD and its own IPsec, told by ipsec.conf.",
    releases: releases::RELEASES,
    default_release: releases::R7_4,
    questions: QUESTIONS,
    rows: ike_profile::ROWS,
    psk: PskRule {
        alphabet: PRINTABLE,
        first: "",
        min: 1,
        max: None,
        // A key that begins like code is written as its bytes, so no beginning means anything.
        prefixes: &[],
        swallowed: "",
        quoting: "in double quotes; what is more than letters, digits, dot, underscore and hyphen as its bytes behind 0x",
        confirmed: true,
        words: "printable ASCII characters, blanks among them",
        source: &sources::IKED_PORTABLE,
    },
    manual: Some(&ManualRules {
        rows: profile::MANUAL,
        spi: SpiRule {
            range: FIRST_SPI..=u32::MAX,
            // Decimal would do, but a zero in front turns it into octal.
            radix: Radix::Prefixed,
            one: false,
            incoming: "spi, behind the colon",
            outgoing: "spi, before the colon",
            source: &sources::GRAMMAR_2013,
        },
        key: KeyRule {
            notations: &[Notation::Prefixed, Notation::Hex],
            alphabet: "",
            one: false,
            source: &sources::GRAMMAR_2013,
        },
        parameters: guide::parameters,
    }),
    behaviour: behaviour::behaviour,
    render: render::render,
    parameters: ike::parameters,
    runbook: render::runbook,
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "iked 7.2 (portable) reads every iked.conf, bgpd 7.7 (portable) every bgpd.conf; a reader of ipsecctl's grammar in the tests; scapy opens with the keys of one side what it sealed with those of the \
                other. No OpenBSD has seen them",
};

const PRINTABLE: &str =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

static QUESTIONS: &[Question] = &[DAEMON, FIRST_INTERFACE];

const FIRST_INTERFACE: Question = Question {
    key: "first_sec",
    label: "First tunnel interface",
    help: "The number of the first tunnel's interface (sec0), not in use so far; further tunnels take the numbers after it.",
    stage: Stage::Addresses,
    kind: Kind::Number(0, 900, ""),
    default: "0",
    required: false,
    show: Show::Routed(&[RoutingKind::Static, RoutingKind::Bgp]),
    advanced: true,
};

const DAEMON: Question = Question {
    key: "daemon",
    label: "IKE daemon",
    help: "iked speaks IKEv2, isakmpd IKEv1. Only one of them runs on a system.",
    stage: Stage::Ends,
    kind: Kind::Choice(&[
        Choice { value: "iked", label: "iked (IKEv2)" },
        Choice { value: "isakmpd", label: "isakmpd (IKEv1)" },
    ]),
    default: "iked",
    required: false,
    show: Show::Always,
    advanced: false,
};
