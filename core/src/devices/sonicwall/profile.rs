//! What it can do by release.

use super::{CLOUD_GUIDE, CLOUD_SAMPLE, DEPLOYMENT_SCRIPT, OS_6, OS_7, SAVED_6, TEST_LIBRARY, USER_GUIDE};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    Row { feature, since, until: None, days: (None, None), when: When::Always, confirmed: true, source }
}

const fn ike(feature: Feature) -> Row {
    row(feature, OS_6, &DEPLOYMENT_SCRIPT)
}

/// What it can do with IKE, and its kinds of routing.
pub static ROWS: &[Row] = &[
    row(Feature::Ike(IkeVersion::V1), OS_6, &CLOUD_GUIDE),
    row(Feature::Ike(IkeVersion::V2), OS_6, &SAVED_6),
    row(Feature::NatTraversal, OS_6, &TEST_LIBRARY),
    row(Feature::PeerByName, OS_6, &SAVED_6),
    row(Feature::Routing(RoutingKind::Policy), OS_6, &SAVED_6),
    row(Feature::Routing(RoutingKind::Static), OS_6, &CLOUD_SAMPLE),
    row(Feature::IkeEncryption(Encryption::Aes128), OS_6, &SAVED_6),
    ike(Feature::IkeEncryption(Encryption::Aes256)),
    row(Feature::IkeIntegrity(Integrity::Sha1), OS_6, &SAVED_6),
    ike(Feature::IkeIntegrity(Integrity::Sha256)),
    row(Feature::IkeIntegrity(Integrity::Sha384), OS_7, &TEST_LIBRARY),
    row(Feature::IkeIntegrity(Integrity::Sha512), OS_7, &TEST_LIBRARY),
    row(Feature::IkeGroup(DhGroup::Modp1024), OS_6, &SAVED_6),
    row(Feature::IkeGroup(DhGroup::Modp1536), OS_6, &CLOUD_GUIDE),
    ike(Feature::IkeGroup(DhGroup::Modp2048)),
    row(Feature::EspEncryption(Encryption::Aes128), OS_6, &SAVED_6),
    ike(Feature::EspEncryption(Encryption::Aes256)),
    row(Feature::EspIntegrity(Integrity::Sha1), OS_6, &SAVED_6),
    ike(Feature::EspIntegrity(Integrity::Sha256)),
    row(Feature::EspIntegrity(Integrity::Sha384), OS_7, &TEST_LIBRARY),
    row(Feature::EspIntegrity(Integrity::Sha512), OS_7, &TEST_LIBRARY),
    row(Feature::NoPfs, OS_6, &SAVED_6),
    row(Feature::Pfs(DhGroup::Modp1024), OS_6, &CLOUD_GUIDE),
    row(Feature::Pfs(DhGroup::Modp1536), OS_6, &CLOUD_GUIDE),
    row(Feature::Pfs(DhGroup::Modp2048), OS_6, &CLOUD_GUIDE),
];

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
