//! IKE by daemon and release.

use super::releases::{R5_4, R6_3, R7_2, R7_4};
use super::sources::{GRAMMAR_2013, GRAMMAR_2025, IKE_2025, IKED_PORTABLE, MANUAL_PAGE, SEC};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const ISAKMPD: When = When::Is("daemon", &["isakmpd"]);
const IKED_RUNS: When = When::Is("daemon", &["iked"]);

const fn row(
    feature: Feature,
    since: &'static str,
    until: Option<&'static str>,
    when: When,
    source: &'static Source,
) -> Row {
    Row { feature, since, until, days: (None, None), when, confirmed: true, source }
}

const fn always(feature: Feature) -> Row {
    row(feature, R5_4, None, When::Always, &GRAMMAR_2013)
}

/// isakmpd, as the grammar of 2013 has it.
const fn old(feature: Feature) -> Row {
    row(feature, R5_4, None, ISAKMPD, &GRAMMAR_2013)
}

/// isakmpd since its groups on elliptic curves.
const fn curve(feature: Feature) -> Row {
    row(feature, R6_3, None, ISAKMPD, &GRAMMAR_2025)
}

/// iked, as its portable edition 7.2 reads it; earlier ones have much of this too, but
/// nobody has looked.
const fn iked(feature: Feature) -> Row {
    row(feature, R7_2, None, IKED_RUNS, &IKED_PORTABLE)
}

