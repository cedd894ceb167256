//! What can be set for a tunnel. Everything is chosen as a list; the script writes lists of one.

use super::TODAY;
use super::sources::{CUSTOMER, OPTIONS, WORKS};
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

const fn hash(hash: Integrity) -> [Row; 2] {
    [row(Feature::IkeIntegrity(hash), &OPTIONS), row(Feature::EspIntegrity(hash), &OPTIONS)]
}

const fn group(group: DhGroup) -> [Row; 2] {
    [row(Feature::IkeGroup(group), &OPTIONS), row(Feature::Pfs(group), &OPTIONS)]
}

/// Every ability. The list of groups for phase 2 has no "none", so a tunnel without
/// perfect forward secrecy is no row here.
pub static ROWS: &[Row] = [
    [row(Feature::Ike(IkeVersion::V1), &OPTIONS), row(Feature::Ike(IkeVersion::V2), &OPTIONS)],
    [row(Feature::Routing(RoutingKind::Static), &WORKS), row(Feature::Routing(RoutingKind::Bgp), &WORKS)],
    [row(Feature::NatTraversal, &CUSTOMER), row(Feature::Pfs(DhGroup::Modp1536), &OPTIONS)],
    [
        unconfirmed(Feature::IkeEncryption(Encryption::Aes256Gcm)),
        unconfirmed(Feature::IkeEncryption(Encryption::Aes128Gcm)),
    ],
    [
        row(Feature::IkeEncryption(Encryption::Aes256), &OPTIONS),
        row(Feature::IkeEncryption(Encryption::Aes128), &OPTIONS),
    ],
    [
        row(Feature::EspEncryption(Encryption::Aes256Gcm), &OPTIONS),
        row(Feature::EspEncryption(Encryption::Aes128Gcm), &OPTIONS),
    ],
    [
        row(Feature::EspEncryption(Encryption::Aes256), &OPTIONS),
        row(Feature::EspEncryption(Encryption::Aes128), &OPTIONS),
    ],
    hash(Integrity::Sha512),
    hash(Integrity::Sha384),
    hash(Integrity::Sha256),
    hash(Integrity::Sha1),
    group(DhGroup::Modp1024),
    group(DhGroup::Modp2048),
    group(DhGroup::Modp3072),
    group(DhGroup::Modp4096),
    group(DhGroup::Modp6144),
    group(DhGroup::Modp8192),
    group(DhGroup::Ecp256),
    group(DhGroup::Ecp384),
    group(DhGroup::Ecp521),
    group(DhGroup::Modp1024s160),
    group(DhGroup::Modp2048s224),
    group(DhGroup::Modp2048s256),
]
.as_flattened();
