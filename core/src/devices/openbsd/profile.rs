//! Abilities by release.

use super::releases::R5_4;
use super::sources::GRAMMAR_2013;
use crate::crypto::{Encryption, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;

/// An ability that a source confirms.
pub const fn row(feature: Feature, since: &'static str, until: Option<&'static str>, source: &'static Source) -> Row {
    Row { feature, since, until, days: (None, None), when: When::Always, confirmed: true, source }
}

const fn manual(feature: Feature) -> Row {
    row(feature, R5_4, None, &GRAMMAR_2013)
}

/// With manual keys. The grammar of 2025 has the same without DES; both refuse the
/// counter modes (CTR, GCM) with static keys.
pub static MANUAL: &[Row] = &[
    row(Feature::EspEncryption(Encryption::Des), R5_4, Some(R5_4), &GRAMMAR_2013),
    manual(Feature::EspEncryption(Encryption::TripleDes)),
    manual(Feature::EspEncryption(Encryption::Cast128)),
    manual(Feature::EspEncryption(Encryption::Blowfish128)),
    manual(Feature::EspEncryption(Encryption::Blowfish192)),
    manual(Feature::EspEncryption(Encryption::Blowfish256)),
    manual(Feature::EspEncryption(Encryption::Aes128)),
    manual(Feature::EspEncryption(Encryption::Aes192)),
    manual(Feature::EspEncryption(Encryption::Aes256)),
    manual(Feature::EspIntegrity(Integrity::Md5)),
    manual(Feature::EspIntegrity(Integrity::Sha1)),
    manual(Feature::EspIntegrity(Integrity::Sha256)),
    manual(Feature::EspIntegrity(Integrity::Sha384)),
    manual(Feature::EspIntegrity(Integrity::Sha512)),
];
