//! What it can do by release.

use super::{OS_6, OS_7, TEST_LIBRARY, USER_GUIDE};
use crate::crypto::{Encryption, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    Row { feature, since, until: None, days: (None, None), when: When::Always, confirmed: true, source }
}

/// Without IKE: a site-to-site policy joins networks.
pub static ROWS: &[Row] = &[row(Feature::Routing(RoutingKind::Policy), OS_6, &TEST_LIBRARY)];

/// Ciphers and hashes with manual keys. The old guide's 3DES key of 24 digits does not
/// fit 3DES, so it is left out.
pub static MANUAL_ROWS: &[Row] = &[
    row(Feature::EspEncryption(Encryption::Des), OS_6, &USER_GUIDE),
    row(Feature::EspEncryption(Encryption::Aes128), OS_6, &TEST_LIBRARY),
    // The library has the word, but not together with manual keys.
    Row { confirmed: false, ..row(Feature::EspEncryption(Encryption::Aes256), OS_6, &TEST_LIBRARY) },
    row(Feature::EspIntegrity(Integrity::Md5), OS_6, &TEST_LIBRARY),
    row(Feature::EspIntegrity(Integrity::Sha1), OS_6, &TEST_LIBRARY),
    row(Feature::EspIntegrity(Integrity::AesXcbc), OS_7, &TEST_LIBRARY),
    row(Feature::EspIntegrity(Integrity::Sha256), OS_7, &TEST_LIBRARY),
    row(Feature::EspIntegrity(Integrity::Sha384), OS_7, &TEST_LIBRARY),
    row(Feature::EspIntegrity(Integrity::Sha512), OS_7, &TEST_LIBRARY),
];
