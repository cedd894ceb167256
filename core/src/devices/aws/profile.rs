//! What can be set for a tunnel. Everything is chosen as a list; the script writes lists of one.

use super::TODAY;
use super::sources::{CUSTOMER, OPTIONS, REQUIREMENTS, WORKS};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, source: &'static Source) -> Row {
    Row { feature, since: TODAY, until: None, days: (None, None), when: When::Always, confirmed: true, source }
}

/// No document says which pseudo-random function goes with AES-GCM in the IKE SA: never chosen by itself.
const fn unconfirmed(feature: Feature) -> Row {
    Row { confirmed: false, ..row(feature, &OPTIONS) }
}

const fn option(feature: Feature) -> Row {
    row(feature, &OPTIONS)
}

/// Every ability. The list of groups for phase 2 has no "none", so a tunnel without
/// perfect forward secrecy is no row here.
pub static ROWS: &[Row] = &[
    row(Feature::Ike(IkeVersion::V1), &OPTIONS),
    row(Feature::Ike(IkeVersion::V2), &OPTIONS),
    // With one pair of networks, which a rule sees to.
    row(Feature::Routing(RoutingKind::Policy), &REQUIREMENTS),
    row(Feature::Routing(RoutingKind::Static), &WORKS),
    row(Feature::Routing(RoutingKind::Bgp), &WORKS),
    row(Feature::NatTraversal, &CUSTOMER),
    unconfirmed(Feature::IkeEncryption(Encryption::Aes256Gcm)),
    unconfirmed(Feature::IkeEncryption(Encryption::Aes128Gcm)),
    option(Feature::IkeEncryption(Encryption::Aes256)),
    option(Feature::IkeEncryption(Encryption::Aes128)),
    option(Feature::EspEncryption(Encryption::Aes256Gcm)),
    option(Feature::EspEncryption(Encryption::Aes128Gcm)),
    option(Feature::EspEncryption(Encryption::Aes256)),
    option(Feature::EspEncryption(Encryption::Aes128)),
    option(Feature::IkeIntegrity(Integrity::Sha512)),
    option(Feature::IkeIntegrity(Integrity::Sha384)),
    option(Feature::IkeIntegrity(Integrity::Sha256)),
    option(Feature::IkeIntegrity(Integrity::Sha1)),
    option(Feature::EspIntegrity(Integrity::Sha512)),
    option(Feature::EspIntegrity(Integrity::Sha384)),
    option(Feature::EspIntegrity(Integrity::Sha256)),
    option(Feature::EspIntegrity(Integrity::Sha1)),
    option(Feature::IkeGroup(DhGroup::Modp1024)),
    option(Feature::IkeGroup(DhGroup::Modp2048)),
    option(Feature::IkeGroup(DhGroup::Modp3072)),
    option(Feature::IkeGroup(DhGroup::Modp4096)),
    option(Feature::IkeGroup(DhGroup::Modp6144)),
    option(Feature::IkeGroup(DhGroup::Modp8192)),
    option(Feature::IkeGroup(DhGroup::Ecp256)),
    option(Feature::IkeGroup(DhGroup::Ecp384)),
    option(Feature::IkeGroup(DhGroup::Ecp521)),
    option(Feature::IkeGroup(DhGroup::Modp1024s160)),
    option(Feature::IkeGroup(DhGroup::Modp2048s224)),
    option(Feature::IkeGroup(DhGroup::Modp2048s256)),
    option(Feature::Pfs(DhGroup::Modp1024)),
    option(Feature::Pfs(DhGroup::Modp1536)),
    option(Feature::Pfs(DhGroup::Modp2048)),
    option(Feature::Pfs(DhGroup::Modp3072)),
    option(Feature::Pfs(DhGroup::Modp4096)),
    option(Feature::Pfs(DhGroup::Modp6144)),
    option(Feature::Pfs(DhGroup::Modp8192)),
    option(Feature::Pfs(DhGroup::Ecp256)),
    option(Feature::Pfs(DhGroup::Ecp384)),
    option(Feature::Pfs(DhGroup::Ecp521)),
    option(Feature::Pfs(DhGroup::Modp1024s160)),
    option(Feature::Pfs(DhGroup::Modp2048s224)),
    option(Feature::Pfs(DhGroup::Modp2048s256)),
];
