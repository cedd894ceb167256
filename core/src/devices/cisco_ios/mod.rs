//! Cisco IOS and IOS-XE with keys entered by hand: a crypto map entry `ipsec-manual`.
//!
//! The commands were read from the maker's command reference of 12.2 and from public
//! configurations of routers, one of them with a Linux host at the other end. No
//! router was booted. Each direction has its own decimal SPI and its own keys, bare
//! hexadecimal digits. No source that was read shows these commands on IOS-XE, so
//! its rows are unconfirmed. IKE on Cisco routers is not described here yet.

mod manual;
mod profile;
mod questions;
mod rules;
mod words;

#[cfg(test)]
mod tests;

use super::{Behaviour, Device, KeyRule, ManualRules, PskRule, Release, SpiRule};
use crate::fact::{Source, day};
use crate::keys::{FIRST_SPI, Notation, Radix};

/// The commands for manual keys.
static REFERENCE: Source = Source {
    title: "Cisco IOS 12.2 Security Command Reference, IPSec Network Security Commands",
    url: "https://www.cisco.com/c/en/us/td/docs/ios/12_2/security/command/reference/srfipsec.html",
    checked: day(2026, 11, 21),
};

/// AES in transform sets, from 12.2(13)T on.
static AES_FEATURE: Source = Source {
    title: "Cisco IOS 12.2(13)T, Advanced Encryption Standard",
    url: "https://www.cisco.com/en/US/docs/ios/12_2t/12_2t13/feature/guide/ft_aes.html",
    checked: day(2026, 11, 21),
};

/// AES-128 with SHA-256 by hand, at work with a Linux host.
static PUBLIC_PAIR: Source = Source {
    title: "A configuration in a public repository that joins a router with `ipsec-manual` to Linux with setkey",
    url: "https://www.cisco.com/c/en/us/td/docs/ios/12_2/security/command/reference/srfipsec.html",
    checked: day(2026, 11, 21),
};

/// Names of transforms, ranges of numbers.
static MODEL: Source = Source {
    title: "Cisco-IOS-XE-crypto, YANG model of 17.9.1",
    url: "https://github.com/YangModels/yang/blob/main/vendor/cisco/xe/1791/Cisco-IOS-XE-crypto.yang",
    checked: day(2026, 11, 21),
};

/// What IOS-XE refuses from 17.11.1 on.
static NOTICE: Source = Source {
    title: "Cisco field notice FN72510: weak cryptographic algorithms are refused by default from IOS-XE 17.11.1",
    url: "https://www.cisco.com/c/en/us/support/docs/field-notices/725/fn72510.html",
    checked: day(2026, 11, 21),
};

/// SPIs below 256 are reserved.
static RFC4303: Source =
    Source { title: "RFC 4303", url: "https://www.rfc-editor.org/rfc/rfc4303", checked: day(2026, 11, 21) };

/// IOS with AES and without SHA-2.
const IOS_12: &str = "ios-12";
/// IOS with SHA-2.
const IOS_15: &str = "ios-15";
/// IOS-XE that still takes weak algorithms.
const XE_16: &str = "ios-xe-16";
/// IOS-XE that refuses them.
const XE_17_11: &str = "ios-xe-17.11";

const fn release(id: &'static str, name: &'static str, source: &'static Source) -> Release {
    Release { id, name, since: None, retired: None, successor: None, source }
}

/// Cisco's routers.
pub static DEVICE: Device = Device {
    id: "cisco_ios",
    name: "Cisco router",
    about: "Cisco's routers: ISR, ASR, CSR, Catalyst 8000 and their predecessors.",
    releases: &[
        release(IOS_12, "IOS 12.2(13)T to 12.4", &AES_FEATURE),
        release(IOS_15, "IOS 15", &PUBLIC_PAIR),
        release(XE_16, "IOS-XE 16 to 17.10", &MODEL),
        release(XE_17_11, "IOS-XE 17.11 and later", &NOTICE),
    ],
    default_release: IOS_15,
    questions: questions::QUESTIONS,
    rows: profile::ROWS,
    // Nothing here takes a pre-shared key.
    psk: PskRule::portable(&REFERENCE),
    manual: Some(&ManualRules {
        rows: profile::MANUAL_ROWS,
        spi: SpiRule {
            range: FIRST_SPI..=u32::MAX,
            radix: Radix::Decimal,
            one: false,
            incoming: "set session-key inbound esp",
            outgoing: "set session-key outbound esp",
            source: &RFC4303,
        },
        key: KeyRule { notations: &[Notation::Hex], alphabet: "", one: false, source: &REFERENCE },
        parameters: manual::parameters,
    }),
    behaviour: |_| Behaviour::without_ike(&REFERENCE),
    render: manual::render,
    parameters: |_, _| Vec::new(),
    runbook: manual::runbook,
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "a reader of its commands in the tests; scapy opens with the keys of one side what it sealed with those of the \
                other. No router has seen them, and no parser of IOS is public",
};
