//! Ciphers and hashes by release.

use super::{NEW, OLD, PAGE_10, PAGE_13};
use crate::crypto::{Encryption, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;

const fn row(feature: Feature, since: &'static str, until: Option<&'static str>, source: &'static Source) -> Row {
    Row { feature, since, until, days: (None, None), when: When::Always, confirmed: true, source }
}

const fn old(feature: Feature) -> Row {
    row(feature, OLD, Some(OLD), &PAGE_10)
}

const fn new(feature: Feature) -> Row {
    row(feature, NEW, None, &PAGE_13)
}

const fn always(feature: Feature) -> Row {
    row(feature, OLD, None, &PAGE_10)
}

/// Every ability with manual keys.
pub static ROWS: &[Row] = &[
    old(Feature::EspEncryption(Encryption::Des)),
    old(Feature::EspEncryption(Encryption::TripleDes)),
    old(Feature::EspEncryption(Encryption::Cast128)),
    old(Feature::EspEncryption(Encryption::Blowfish128)),
    old(Feature::EspEncryption(Encryption::Blowfish192)),
    old(Feature::EspEncryption(Encryption::Blowfish256)),
    always(Feature::EspEncryption(Encryption::Aes128)),
    always(Feature::EspEncryption(Encryption::Aes192)),
    always(Feature::EspEncryption(Encryption::Aes256)),
    new(Feature::EspEncryption(Encryption::Aes128Gcm)),
    new(Feature::EspEncryption(Encryption::Aes192Gcm)),
    new(Feature::EspEncryption(Encryption::Aes256Gcm)),
    old(Feature::EspIntegrity(Integrity::Md5)),
    always(Feature::EspIntegrity(Integrity::Sha1)),
    always(Feature::EspIntegrity(Integrity::AesXcbc)),
    new(Feature::EspIntegrity(Integrity::Sha256)),
    new(Feature::EspIntegrity(Integrity::Sha384)),
    new(Feature::EspIntegrity(Integrity::Sha512)),
];
