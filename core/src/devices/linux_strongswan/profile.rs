//! What it can do: the keywords of proposals that its releases share, and that the
//! packages of a distribution bring a plugin for. DES, CAST-128 and Blowfish have
//! keywords too, but depend on how OpenSSL was built, and are left out.

use super::releases::FIRST;
use super::sources::{FRR, INNER_IPV6, KEYWORDS, NEWS, OPTIONS};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, source: &'static Source) -> Row {
    Row { feature, since: FIRST, until: None, days: (None, None), when: When::Always, confirmed: true, source }
}

const fn of(feature: Feature) -> Row {
    row(feature, &KEYWORDS)
}

/// Every ability.
pub static ROWS: &[Row] = &[
    row(Feature::Ike(IkeVersion::V1), &OPTIONS),
    row(Feature::Ike(IkeVersion::V2), &OPTIONS),
    row(Feature::AggressiveMode, &OPTIONS),
    row(Feature::NatTraversal, &OPTIONS),
    row(Feature::PeerByName, &OPTIONS),
    row(Feature::Routing(RoutingKind::Policy), &OPTIONS),
    row(Feature::Routing(RoutingKind::Static), &NEWS),
    row(Feature::Routing(RoutingKind::Bgp), &FRR),
    row(Feature::InnerIpv6, &INNER_IPV6),
    row(Feature::NoPfs, &OPTIONS),
    of(Feature::IkeEncryption(Encryption::TripleDes)),
    of(Feature::EspEncryption(Encryption::TripleDes)),
    of(Feature::IkeEncryption(Encryption::Aes128)),
    of(Feature::EspEncryption(Encryption::Aes128)),
    of(Feature::IkeEncryption(Encryption::Aes192)),
    of(Feature::EspEncryption(Encryption::Aes192)),
    of(Feature::IkeEncryption(Encryption::Aes256)),
    of(Feature::EspEncryption(Encryption::Aes256)),
    of(Feature::IkeEncryption(Encryption::Aes128Gcm)),
    of(Feature::EspEncryption(Encryption::Aes128Gcm)),
    of(Feature::IkeEncryption(Encryption::Aes192Gcm)),
    of(Feature::EspEncryption(Encryption::Aes192Gcm)),
    of(Feature::IkeEncryption(Encryption::Aes256Gcm)),
    of(Feature::EspEncryption(Encryption::Aes256Gcm)),
    of(Feature::IkeEncryption(Encryption::ChaCha20Poly1305)),
    of(Feature::EspEncryption(Encryption::ChaCha20Poly1305)),
    of(Feature::IkeIntegrity(Integrity::Md5)),
    of(Feature::EspIntegrity(Integrity::Md5)),
    of(Feature::IkeIntegrity(Integrity::Sha1)),
    of(Feature::EspIntegrity(Integrity::Sha1)),
    of(Feature::IkeIntegrity(Integrity::AesXcbc)),
    of(Feature::EspIntegrity(Integrity::AesXcbc)),
    of(Feature::IkeIntegrity(Integrity::Sha256)),
    of(Feature::EspIntegrity(Integrity::Sha256)),
    of(Feature::IkeIntegrity(Integrity::Sha384)),
    of(Feature::EspIntegrity(Integrity::Sha384)),
    of(Feature::IkeIntegrity(Integrity::Sha512)),
    of(Feature::EspIntegrity(Integrity::Sha512)),
    of(Feature::IkeGroup(DhGroup::Modp768)),
    of(Feature::Pfs(DhGroup::Modp768)),
    of(Feature::IkeGroup(DhGroup::Modp1024)),
    of(Feature::Pfs(DhGroup::Modp1024)),
    of(Feature::IkeGroup(DhGroup::Modp1536)),
    of(Feature::Pfs(DhGroup::Modp1536)),
    of(Feature::IkeGroup(DhGroup::Modp2048)),
    of(Feature::Pfs(DhGroup::Modp2048)),
    of(Feature::IkeGroup(DhGroup::Modp3072)),
    of(Feature::Pfs(DhGroup::Modp3072)),
    of(Feature::IkeGroup(DhGroup::Modp4096)),
    of(Feature::Pfs(DhGroup::Modp4096)),
    of(Feature::IkeGroup(DhGroup::Modp6144)),
    of(Feature::Pfs(DhGroup::Modp6144)),
    of(Feature::IkeGroup(DhGroup::Modp8192)),
    of(Feature::Pfs(DhGroup::Modp8192)),
    of(Feature::IkeGroup(DhGroup::Ecp256)),
    of(Feature::Pfs(DhGroup::Ecp256)),
    of(Feature::IkeGroup(DhGroup::Ecp384)),
    of(Feature::Pfs(DhGroup::Ecp384)),
    of(Feature::IkeGroup(DhGroup::Ecp521)),
    of(Feature::Pfs(DhGroup::Ecp521)),
    of(Feature::IkeGroup(DhGroup::Modp1024s160)),
    of(Feature::Pfs(DhGroup::Modp1024s160)),
    of(Feature::IkeGroup(DhGroup::Modp2048s224)),
    of(Feature::Pfs(DhGroup::Modp2048s224)),
    of(Feature::IkeGroup(DhGroup::Modp2048s256)),
    of(Feature::Pfs(DhGroup::Modp2048s256)),
    of(Feature::IkeGroup(DhGroup::Ecp256Bp)),
    of(Feature::Pfs(DhGroup::Ecp256Bp)),
    of(Feature::IkeGroup(DhGroup::Ecp384Bp)),
    of(Feature::Pfs(DhGroup::Ecp384Bp)),
    of(Feature::IkeGroup(DhGroup::Ecp512Bp)),
    of(Feature::Pfs(DhGroup::Ecp512Bp)),
    of(Feature::IkeGroup(DhGroup::Curve25519)),
    of(Feature::Pfs(DhGroup::Curve25519)),
    of(Feature::IkeGroup(DhGroup::Curve448)),
    of(Feature::Pfs(DhGroup::Curve448)),
];
