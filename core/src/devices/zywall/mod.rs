//! ZyXEL's ZyWALL and USG: ZLD (ZyWALL USG, ATP, VPN, USG FLEX) and, as an older
//! release, ZyNOS (ZyWALL 2, 5, 35, 70).
//!
//! ZLD's commands were read from the index of the maker's CLI reference of 5.38 and
//! from the comments in the web interface of 2008; ZyNOS and the pages from the
//! user's guides. No device was booted. Keys entered by hand are characters, one SPI
//! and one pair of keys serve both directions, and one connection joins one network
//! here with one there. With IKE there are commands for policy-based tunnels of ZLD 5
//! whose algorithms a source spells; all else, and what is routed, has the pages.

mod behaviour;
mod ike;
mod manual;
mod parameters;
mod profile;
mod questions;
mod rules;
mod words;

#[cfg(test)]
mod tests;

use super::{Device, KeyRule, ManualRules, PskPrefix, PskRule, Release, SpiRule};
use crate::fact::{Source, day};
use crate::keys::{Notation, PORTABLE, Radix};

/// ZLD's commands today.
static CLI_REFERENCE: Source = Source {
    title: "ZyWALL ZLD Series CLI Reference Guide 5.38, pages 277 to 294 and 458 to 466 (its index of commands)",
    url: "https://support.zyxel.com",
    checked: day(2026, 11, 21),
};

/// ZLD's commands in 2008.
static WEB_INTERFACE_2008: Source = Source {
    title: "Web interface of ZLD 2.10 (2008), comments on the commands of VPN connections",
    url: "https://www.jstic.com/Newsgroup/Zyxel/Zywall-USG-Linux/mockup_zld_2.10_20080416.zip",
    checked: day(2026, 11, 21),
};

/// One SPI and one pair of keys, in the maker's words.
static USG_GUIDE: Source = Source {
    title: "ZyWALL USG 2000 User's Guide, page 478: IPSec SA using manual keys",
    url: "https://www.manualowl.com/m/ZyXEL/ZyWALL-USG-2000/Manual/352288?page=478",
    checked: day(2026, 11, 21),
};

/// The pages of ZyNOS.
static ZYNOS_GUIDE: Source = Source {
    title: "ZyWALL 2 Plus User's Guide, page 285: manual proposal",
    url: "https://www.manualsdir.com/manuals/227660/zyxel-communications-zywall-2-plus.html?page=285",
    checked: day(2026, 11, 21),
};

/// Keys are characters of the algorithm's length.
static WIKI_2015: Source = Source {
    title: "IPsec, wiki of securityrouter.org, revision of 2015-09-07",
    url: "https://sr.wiki.halon.se/w/index.php?title=IPsec&oldid=1750",
    checked: day(2026, 11, 21),
};

/// Which pre-shared keys the line takes.
static PSK_GUIDE: Source = Source {
    title: "ZyXEL P-202H Plus v2 User's Guide, page 127: 8 to 31 characters",
    url: "https://www.manualowl.com/m/ZyXEL/P-202H/Manual/348902?page=127",
    checked: day(2026, 11, 21),
};

/// Hashes and ciphers with IKE.
static USG40_GUIDE: Source = Source {
    title: "ZyWALL/USG Series User's Guide (USG40), page 367: algorithms of an IKE SA proposal",
    url: "https://www.manualslib.com/manual/1109169/Zyxel-Communications-Usg40.html?page=367",
    checked: day(2026, 11, 21),
};

/// IKEv2, with NAT traversal and dead peer detection always on.
static WEB_HELP: Source = Source {
    title: "Web help of ZLD 4.60 (ATP500), IPSec VPN",
    url: "https://webhelp.zyxel.com/wohView/help_docs/ATP500_V4.60_ABFU/ZW%20ATP/h_IPSec.html",
    checked: day(2026, 11, 21),
};

/// Tunnel interfaces with IKEv2, and BGP over them.
static CLOUD_LIST: Source = Source {
    title: "Azure's list of validated VPN devices (2023-10-06): ZyXEL from ZLD 4.32 on, VTI over IKEv2, BGP", // tidy: vendor
    url: "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/vpn-gateway-about-vpn-devices.md", // tidy: vendor
    checked: day(2026, 11, 21),
};

/// ZyNOS: pages only.
const ZYNOS: &str = "zynos";
/// ZLD as its web interface of 2008 shows it.
const ZLD_2: &str = "zld-2";
/// ZLD of the USG series, with SHA-2.
const ZLD_4: &str = "zld-4";
/// With tunnel interfaces, IKEv2 and BGP.
const ZLD_4_32: &str = "zld-4.32";
/// ZLD of the ATP, VPN and USG FLEX series today.
const ZLD_5: &str = "zld-5";

/// ZyWALL and USG.
pub static DEVICE: Device = Device {
    id: "zywall",
    name: "ZyXEL ZyWALL / USG",
    about: "ZyXEL's firewalls: ZyWALL, USG, ATP, VPN and USG FLEX.",
    releases: &[
        Release {
            id: ZYNOS,
            name: "ZyNOS (ZyWALL 2, 5, 35, 70)",
            since: None,
            retired: None,
            successor: None,
            source: &ZYNOS_GUIDE,
        },
        Release {
            id: ZLD_2,
            name: "ZLD 2 and 3",
            since: None,
            retired: None,
            successor: None,
            source: &WEB_INTERFACE_2008,
        },
        Release {
            id: ZLD_4,
            name: "ZLD 4 before 4.32",
            since: None,
            retired: None,
            successor: None,
            source: &USG40_GUIDE,
        },
        Release {
            id: ZLD_4_32,
            name: "ZLD 4.32 and later 4",
            since: None,
            retired: None,
            successor: None,
            source: &CLOUD_LIST,
        },
        Release { id: ZLD_5, name: "ZLD 5", since: None, retired: None, successor: None, source: &CLI_REFERENCE },
    ],
    default_release: ZLD_5,
    questions: questions::QUESTIONS,
    rows: profile::ROWS,
    psk: PskRule {
        min: 8,
        max: Some(31),
        prefixes: &[PskPrefix { text: "0x", notation: Notation::Hex }],
        confirmed: true,
        words: "8 to 31 letters and digits",
        ..PskRule::portable(&PSK_GUIDE)
    },
    manual: Some(&ManualRules {
        rows: profile::MANUAL_ROWS,
        spi: SpiRule {
            range: 256..=4095,
            radix: Radix::Decimal,
            one: true,
            incoming: "SPI (for both directions)",
            outgoing: "SPI (for both directions)",
            source: &CLI_REFERENCE,
        },
        key: KeyRule { notations: &[Notation::Ascii], alphabet: PORTABLE, one: true, source: &WIKI_2015 },
        parameters: manual::parameters,
    }),
    behaviour: behaviour::behaviour,
    render: |side| [manual::render(side), ike::render(side)].concat(),
    parameters: parameters::parameters,
    runbook: |side| [manual::runbook(side), ike::runbook(side)].concat(),
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "readers of its commands and of the guides' tables in the tests, which hold them against the other end's text; \
                scapy opens with the manual keys of one side what it sealed with those of the other. No ZyXEL has seen \
                them, and no parser of ZLD is public",
};
