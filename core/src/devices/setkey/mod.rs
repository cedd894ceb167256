//! FreeBSD with keys entered by hand: the program `setkey`.
//!
//! Read from FreeBSD's own manual pages of 10.4 and of 2020 (13). Each direction is
//! an `add` of its own. FreeBSD 13 dropped DES, 3DES, Blowfish, CAST and MD5. The
//! manual page up to 12 says that SHA-2 is cut to 96 bits, which no other system
//! does; so SHA-2 is offered from 13 on only, as are the authenticated ciphers.

mod profile;
mod render;
mod words;

#[cfg(test)]
mod tests;

use super::{Behaviour, Device, Feature, KeyRule, ManualRules, PskRule, Release, Row, SpiRule, When};
use crate::fact::{Source, day};
use crate::keys::{FIRST_SPI, Notation, Radix};
use crate::scenario::RoutingKind;

/// The manual page up to 12.
static PAGE_10: Source = Source {
    title: "setkey(8), FreeBSD 10.4",
    url: "https://man.freebsd.org/cgi/man.cgi?query=setkey&manpath=FreeBSD+10.4-RELEASE",
    checked: day(2026, 11, 21),
};

/// The manual page since 13.
static PAGE_13: Source = Source {
    title: "setkey(8), FreeBSD source of June 2020",
    url: "https://github.com/freebsd/freebsd-src/blob/main/sbin/setkey/setkey.8",
    checked: day(2026, 11, 21),
};

const OLD: &str = "freebsd-10";
const NEW: &str = "freebsd-13";

/// FreeBSD, manual keys.
pub static DEVICE: Device = Device {
    id: "setkey",
    name: "FreeBSD setkey",
    about: "A FreeBSD router whose kernel gets its keys by hand.",
    releases: &[
        Release { id: OLD, name: "10 to 12", since: None, retired: None, successor: None, source: &PAGE_10 },
        Release { id: NEW, name: "13 and later", since: None, retired: None, successor: None, source: &PAGE_13 },
    ],
    default_release: NEW,
    questions: &[],
    rows: &[Row {
        feature: Feature::Routing(RoutingKind::Policy),
        since: OLD,
        until: None,
        days: (None, None),
        when: When::Always,
        confirmed: true,
        source: &PAGE_10,
    }],
    // Nothing here takes a pre-shared key.
    psk: PskRule::portable(&PAGE_13),
    manual: Some(&ManualRules {
        rows: profile::ROWS,
        spi: SpiRule {
            range: FIRST_SPI..=u32::MAX,
            radix: Radix::Prefixed,
            one: false,
            incoming: "spi of the add to this host",
            outgoing: "spi of the add to the peer",
            source: &PAGE_13,
        },
        key: KeyRule { notations: &[Notation::Prefixed, Notation::Ascii], alphabet: "", one: false, source: &PAGE_13 },
        parameters: render::parameters,
    }),
    behaviour: |_| Behaviour::without_ike(&PAGE_13),
    render: render::render,
    parameters: |_, _| Vec::new(),
    runbook: render::runbook,
    merge: None,
    bill: None,
    rules: &[],
    judged_by: "a reader of its grammar in the tests; scapy opens with the keys of one side what it sealed with those of the other. \
                No FreeBSD has seen them",
};
