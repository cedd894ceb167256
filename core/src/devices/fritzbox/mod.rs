//! AVM's FRITZ!Box: as an IPsec peer with a file to import (vpn.cfg), and as the NAT
//! router before another gateway.
//!
//! The form of the file was read from public configurations that join a FRITZ!Box with
//! strongSwan on Linux and OpenWrt, and with a cloud; the maker publishes no grammar.
//! Algorithms are not written there: a named set is, of which the other end picks. No
//! box has seen the files. IKEv2 was seen nowhere.

mod profile;
mod render;
mod rules;

#[cfg(test)]
mod tests;

use super::{Device, PskRule, Release, Router};
use crate::fact::{Source, day};

/// The form of the file; IKE with AES-256, SHA-1 and group 2; main mode.
static WITH_STRONGSWAN: Source = Source {
    title: "Site-to-site VPN with OpenWrt and FRITZ!Box: a public vpn.cfg with strongSwan's configuration beside it, and others of the same form",
    url: "https://github.com/search?q=phase1_mode_idp&type=code",
    checked: day(2026, 11, 21),
};

/// The same with SHA-512.
static WITH_SHA512: Source = Source {
    title: "A generator in a public repository that writes vpn.cfg and strongSwan's configuration (aes256-sha512-modp1024)",
    url: "https://github.com/search?q=phase1_mode_idp+aes256-sha512-modp1024&type=code",
    checked: day(2026, 11, 21),
};

/// Without perfect forward secrecy, to a policy-based gateway.
static WITH_CLOUD: Source = Source {
    title: "Lab: Site-to-Site VPN to Azure, with a FRITZ!Box at the other end", // tidy: vendor
    url: "https://github.com/www42/aztraining",
    checked: day(2026, 11, 21),
};

/// Group 14.
static WITH_GROUP_14: Source = Source {
    title: "A container in a public repository that writes vpn.cfg with dh14/aes/sha for aes192-sha1-modp2048, aggressive mode",
    url: "https://github.com/search?q=%22dh14%2Faes%2Fsha%22&type=code",
    checked: day(2026, 11, 21),
};

/// What the box lets in.
static PORT_SHARING: Source = Source {
    title: "FRITZ!Box 7530, help: Internet / Permit Access / Port Sharing",
    url: "https://service.avm.de/help/en/FRITZ-Box-7530/019p2/hilfe_portfreigabe",
    checked: day(2026, 11, 21),
};

/// Any FRITZ!OS that imports the file.
const IKEV1: &str = "ikev1";

/// As the NAT router before another gateway.
pub static ROUTER: Router =
    Router { id: "fritzbox", name: "AVM FRITZ!Box", guide: include_str!("templates/router.md"), source: &PORT_SHARING };

/// As an IPsec peer.
pub static DEVICE: Device = Device {
    id: "fritzbox",
    name: "AVM FRITZ!Box",
    about: "AVM's home routers, with a VPN file that is imported.",
    releases: &[Release {
        id: IKEV1,
        name: "FRITZ!OS that imports vpn.cfg",
        since: None,
        retired: None,
        successor: None,
        source: &WITH_STRONGSWAN,
    }],
    default_release: IKEV1,
    questions: &[],
    rows: profile::ROWS,
    psk: PskRule { quoting: "in double quotes", ..PskRule::portable(&WITH_STRONGSWAN) },
    manual: None,
    behaviour: profile::behaviour,
    render: render::render,
    parameters: render::parameters,
    runbook: render::runbook,
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "a reader of vpn.cfg in the tests, which holds it against the other end's text. No FRITZ!Box has seen the files, \
                and no parser of them is public",
};
