//! Abilities by release.

use super::releases::{R3_1, R3_6};
use super::sources::ENGINE;
use crate::crypto::{Encryption, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;

/// An ability that a source confirms.
pub const fn row(feature: Feature, since: &'static str, until: Option<&'static str>, source: &'static Source) -> Row {
    Row { feature, since, until, days: (None, None), when: When::Always, confirmed: true, source }
}

const fn manual(feature: Feature) -> Row {
    row(feature, R3_1, None, &ENGINE)
}

/// With manual keys: what the engine takes as static keys. It refuses counter modes
/// there, and has lost DES with OpenBSD 5.9.
pub static MANUAL: &[Row] = &[
    row(Feature::EspEncryption(Encryption::Des), R3_1, Some(R3_6), &ENGINE),
    manual(Feature::EspEncryption(Encryption::TripleDes)),
    manual(Feature::EspEncryption(Encryption::Aes128)),
    manual(Feature::EspEncryption(Encryption::Aes192)),
    manual(Feature::EspEncryption(Encryption::Aes256)),
    manual(Feature::EspIntegrity(Integrity::Md5)),
    manual(Feature::EspIntegrity(Integrity::Sha1)),
    manual(Feature::EspIntegrity(Integrity::Sha256)),
    manual(Feature::EspIntegrity(Integrity::Sha384)),
    manual(Feature::EspIntegrity(Integrity::Sha512)),
];
