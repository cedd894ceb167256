//! What it can do: the keywords of proposals that its releases share, and that the
//! packages of a distribution bring a plugin for. DES, CAST-128 and Blowfish have
//! keywords too, but depend on how OpenSSL was built, and are left out.

use super::releases::FIRST;
use super::sources::{FRR, KEYWORDS, NEWS, OPTIONS};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, source: &'static Source) -> Row {
    Row { feature, since: FIRST, until: None, days: (None, None), when: When::Always, confirmed: true, source }
}

const fn cipher(cipher: Encryption) -> [Row; 2] {
    [row(Feature::IkeEncryption(cipher), &KEYWORDS), row(Feature::EspEncryption(cipher), &KEYWORDS)]
}

const fn hash(hash: Integrity) -> [Row; 2] {
    [row(Feature::IkeIntegrity(hash), &KEYWORDS), row(Feature::EspIntegrity(hash), &KEYWORDS)]
}

const fn group(group: DhGroup) -> [Row; 2] {
    [row(Feature::IkeGroup(group), &KEYWORDS), row(Feature::Pfs(group), &KEYWORDS)]
}

/// Every ability.
pub static ROWS: &[Row] = [
    [row(Feature::Ike(IkeVersion::V1), &OPTIONS), row(Feature::Ike(IkeVersion::V2), &OPTIONS)],
    [row(Feature::NatTraversal, &OPTIONS), row(Feature::PeerByName, &OPTIONS)],
    [row(Feature::Routing(RoutingKind::Policy), &OPTIONS), row(Feature::Routing(RoutingKind::Static), &NEWS)],
    [row(Feature::Routing(RoutingKind::Bgp), &FRR), row(Feature::NoPfs, &OPTIONS)],
    cipher(Encryption::TripleDes),
    cipher(Encryption::Aes128),
    cipher(Encryption::Aes192),
    cipher(Encryption::Aes256),
    cipher(Encryption::Aes128Gcm),
    cipher(Encryption::Aes192Gcm),
    cipher(Encryption::Aes256Gcm),
    cipher(Encryption::ChaCha20Poly1305),
    hash(Integrity::Md5),
    hash(Integrity::Sha1),
    hash(Integrity::AesXcbc),
    hash(Integrity::Sha256),
    hash(Integrity::Sha384),
    hash(Integrity::Sha512),
    group(DhGroup::Modp768),
    group(DhGroup::Modp1024),
    group(DhGroup::Modp1536),
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
    group(DhGroup::Ecp256Bp),
    group(DhGroup::Ecp384Bp),
    group(DhGroup::Ecp512Bp),
    group(DhGroup::Curve25519),
    group(DhGroup::Curve448),
]
.as_flattened();
