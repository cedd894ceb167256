//! Abilities: with IKE what the published commands show; with manual keys what the
//! same ciphers are called there, all unconfirmed.

use super::{RELEASE, SAMPLES, WIKI};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::scenario::RoutingKind;

const fn row(feature: Feature) -> Row {
    Row {
        feature,
        since: RELEASE,
        until: None,
        days: (None, None),
        when: When::Always,
        confirmed: true,
        source: &SAMPLES,
    }
}

const fn by_hand(feature: Feature) -> Row {
    Row { confirmed: false, source: &WIKI, ..row(feature) }
}

/// Every ability with IKE.
pub static ROWS: &[Row] = &[
    row(Feature::Ike(IkeVersion::V1)),
    row(Feature::Routing(RoutingKind::Policy)),
    row(Feature::IkeEncryption(Encryption::Aes256)),
    row(Feature::IkeIntegrity(Integrity::Sha1)),
    row(Feature::IkeGroup(DhGroup::Modp1024)),
    row(Feature::EspEncryption(Encryption::Aes256)),
    row(Feature::EspIntegrity(Integrity::Sha1)),
    row(Feature::NoPfs),
];

/// Ciphers and hashes with manual keys: chosen by a person or not at all.
pub static MANUAL: &[Row] = &[
    by_hand(Feature::EspEncryption(Encryption::Des)),
    by_hand(Feature::EspEncryption(Encryption::TripleDes)),
    by_hand(Feature::EspEncryption(Encryption::Aes128)),
    by_hand(Feature::EspEncryption(Encryption::Aes192)),
    by_hand(Feature::EspEncryption(Encryption::Aes256)),
    by_hand(Feature::EspIntegrity(Integrity::Md5)),
    by_hand(Feature::EspIntegrity(Integrity::Sha1)),
];