/// Every ability with IKE.
pub static ROWS: &[Row] = &[
    always(Feature::Routing(RoutingKind::Policy)),
    // isakmpd can have such an interface too; its rule for it is not written here.
    row(Feature::Routing(RoutingKind::Static), R7_4, None, IKED_RUNS, &SEC),
    row(Feature::Routing(RoutingKind::Bgp), R7_4, None, IKED_RUNS, &SEC),
    always(Feature::NatTraversal),
    always(Feature::PeerByName),
    row(Feature::NoPfs, R5_4, None, When::Always, &IKE_2025),
    old(Feature::Ike(IkeVersion::V1)),
    row(Feature::AggressiveMode, R5_4, None, ISAKMPD, &MANUAL_PAGE),
    row(Feature::IkeEncryption(Encryption::Des), R5_4, Some(R5_4), ISAKMPD, &GRAMMAR_2013),
    row(Feature::EspEncryption(Encryption::Des), R5_4, Some(R5_4), ISAKMPD, &GRAMMAR_2013),
    old(Feature::IkeEncryption(Encryption::TripleDes)),
    old(Feature::IkeEncryption(Encryption::Aes128)),
    old(Feature::IkeEncryption(Encryption::Aes192)),
    old(Feature::IkeEncryption(Encryption::Aes256)),
    old(Feature::EspEncryption(Encryption::TripleDes)),
    old(Feature::EspEncryption(Encryption::Aes128)),
    old(Feature::EspEncryption(Encryption::Aes192)),
    old(Feature::EspEncryption(Encryption::Aes256)),
    old(Feature::EspEncryption(Encryption::Aes128Gcm)),
    old(Feature::EspEncryption(Encryption::Aes192Gcm)),
    old(Feature::EspEncryption(Encryption::Aes256Gcm)),
    old(Feature::IkeIntegrity(Integrity::Md5)),
    old(Feature::IkeIntegrity(Integrity::Sha1)),
    old(Feature::IkeIntegrity(Integrity::Sha256)),
    old(Feature::IkeIntegrity(Integrity::Sha384)),
    old(Feature::IkeIntegrity(Integrity::Sha512)),
    old(Feature::EspIntegrity(Integrity::Md5)),
    old(Feature::EspIntegrity(Integrity::Sha1)),
    old(Feature::EspIntegrity(Integrity::Sha256)),
    old(Feature::EspIntegrity(Integrity::Sha384)),
    old(Feature::EspIntegrity(Integrity::Sha512)),
    old(Feature::IkeGroup(DhGroup::Modp768)),
    old(Feature::IkeGroup(DhGroup::Modp1024)),
    old(Feature::IkeGroup(DhGroup::Modp1536)),
    old(Feature::IkeGroup(DhGroup::Modp2048)),
    old(Feature::IkeGroup(DhGroup::Modp3072)),
    old(Feature::IkeGroup(DhGroup::Modp4096)),
    old(Feature::IkeGroup(DhGroup::Modp6144)),
    old(Feature::IkeGroup(DhGroup::Modp8192)),
    old(Feature::Pfs(DhGroup::Modp768)),
    old(Feature::Pfs(DhGroup::Modp1024)),
    old(Feature::Pfs(DhGroup::Modp1536)),
    old(Feature::Pfs(DhGroup::Modp2048)),
    old(Feature::Pfs(DhGroup::Modp3072)),
    old(Feature::Pfs(DhGroup::Modp4096)),
    old(Feature::Pfs(DhGroup::Modp6144)),
    old(Feature::Pfs(DhGroup::Modp8192)),
    curve(Feature::IkeGroup(DhGroup::Ecp256)),
    curve(Feature::IkeGroup(DhGroup::Ecp384)),
    curve(Feature::IkeGroup(DhGroup::Ecp521)),
    curve(Feature::IkeGroup(DhGroup::Ecp256Bp)),
    curve(Feature::IkeGroup(DhGroup::Ecp384Bp)),
    curve(Feature::IkeGroup(DhGroup::Ecp512Bp)),
    curve(Feature::Pfs(DhGroup::Ecp256)),
    curve(Feature::Pfs(DhGroup::Ecp384)),
    curve(Feature::Pfs(DhGroup::Ecp521)),
    curve(Feature::Pfs(DhGroup::Ecp256Bp)),
    curve(Feature::Pfs(DhGroup::Ecp384Bp)),
    curve(Feature::Pfs(DhGroup::Ecp512Bp)),
    iked(Feature::Ike(IkeVersion::V2)),
    iked(Feature::IkeEncryption(Encryption::TripleDes)),
    iked(Feature::IkeEncryption(Encryption::Aes128)),
    iked(Feature::IkeEncryption(Encryption::Aes192)),
    iked(Feature::IkeEncryption(Encryption::Aes256)),
    iked(Feature::IkeEncryption(Encryption::Aes128Gcm)),
    iked(Feature::IkeEncryption(Encryption::Aes256Gcm)),
    iked(Feature::EspEncryption(Encryption::TripleDes)),
    iked(Feature::EspEncryption(Encryption::Aes128)),
    iked(Feature::EspEncryption(Encryption::Aes192)),
    iked(Feature::EspEncryption(Encryption::Aes256)),
    iked(Feature::EspEncryption(Encryption::Aes128Gcm)),
    iked(Feature::EspEncryption(Encryption::Aes192Gcm)),
    iked(Feature::EspEncryption(Encryption::Aes256Gcm)),
    iked(Feature::EspEncryption(Encryption::ChaCha20Poly1305)),
    iked(Feature::IkeIntegrity(Integrity::Md5)),
    iked(Feature::IkeIntegrity(Integrity::Sha1)),
    iked(Feature::IkeIntegrity(Integrity::Sha256)),
    iked(Feature::IkeIntegrity(Integrity::Sha384)),
    iked(Feature::IkeIntegrity(Integrity::Sha512)),
    iked(Feature::EspIntegrity(Integrity::Md5)),
    iked(Feature::EspIntegrity(Integrity::Sha1)),
    iked(Feature::EspIntegrity(Integrity::Sha256)),
    iked(Feature::EspIntegrity(Integrity::Sha384)),
    iked(Feature::EspIntegrity(Integrity::Sha512)),
    iked(Feature::IkeGroup(DhGroup::Modp1024)),
    iked(Feature::IkeGroup(DhGroup::Modp1536)),
    iked(Feature::IkeGroup(DhGroup::Modp2048)),
    iked(Feature::IkeGroup(DhGroup::Modp3072)),
    iked(Feature::IkeGroup(DhGroup::Modp4096)),
    iked(Feature::IkeGroup(DhGroup::Ecp256)),
    iked(Feature::IkeGroup(DhGroup::Ecp384)),
    iked(Feature::IkeGroup(DhGroup::Ecp521)),
    iked(Feature::IkeGroup(DhGroup::Ecp256Bp)),
    iked(Feature::IkeGroup(DhGroup::Ecp384Bp)),
    iked(Feature::IkeGroup(DhGroup::Ecp512Bp)),
    iked(Feature::IkeGroup(DhGroup::Curve25519)),
    iked(Feature::Pfs(DhGroup::Modp1024)),
    iked(Feature::Pfs(DhGroup::Modp1536)),
    iked(Feature::Pfs(DhGroup::Modp2048)),
    iked(Feature::Pfs(DhGroup::Modp3072)),
    iked(Feature::Pfs(DhGroup::Modp4096)),
    iked(Feature::Pfs(DhGroup::Ecp256)),
    iked(Feature::Pfs(DhGroup::Ecp384)),
    iked(Feature::Pfs(DhGroup::Ecp521)),
    iked(Feature::Pfs(DhGroup::Ecp256Bp)),
    iked(Feature::Pfs(DhGroup::Ecp384Bp)),
    iked(Feature::Pfs(DhGroup::Ecp512Bp)),
    iked(Feature::Pfs(DhGroup::Curve25519)),
];
