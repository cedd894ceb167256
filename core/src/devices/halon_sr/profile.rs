//! Abilities by release.

use super::releases::{R3_1, R3_6};
use super::sources::{ENGINE, WIKI};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

/// An ability that a source confirms.
pub const fn row(feature: Feature, since: &'static str, until: Option<&'static str>, source: &'static Source) -> Row {
    Row { feature, since, until, days: (None, None), when: When::Always, confirmed: true, source }
}

const fn engine(feature: Feature) -> Row {
    row(feature, R3_1, None, &ENGINE)
}

/// With manual keys: what the engine takes as static keys. It refuses counter modes
/// there, and has lost DES with OpenBSD 5.9.
pub static MANUAL: &[Row] = &[
    row(Feature::EspEncryption(Encryption::Des), R3_1, Some(R3_6), &ENGINE),
    engine(Feature::EspEncryption(Encryption::TripleDes)),
    engine(Feature::EspEncryption(Encryption::Aes128)),
    engine(Feature::EspEncryption(Encryption::Aes192)),
    engine(Feature::EspEncryption(Encryption::Aes256)),
    engine(Feature::EspIntegrity(Integrity::Md5)),
    engine(Feature::EspIntegrity(Integrity::Sha1)),
    engine(Feature::EspIntegrity(Integrity::Sha256)),
    engine(Feature::EspIntegrity(Integrity::Sha384)),
    engine(Feature::EspIntegrity(Integrity::Sha512)),
];

/// With IKE: version 1 by the engine's isakmpd. 6.4 offers more groups; which, is not
/// written.
pub static IKE: &[Row] = &[
    row(Feature::Routing(RoutingKind::Policy), R3_1, None, &WIKI),
    row(Feature::Routing(RoutingKind::Ospf), R3_1, None, &WIKI),
    row(Feature::Ike(IkeVersion::V1), R3_1, None, &WIKI),
    row(Feature::AggressiveMode, R3_1, None, &WIKI),
    row(Feature::NatTraversal, R3_1, None, &WIKI),
    row(Feature::PeerByName, R3_1, None, &WIKI),
    row(Feature::IkeEncryption(Encryption::Des), R3_1, Some(R3_6), &ENGINE),
    row(Feature::EspEncryption(Encryption::Des), R3_1, Some(R3_6), &ENGINE),
    engine(Feature::NoPfs),
    engine(Feature::IkeEncryption(Encryption::TripleDes)),
    engine(Feature::IkeEncryption(Encryption::Aes128)),
    engine(Feature::IkeEncryption(Encryption::Aes192)),
    engine(Feature::IkeEncryption(Encryption::Aes256)),
    engine(Feature::EspEncryption(Encryption::TripleDes)),
    engine(Feature::EspEncryption(Encryption::Aes128)),
    engine(Feature::EspEncryption(Encryption::Aes192)),
    engine(Feature::EspEncryption(Encryption::Aes256)),
    engine(Feature::EspEncryption(Encryption::Aes128Gcm)),
    engine(Feature::EspEncryption(Encryption::Aes192Gcm)),
    engine(Feature::EspEncryption(Encryption::Aes256Gcm)),
    engine(Feature::IkeIntegrity(Integrity::Md5)),
    engine(Feature::IkeIntegrity(Integrity::Sha1)),
    engine(Feature::IkeIntegrity(Integrity::Sha256)),
    engine(Feature::IkeIntegrity(Integrity::Sha384)),
    engine(Feature::IkeIntegrity(Integrity::Sha512)),
    engine(Feature::EspIntegrity(Integrity::Md5)),
    engine(Feature::EspIntegrity(Integrity::Sha1)),
    engine(Feature::EspIntegrity(Integrity::Sha256)),
    engine(Feature::EspIntegrity(Integrity::Sha384)),
    engine(Feature::EspIntegrity(Integrity::Sha512)),
    engine(Feature::IkeGroup(DhGroup::Modp768)),
    engine(Feature::IkeGroup(DhGroup::Modp1024)),
    engine(Feature::IkeGroup(DhGroup::Modp1536)),
    engine(Feature::IkeGroup(DhGroup::Modp2048)),
    engine(Feature::IkeGroup(DhGroup::Modp3072)),
    engine(Feature::IkeGroup(DhGroup::Modp4096)),
    engine(Feature::IkeGroup(DhGroup::Modp6144)),
    engine(Feature::IkeGroup(DhGroup::Modp8192)),
    engine(Feature::Pfs(DhGroup::Modp768)),
    engine(Feature::Pfs(DhGroup::Modp1024)),
    engine(Feature::Pfs(DhGroup::Modp1536)),
    engine(Feature::Pfs(DhGroup::Modp2048)),
    engine(Feature::Pfs(DhGroup::Modp3072)),
    engine(Feature::Pfs(DhGroup::Modp4096)),
    engine(Feature::Pfs(DhGroup::Modp6144)),
    engine(Feature::Pfs(DhGroup::Modp8192)),
];
