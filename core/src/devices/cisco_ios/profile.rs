//! What it can do by release.

use super::{AES_FEATURE, IOS_12, IOS_15, MODEL, NOTICE, PUBLIC_PAIR, REFERENCE, XE_16, XE_17_11};
use crate::crypto::{Encryption, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, since: &'static str, until: Option<&'static str>, source: &'static Source) -> Row {
    Row { feature, since, until, days: (None, None), when: When::Always, confirmed: true, source }
}

/// On IOS, where manual keys are documented.
const fn ios(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    row(feature, since, Some(IOS_15), source)
}

/// A transform that the release has, of which no source shows that it takes manual keys.
const fn unseen(feature: Feature, since: &'static str, until: Option<&'static str>, source: &'static Source) -> Row {
    Row { confirmed: false, ..row(feature, since, until, source) }
}

/// On every IOS-XE.
const fn xe(feature: Feature) -> Row {
    unseen(feature, XE_16, None, &MODEL)
}

/// Refused by IOS-XE from 17.11.1 on, unless its compliance shield is switched off.
const fn weak(feature: Feature) -> Row {
    unseen(feature, XE_16, Some(XE_16), &NOTICE)
}

/// Without IKE: a crypto map joins networks.
pub static ROWS: &[Row] = &[row(Feature::Routing(RoutingKind::Policy), IOS_12, None, &REFERENCE)];

/// Ciphers and hashes with manual keys. AES-GCM is left out: how its salt would be
/// typed is written nowhere that was read.
pub static MANUAL_ROWS: &[Row] = &[
    ios(Feature::EspEncryption(Encryption::Des), IOS_12, &REFERENCE),
    weak(Feature::EspEncryption(Encryption::Des)),
    ios(Feature::EspEncryption(Encryption::TripleDes), IOS_12, &REFERENCE),
    weak(Feature::EspEncryption(Encryption::TripleDes)),
    ios(Feature::EspEncryption(Encryption::Aes128), IOS_12, &AES_FEATURE),
    xe(Feature::EspEncryption(Encryption::Aes128)),
    unseen(Feature::EspEncryption(Encryption::Aes192), IOS_12, None, &AES_FEATURE),
    unseen(Feature::EspEncryption(Encryption::Aes256), IOS_12, None, &AES_FEATURE),
    ios(Feature::EspIntegrity(Integrity::Md5), IOS_12, &REFERENCE),
    weak(Feature::EspIntegrity(Integrity::Md5)),
    ios(Feature::EspIntegrity(Integrity::Sha1), IOS_12, &REFERENCE),
    xe(Feature::EspIntegrity(Integrity::Sha1)),
    ios(Feature::EspIntegrity(Integrity::Sha256), IOS_15, &PUBLIC_PAIR),
    xe(Feature::EspIntegrity(Integrity::Sha256)),
    unseen(Feature::EspIntegrity(Integrity::Sha384), IOS_15, None, &MODEL),
    unseen(Feature::EspIntegrity(Integrity::Sha512), IOS_15, None, &MODEL),
];

/// True where manual keys are documented.
pub fn is_documented(release: &str) -> bool {
    release != XE_16 && release != XE_17_11
}
