//! Manual keying, unconfirmed: what is exported is a table of values.

use super::WIKI;
use super::profile;
use super::words;
use crate::devices::{KeyRule, ManualLabels, ManualRules, Parameter, SpiRule, manual_parameters};
use crate::keys::{Notation, Radix};
use crate::side::{ManualView, Side};

/// What ScreenOS is said to take. The lowest SPI, 0x3000, is stated by one source and
/// confirmed by none; staying above it is right in either case. No source names the
/// highest: four digits are what every field of that kind holds. One key for both
/// directions fits a device with one field and a device with two.
pub static RULES: ManualRules = ManualRules {
    rows: profile::MANUAL,
    spi: SpiRule {
        range: 0x3000..=0xffff,
        radix: Radix::Hex,
        one: false,
        incoming: "local SPI (hexadecimal)",
        outgoing: "remote SPI (hexadecimal)",
        source: &WIKI,
    },
    key: KeyRule { notations: &[Notation::Hex], alphabet: "", one: true, source: &WIKI },
    parameters,
};

const LABELS: ManualLabels = ManualLabels {
    local: "address of the outgoing interface",
    remote: "gateway",
    encryption: "encryption algorithm (ESP)",
    integrity: "authentication algorithm",
    encryption_key: ["encryption key (hexadecimal)", "encryption key (hexadecimal)"],
    integrity_key: ["authentication key (hexadecimal)", "authentication key (hexadecimal)"],
    local_networks: "addresses in the inside zone",
    remote_networks: "addresses behind the tunnel",
};

/// Every value in ScreenOS's words.
pub fn parameters(side: &Side<'_>, view: &ManualView<'_>) -> Vec<Parameter> {
    let hash = view.tunnel.integrity.map_or("", words::hash);
    manual_parameters(side, view, &LABELS, (words::cipher(view.tunnel.encryption), hash))
}
