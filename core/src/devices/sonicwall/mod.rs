//! SonicWall's SonicOS 5.9 to 7.
//!
//! The commands were read from the maker's own test library and from saved
//! configurations in public repositories, the pages from the user's guides. No device
//! was booted. Route-based tunnels get their static routes on the pages: no source shows
//! the command. BGP is left out: how a policy is tied to a numbered tunnel interface is
//! confirmed nowhere. Keys entered by hand are bare hexadecimal digits; one pair of keys
//! serves both directions, each of which has its own SPI.

mod behaviour;
mod ike;
mod manual;
mod profile;
mod questions;
mod rules;
mod words;

#[cfg(test)]
mod tests;

use super::{Device, KeyRule, ManualRules, PskRule, Release, SpiRule};
use crate::fact::{Source, day};
use crate::keys::{Notation, Radix};

/// The maker's test library for the command line.
static TEST_LIBRARY: Source = Source {
    title: "SonicWall's test library for SonicOS (VpnBaseSettingsCli and its cases), as found in public repositories",
    url: "https://www.sonicwall.com/support/technical-documentation",
    checked: day(2026, 11, 21),
};

/// A saved configuration.
static SAVED_6: Source = Source {
    title: "A saved configuration of an NSA 3600 (SonicOS 6), as found in a public repository",
    url: "https://www.sonicwall.com/support/technical-documentation",
    checked: day(2026, 11, 21),
};

/// A script that joins two SonicWalls, "Sonic OS 6 and Sonic OS 7".
static DEPLOYMENT_SCRIPT: Source = Source {
    title: "A script in a public repository that joins two SonicWalls of SonicOS 6 or 7 with IKEv2, AES-256, SHA-256 and group 14",
    url: "https://www.sonicwall.com/support/technical-documentation",
    checked: day(2026, 11, 21),
};

/// IKEv1 and a tunnel interface, tested by the maker of the other end.
static CLOUD_GUIDE: Source = Source {
    title: "Amazon VPC Network Administrator Guide, SonicWALL device (tested with SonicOS 6.2.5.1)",
    url: "https://docs.aws.amazon.com/vpc/latest/adminguide/", // tidy: vendor
    checked: day(2026, 11, 21),
};

/// Route-based to a cloud: tunnel interface, static route on the pages.
static CLOUD_SAMPLE: Source = Source {
    title: "Sample configuration for SonicWall in Azure-vpn-config-samples, 2023-03-28", // tidy: vendor
    url: "https://github.com/Azure/Azure-vpn-config-samples",                            // tidy: vendor
    checked: day(2026, 11, 21),
};

/// SPIs of three to eight hexadecimal digits, keys of hexadecimal digits.
static USER_GUIDE: Source = Source {
    title: "SonicWALL Internet Security Appliance User's Guide, pages 118, 137 and 160",
    url: "https://www.manualsdir.com/manuals/136674/sonicwall-internet-security-appliances.html?page=276",
    checked: day(2026, 11, 21),
};

const OS_6: &str = "sonicos-6";
const OS_7: &str = "sonicos-7";

/// SonicOS.
pub static DEVICE: Device = Device {
    id: "sonicwall",
    name: "SonicWall",
    about: "SonicWall's firewalls with SonicOS.",
    releases: &[
        Release { id: OS_6, name: "SonicOS 5.9 to 6.5", since: None, retired: None, successor: None, source: &SAVED_6 },
        Release { id: OS_7, name: "SonicOS 7", since: None, retired: None, successor: None, source: &TEST_LIBRARY },
    ],
    default_release: OS_7,
    questions: questions::QUESTIONS,
    rows: profile::ROWS,
    psk: PskRule {
        min: 4,
        max: Some(128),
        confirmed: true,
        words: "4 to 128 letters and digits",
        ..PskRule::portable(&USER_GUIDE)
    },
    manual: Some(&ManualRules {
        rows: profile::MANUAL_ROWS,
        spi: SpiRule {
            range: 0x100..=u32::MAX,
            radix: Radix::Hex,
            one: false,
            incoming: "Incoming SPI",
            outgoing: "Outgoing SPI",
            source: &USER_GUIDE,
        },
        key: KeyRule { notations: &[Notation::Hex], alphabet: "", one: true, source: &TEST_LIBRARY },
        parameters: manual::parameters,
    }),
    behaviour: behaviour::behaviour,
    render: |side| [manual::render(side), ike::render(side)].concat(),
    parameters: ike::parameters,
    runbook: |side| [manual::runbook(side), ike::runbook(side)].concat(),
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "readers of its commands and of the guide's table in the tests, which hold them against the other end's \
                text; scapy opens with the manual keys of one side what it sealed with those of the other. No SonicWall \
                has seen them, and no parser of SonicOS is public",
};
