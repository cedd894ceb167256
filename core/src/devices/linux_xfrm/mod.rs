//! Linux with keys entered by hand: `ip xfrm` of iproute2.
//!
//! Read from iproute2's own manual page. Each direction is a state of its own, with
//! its own SPI and its own keys; each pair of networks needs a policy for packets
//! out, in and through. The files are for `ip -batch`, so that no key stands in a
//! process list. IKE on Linux (strongSwan) is not described here yet.

mod render;
mod words;

#[cfg(test)]
mod tests;

use super::{Behaviour, Device, Feature, KeyRule, ManualRules, PskRule, Release, Row, SpiRule, When};
use crate::crypto::{Encryption, Integrity};
use crate::fact::{Source, day};
use crate::keys::{FIRST_SPI, Notation, Radix};
use crate::scenario::RoutingKind;

/// The manual page.
static MANUAL_PAGE: Source = Source {
    title: "ip-xfrm(8), iproute2",
    url: "https://github.com/iproute2/iproute2/blob/main/man/man8/ip-xfrm.8",
    checked: day(2026, 11, 21),
};

/// The general rules of ESP with manual keys.
static RFC4303: Source =
    Source { title: "RFC 4303", url: "https://www.rfc-editor.org/rfc/rfc4303", checked: day(2026, 11, 21) };

const RELEASE: &str = "iproute2";

const fn row(feature: Feature) -> Row {
    Row {
        feature,
        since: RELEASE,
        until: None,
        days: (None, None),
        when: When::Always,
        confirmed: true,
        source: &MANUAL_PAGE,
    }
}

/// Linux, manual keys.
pub static DEVICE: Device = Device {
    id: "linux_xfrm",
    name: "Linux ip xfrm",
    about: "A Linux router whose kernel gets its keys by hand.",
    releases: &[Release {
        id: RELEASE,
        name: "iproute2 of 2011 and later",
        since: None,
        retired: None,
        successor: None,
        source: &MANUAL_PAGE,
    }],
    default_release: RELEASE,
    questions: &[],
    rows: &[row(Feature::Routing(RoutingKind::Policy))],
    // Nothing here takes a pre-shared key.
    psk: PskRule::portable(&MANUAL_PAGE),
    manual: Some(&ManualRules {
        rows: ROWS,
        spi: SpiRule {
            range: FIRST_SPI..=u32::MAX,
            radix: Radix::Prefixed,
            one: false,
            incoming: "spi of the state to this host",
            outgoing: "spi of the state to the peer",
            source: &RFC4303,
        },
        key: KeyRule { notations: &[Notation::Prefixed], alphabet: "", one: false, source: &MANUAL_PAGE },
        parameters: render::parameters,
    }),
    behaviour: |_| Behaviour::without_ike(&MANUAL_PAGE),
    render: render::render,
    parameters: |_, _| Vec::new(),
    runbook: render::runbook,
    merge: None,
    bill: None,
    rules: &[],
    judged_by: "iproute2's own parser reads every file; scapy opens with the keys of one side what it sealed with those of the other",
};

static ROWS: &[Row] = &[
    row(Feature::EspEncryption(Encryption::Des)),
    row(Feature::EspEncryption(Encryption::TripleDes)),
    row(Feature::EspEncryption(Encryption::Cast128)),
    row(Feature::EspEncryption(Encryption::Blowfish128)),
    row(Feature::EspEncryption(Encryption::Blowfish192)),
    row(Feature::EspEncryption(Encryption::Blowfish256)),
    row(Feature::EspEncryption(Encryption::Aes128)),
    row(Feature::EspEncryption(Encryption::Aes192)),
    row(Feature::EspEncryption(Encryption::Aes256)),
    row(Feature::EspEncryption(Encryption::Aes128Gcm)),
    row(Feature::EspEncryption(Encryption::Aes192Gcm)),
    row(Feature::EspEncryption(Encryption::Aes256Gcm)),
    row(Feature::EspIntegrity(Integrity::Md5)),
    row(Feature::EspIntegrity(Integrity::Sha1)),
    row(Feature::EspIntegrity(Integrity::AesXcbc)),
    row(Feature::EspIntegrity(Integrity::Sha256)),
    row(Feature::EspIntegrity(Integrity::Sha384)),
    row(Feature::EspIntegrity(Integrity::Sha512)),
];
