//! ZyXEL's ZyWALL and USG: ZLD (ZyWALL USG, ATP, VPN, USG FLEX) and, as an older
//! release, ZyNOS (ZyWALL 2, 5, 35, 70).
//!
//! ZLD's commands were read from the index of the maker's CLI reference of 5.38 and
//! from the comments in the web interface of 2008; ZyNOS and the pages from the
//! user's guides. No device was booted. Keys entered by hand are characters, one SPI
//! and one pair of keys serve both directions, and one connection joins one network
//! here with one there.

mod manual;
mod profile;
mod rules;
mod words;

#[cfg(test)]
mod tests;

use super::{Behaviour, Device, KeyRule, ManualRules, PskPrefix, PskRule, Release, SpiRule};
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

/// ZyNOS: pages only.
const ZYNOS: &str = "zynos";
/// ZLD as its web interface of 2008 shows it.
const ZLD_2: &str = "zld-2";
/// ZLD of the USG, ATP, VPN and USG FLEX series.
const ZLD_4: &str = "zld-4";

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
        Release { id: ZLD_4, name: "ZLD 4 and 5", since: None, retired: None, successor: None, source: &CLI_REFERENCE },
    ],
    default_release: ZLD_4,
    questions: &[],
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
    behaviour: |_| Behaviour::without_ike(&USG_GUIDE),
    render: manual::render,
    parameters: |_, _| Vec::new(),
    runbook: manual::runbook,
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "readers of its commands and of the guide's table in the tests; scapy opens with the keys of one side what it \
                sealed with those of the other. No ZyXEL has seen them, and no parser of ZLD is public",
};
