//! Halon SX, the older product.
//!
//! Its successor's wiki says three things of it: it has manual keys, it reads SPIs
//! and keys as hexadecimal digits, and it wants no 0x in front. Which ciphers and
//! hashes it offers is written nowhere, so none is chosen by default, and those of
//! its time stand here as not confirmed.

mod guide;
mod render;
mod rules;

#[cfg(test)]
mod tests;

use super::{Behaviour, Device, Feature, KeyRule, ManualRules, PskRule, Release, Row, SpiRule, When};
use crate::crypto::{Encryption, Integrity};
use crate::fact::{Source, day};
use crate::keys::{FIRST_SPI, Notation, Radix};
use crate::scenario::RoutingKind;

/// The successor's wiki.
static WIKI: Source = Source {
    title: "IPsec, Halon SX, wiki of securityrouter.org, revision of 2015-09-07",
    url: "https://sr.wiki.halon.se/w/index.php?title=IPsec&oldid=1750",
    checked: day(2026, 11, 21),
};

const RELEASE: &str = "sx";

const fn row(feature: Feature, confirmed: bool) -> Row {
    Row { feature, since: RELEASE, until: None, days: (None, None), when: When::Always, confirmed, source: &WIKI }
}

/// Halon SX.
pub static DEVICE: Device = Device {
    id: "halon_sx",
    name: "Halon SX",
    about: "Halon's older firewall, for manual keys to its successor and others.",
    releases: &[Release {
        id: RELEASE,
        name: "every release",
        since: None,
        retired: None,
        successor: None,
        source: &WIKI,
    }],
    default_release: RELEASE,
    questions: &[],
    rows: &[row(Feature::Routing(RoutingKind::Policy), true)],
    // Nothing here takes a pre-shared key.
    psk: PskRule::portable(&WIKI),
    manual: Some(&ManualRules {
        rows: ROWS,
        spi: SpiRule {
            // No source names its limits; what is chosen has three digits.
            range: FIRST_SPI..=u32::MAX,
            radix: Radix::Hex,
            one: false,
            incoming: "SPI, incoming",
            outgoing: "SPI, outgoing",
            source: &WIKI,
        },
        // Whether it has a key for each direction is not known; one for both fits either.
        key: KeyRule { notations: &[Notation::Hex], alphabet: "", one: true, source: &WIKI },
        parameters: guide::parameters,
    }),
    behaviour: |_| Behaviour::without_ike(&WIKI),
    render: render::render,
    parameters: |_, _| Vec::new(),
    runbook: render::runbook,
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "a reader of the guide's table in the tests; scapy opens with the keys of one side what it sealed with those of the \
                other. No Halon SX has seen them",
};

/// Not confirmed, every one: an end may name them, nothing chooses them.
static ROWS: &[Row] = &[
    row(Feature::EspEncryption(Encryption::TripleDes), false),
    row(Feature::EspEncryption(Encryption::Aes128), false),
    row(Feature::EspEncryption(Encryption::Aes256), false),
    row(Feature::EspIntegrity(Integrity::Md5), false),
    row(Feature::EspIntegrity(Integrity::Sha1), false),
    row(Feature::EspIntegrity(Integrity::Sha256), false),
];
