//! Cisco IOS and IOS-XE: crypto maps, tunnel interfaces, and keys entered by hand.
//!
//! With IKE the commands were read from what makers of other ends publish, from public
//! configurations and, for IOS-XE, from the maker's data model. With keys by hand they
//! were read from the maker's command reference of 12.2 and from public configurations of routers, one of
//! them with a Linux host at the other end: each direction has its own decimal SPI and its own keys, bare
//! hexadecimal digits; no source shows these commands on IOS-XE, so its rows are
//! unconfirmed. No router was booted.

mod behaviour;
mod gather;
mod ike;
mod manual;
mod parameters;
mod profile;
mod questions;
mod rules;
mod words;

#[cfg(test)]
mod tests;

use super::{Device, KeyRule, ManualRules, PskRule, Release, SpiRule};
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

/// Commands with IKE as published by the makers of other ends: 15.0 with IKEv1, 15.1 and 15.2 with IKEv2 and tunnel interfaces.
static SAMPLES: Source = Source {
    title: "Azure-vpn-config-samples, Cisco ISR and ASR", // tidy: vendor
    url: "https://github.com/Azure/Azure-vpn-config-samples", // tidy: vendor
    checked: day(2026, 11, 21),
};

/// Commands of a tunnel interface with BGP.
static BGP_GUIDE: Source = Source {
    title: "Google Cloud VPN with Cisco ASR",
    url: "https://github.com/GoogleCloudPlatform/community/tree/master/archived/using-cloud-vpn-with-cisco-asr",
    checked: day(2026, 11, 21),
};

/// IKE before AES.
static IKE_REFERENCE: Source = Source {
    title: "Cisco IOS 12.1 Security Command Reference, Internet Key Exchange Security Protocol Commands",
    url: "https://www.shrubbery.net/cisco/cc/td/doc/product/software/ios121/121cgcr/secur_r/srprt4/srdike.htm",
    checked: day(2026, 11, 21),
};

/// SHA-256 and group 14 with both versions of IKE, IKEv2 with a crypto map, NAT transparency.
static PUBLIC: Source = Source {
    title: "Configurations of routers in public repositories",
    url: "https://github.com/CiscoTestAutomation/genielibs",
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
        release(IOS_12, "IOS 12.2(13)T to 15.0", &AES_FEATURE),
        release(IOS_15, "IOS 15.1 and later 15", &PUBLIC_PAIR),
        release(XE_16, "IOS-XE 16 to 17.10", &MODEL),
        release(XE_17_11, "IOS-XE 17.11 and later", &NOTICE),
    ],
    default_release: IOS_15,
    questions: questions::QUESTIONS,
    rows: profile::ROWS,
    psk: PskRule {
        // No blank: it ends the word, and "0 " or "6 " before a key says how it is written. No question mark: it asks
        // for help. No quotes and no backslash: what the command line makes of them is not confirmed.
        alphabet: concat!(
            "!#$%&()*+,-./0123456789:;<=>@",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_",
            "abcdefghijklmnopqrstuvwxyz{|}~"
        ),
        first: concat!("0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"),
        // A shorter one could be read as a word of the command: local, remote, hex.
        min: 8,
        max: Some(128),
        prefixes: &[],
        swallowed: " \"'?\\`",
        quoting: "as it is",
        confirmed: false,
        words: "8 to 128 printable characters without blanks, quotes, backslash and question mark, a letter or digit first",
        source: &MODEL,
    },
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
    behaviour: behaviour::behaviour,
    render: |side| [ike::render(side), manual::render(side)].concat(),
    parameters: parameters::parameters,
    runbook: |side| [ike::runbook(side), manual::runbook(side)].concat(),
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "readers of its commands in the tests, which recover every negotiated value and hold it against the other end's \
                text; FRR's vtysh reads the lines of BGP; the published samples of other makers, by hand; scapy opens with the manual keys of one side what it sealed with those of the \
                other. No router has seen them, and no parser of IOS is public",
};
