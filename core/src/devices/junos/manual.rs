//! Manual keying: one SPI and one pair of keys for both directions.

use super::profile;
use super::sources::MODELS;
use super::words;
use crate::devices::{KeyRule, ManualLabels, ManualRules, Parameter, SpiRule, manual_parameters};
use crate::keys::{Notation, Radix};
use crate::side::{ManualView, Side};

/// What Junos takes. The SPI's range and its decimal form are in every model.
pub static RULES: ManualRules = ManualRules {
    rows: profile::MANUAL,
    spi: SpiRule {
        range: 256..=16_639,
        radix: Radix::Decimal,
        one: true,
        incoming: "manual spi",
        outgoing: "manual spi",
        source: &MODELS,
    },
    key: KeyRule { notations: &[Notation::Hex, Notation::Ascii], alphabet: "", one: true, source: &MODELS },
    parameters,
};

const LABELS: ManualLabels = ManualLabels {
    local: "address of external-interface",
    remote: "manual gateway",
    encryption: "manual encryption algorithm",
    integrity: "manual authentication algorithm",
    encryption_key: ["manual encryption key hexadecimal", "manual encryption key hexadecimal"],
    integrity_key: ["manual authentication key hexadecimal", "manual authentication key hexadecimal"],
    local_networks: "source-address of the policy out",
    remote_networks: "destination-address of the policy out",
};

/// Every value in Junos's words.
pub fn parameters(side: &Side<'_>, view: &ManualView<'_>) -> Vec<Parameter> {
    let hash = view.tunnel.integrity.map_or("", words::esp_hash);
    manual_parameters(side, view, &LABELS, (words::cipher(view.tunnel.encryption), hash))
}
