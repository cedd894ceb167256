//! What each release can do: the parts of the proposals that its pages offer. Not
//! every combination of them is offered, which a rule sees to.

use super::releases::{R23_1, R24_1, R25_7, R26_1, R26_7};
use super::sources::{PLUGIN, PROGRAM, PROPOSALS};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    Row { feature, since, until: None, days: (None, None), when: When::Always, confirmed: true, source }
}

const fn cipher(cipher: Encryption, since: [&'static str; 2]) -> [Row; 2] {
    [
        row(Feature::IkeEncryption(cipher), since[0], &PROPOSALS),
        row(Feature::EspEncryption(cipher), since[1], &PROPOSALS),
    ]
}

const fn hash(hash: Integrity, since: &'static str) -> [Row; 2] {
    [row(Feature::IkeIntegrity(hash), since, &PROPOSALS), row(Feature::EspIntegrity(hash), since, &PROPOSALS)]
}

const fn group(group: DhGroup, since: &'static str) -> [Row; 2] {
    [row(Feature::IkeGroup(group), since, &PROPOSALS), row(Feature::Pfs(group), since, &PROPOSALS)]
}

const FIRST: [&str; 2] = [R23_1, R23_1];
/// Without a hash behind it, AES-GCM came to the Child SA in 24.1.
const GCM: [&str; 2] = [R23_1, R24_1];

/// Every ability.
pub static ROWS: &[Row] = [
    [row(Feature::Ike(IkeVersion::V1), R23_1, &PROGRAM), row(Feature::Ike(IkeVersion::V2), R23_1, &PROGRAM)],
    [row(Feature::NatTraversal, R23_1, &PROGRAM), row(Feature::PeerByName, R23_1, &PROGRAM)],
    [
        row(Feature::Routing(RoutingKind::Policy), R23_1, &PROGRAM),
        row(Feature::Routing(RoutingKind::Static), R23_1, &PROGRAM),
    ],
    [row(Feature::Routing(RoutingKind::Bgp), R23_1, &PLUGIN), row(Feature::NoPfs, R24_1, &PROPOSALS)],
    cipher(Encryption::Aes128, FIRST),
    cipher(Encryption::Aes192, FIRST),
    cipher(Encryption::Aes256, FIRST),
    cipher(Encryption::Aes128Gcm, GCM),
    cipher(Encryption::Aes192Gcm, GCM),
    cipher(Encryption::Aes256Gcm, GCM),
    cipher(Encryption::ChaCha20Poly1305, [R26_1, R26_1]),
    hash(Integrity::Sha1, R24_1),
    hash(Integrity::AesXcbc, R23_1),
    hash(Integrity::Sha256, R23_1),
    hash(Integrity::Sha384, R23_1),
    hash(Integrity::Sha512, R23_1),
    group(DhGroup::Modp1024, R25_7),
    group(DhGroup::Modp1536, R26_7),
    group(DhGroup::Modp2048, R23_1),
    group(DhGroup::Modp3072, R23_1),
    group(DhGroup::Modp4096, R23_1),
    group(DhGroup::Modp6144, R23_1),
    group(DhGroup::Modp8192, R23_1),
    group(DhGroup::Ecp256, R23_1),
    group(DhGroup::Ecp384, R23_1),
    group(DhGroup::Ecp521, R23_1),
    group(DhGroup::Ecp256Bp, R23_1),
    group(DhGroup::Ecp384Bp, R23_1),
    group(DhGroup::Ecp512Bp, R23_1),
    group(DhGroup::Curve25519, R23_1),
    group(DhGroup::Curve448, R23_1),
]
.as_flattened();
