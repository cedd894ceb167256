//! Microsoft's Routing and Remote Access Service on Windows Server: demand-dial
//! interfaces with IKEv2, made by PowerShell.
//!
//! Parameters and the values that they take were read from the maker's pages of the
//! cmdlets for Windows Server 2016 and 2025, whose lists are the same; pages for 2019
//! and 2022 stand between them. No server was set up. Windows Server 2012 R2 has the
//! cmdlets too, but its lists of values were read nowhere, so it is left out.

mod profile;
mod render;
mod rules;
mod words;

#[cfg(test)]
mod tests;

use super::{Device, PskRule, Release};
use crate::fact::{Source, day};

/// The cmdlet of the interface, first release that is described.
static CMDLET_2016: Source = Source {
    title: "Add-VpnS2SInterface, Windows Server 2016",
    url: "https://learn.microsoft.com/en-us/powershell/module/remoteaccess/add-vpns2sinterface?view=windowsserver2016-ps",
    checked: day(2026, 11, 21),
};

/// The same today.
static CMDLET_2025: Source = Source {
    title: "Add-VpnS2SInterface, Windows Server 2025",
    url: "https://learn.microsoft.com/en-us/powershell/module/remoteaccess/add-vpns2sinterface?view=windowsserver2025-ps",
    checked: day(2026, 11, 21),
};

/// The router that speaks BGP.
static BGP_CMDLET: Source = Source {
    title: "Add-BgpPeer, Windows Server 2025 (page of 2016-12-20)",
    url: "https://learn.microsoft.com/en-us/powershell/module/remoteaccess/add-bgppeer?view=windowsserver2025-ps",
    checked: day(2026, 11, 21),
};

/// Route-based only; a script of the maker's for a cloud.
static SCRIPT: Source = Source {
    title: "VPN device script for RRAS in Azure-vpn-config-samples, 2023-03-28", // tidy: vendor
    url: "https://github.com/Azure/Azure-vpn-config-samples",                    // tidy: vendor
    checked: day(2026, 11, 21),
};

/// The first release that is described.
const S2016: &str = "2016";

const fn release(id: &'static str, name: &'static str, source: &'static Source) -> Release {
    Release { id, name, since: None, retired: None, successor: None, source }
}

/// RRAS.
pub static DEVICE: Device = Device {
    id: "rras",
    name: "Windows RRAS",
    about: "Windows Server with Routing and Remote Access: a demand-dial interface, IKEv2.",
    releases: &[
        release(S2016, "Windows Server 2016", &CMDLET_2016),
        release("2019", "Windows Server 2019", &CMDLET_2016),
        release("2022", "Windows Server 2022", &CMDLET_2025),
        release("2025", "Windows Server 2025", &CMDLET_2025),
    ],
    default_release: "2025",
    questions: &[],
    rows: profile::ROWS,
    psk: PskRule { quoting: "in single quotes", ..PskRule::portable(&CMDLET_2025) },
    manual: None,
    behaviour: profile::behaviour,
    render: render::render,
    parameters: render::parameters,
    runbook: render::runbook,
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "a reader of the script in the tests, which holds it against the other end's text and every value against the lists \
                of the maker's pages. PowerShell itself is in no package here, so its parser has not seen the scripts, and \
                no server has",
};
