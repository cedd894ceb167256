//! What each release can do: rows with the first and, where it was taken away,
//! the last release.
//!
//! AES-GCM and ChaCha20 for the IKE SA are in the models too; they are left out
//! because no source says which PRF Junos takes with them.

use super::releases::{DEFAULT, DEPRECATED, FIRST_MODEL, GROUP_16, SHA_512};
use super::sources::{BGP_GUIDE, HIERARCHY, MANUAL_9_3, MODELS, SAMPLES};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    Row { feature, since, until: None, days: (None, None), when: When::Always, confirmed: true, source }
}

const fn span(feature: Feature, since: &'static str, until: &'static str, source: &'static Source) -> Row {
    Row { until: Some(until), ..row(feature, since, source) }
}

const fn ike(cipher: Encryption, since: &'static str, source: &'static Source) -> Row {
    row(Feature::IkeEncryption(cipher), since, source)
}

const fn esp(cipher: Encryption, since: &'static str, source: &'static Source) -> Row {
    row(Feature::EspEncryption(cipher), since, source)
}

const fn ike_hash(hash: Integrity, since: &'static str, source: &'static Source) -> Row {
    row(Feature::IkeIntegrity(hash), since, source)
}

const fn esp_hash(hash: Integrity, since: &'static str, source: &'static Source) -> Row {
    row(Feature::EspIntegrity(hash), since, source)
}

const fn group(group: DhGroup, since: &'static str) -> Row {
    row(Feature::IkeGroup(group), since, &MODELS)
}

const fn pfs(group: DhGroup, since: &'static str) -> Row {
    row(Feature::Pfs(group), since, &MODELS)
}

/// The first release here.
const OLD: &str = "11.4";

/// Every ability with IKE. Of releases before the models only what the published
/// commands show.
pub static ROWS: &[Row] = &[
    row(Feature::Ike(IkeVersion::V1), OLD, &SAMPLES),
    row(Feature::Ike(IkeVersion::V2), OLD, &SAMPLES),
    row(Feature::NatTraversal, OLD, &HIERARCHY),
    row(Feature::PeerByName, OLD, &HIERARCHY),
    row(Feature::Routing(RoutingKind::Static), OLD, &SAMPLES),
    row(Feature::Routing(RoutingKind::Bgp), OLD, &BGP_GUIDE),
    // With traffic selectors, for IKEv1 and IKEv2 alike.
    row(Feature::Routing(RoutingKind::Policy), FIRST_MODEL, &MODELS),
    ike(Encryption::Des, FIRST_MODEL, &MODELS),
    ike(Encryption::TripleDes, FIRST_MODEL, &MODELS),
    ike(Encryption::Aes128, FIRST_MODEL, &MODELS),
    ike(Encryption::Aes192, FIRST_MODEL, &MODELS),
    ike(Encryption::Aes256, OLD, &SAMPLES),
    ike_hash(Integrity::Md5, FIRST_MODEL, &MODELS),
    ike_hash(Integrity::Sha1, OLD, &SAMPLES),
    ike_hash(Integrity::Sha256, FIRST_MODEL, &MODELS),
    ike_hash(Integrity::Sha384, FIRST_MODEL, &MODELS),
    ike_hash(Integrity::Sha512, SHA_512, &MODELS),
    row(Feature::IkeGroup(DhGroup::Modp1024), OLD, &SAMPLES),
    group(DhGroup::Modp768, FIRST_MODEL),
    group(DhGroup::Modp1536, FIRST_MODEL),
    group(DhGroup::Modp2048, FIRST_MODEL),
    group(DhGroup::Modp3072, GROUP_16),
    group(DhGroup::Modp4096, GROUP_16),
    group(DhGroup::Ecp256, FIRST_MODEL),
    group(DhGroup::Ecp384, FIRST_MODEL),
    group(DhGroup::Ecp521, SHA_512),
    group(DhGroup::Modp2048s256, FIRST_MODEL),
    esp(Encryption::Des, FIRST_MODEL, &MODELS),
    esp(Encryption::TripleDes, FIRST_MODEL, &MODELS),
    esp(Encryption::Aes128, FIRST_MODEL, &MODELS),
    esp(Encryption::Aes192, FIRST_MODEL, &MODELS),
    esp(Encryption::Aes256, OLD, &SAMPLES),
    esp(Encryption::Aes128Gcm, FIRST_MODEL, &MODELS),
    esp(Encryption::Aes192Gcm, FIRST_MODEL, &MODELS),
    esp(Encryption::Aes256Gcm, FIRST_MODEL, &MODELS),
    esp(Encryption::ChaCha20Poly1305, DEFAULT, &MODELS),
    esp_hash(Integrity::Md5, FIRST_MODEL, &MODELS),
    esp_hash(Integrity::Sha1, OLD, &SAMPLES),
    esp_hash(Integrity::Sha256, FIRST_MODEL, &MODELS),
    esp_hash(Integrity::Sha384, SHA_512, &MODELS),
    esp_hash(Integrity::Sha512, SHA_512, &MODELS),
    row(Feature::NoPfs, OLD, &SAMPLES),
    pfs(DhGroup::Modp768, FIRST_MODEL),
    pfs(DhGroup::Modp1024, FIRST_MODEL),
    pfs(DhGroup::Modp1536, FIRST_MODEL),
    pfs(DhGroup::Modp2048, FIRST_MODEL),
    pfs(DhGroup::Modp3072, GROUP_16),
    pfs(DhGroup::Modp4096, GROUP_16),
    pfs(DhGroup::Ecp256, FIRST_MODEL),
    pfs(DhGroup::Ecp384, FIRST_MODEL),
    pfs(DhGroup::Ecp521, SHA_512),
    pfs(DhGroup::Modp2048s256, FIRST_MODEL),
];

/// An ability with manual keys: up to 22.2, and again from 23.2 on.
const fn by_hand(feature: Feature, since: &'static str, source: &'static Source) -> [Row; 2] {
    [span(feature, since, DEPRECATED, source), row(feature, SHA_512, &MODELS)]
}

const fn cipher(cipher: Encryption) -> [Row; 2] {
    by_hand(Feature::EspEncryption(cipher), OLD, &MANUAL_9_3)
}

/// Every ability with manual keys. The models list AES-GCM and ChaCha20 here too;
/// they are left out: no source says whether the key holds the salt.
pub static MANUAL: &[Row] = [
    cipher(Encryption::Des),
    cipher(Encryption::TripleDes),
    cipher(Encryption::Aes128),
    cipher(Encryption::Aes192),
    cipher(Encryption::Aes256),
    by_hand(Feature::EspIntegrity(Integrity::Md5), OLD, &MANUAL_9_3),
    by_hand(Feature::EspIntegrity(Integrity::Sha1), OLD, &MANUAL_9_3),
    by_hand(Feature::EspIntegrity(Integrity::Sha256), FIRST_MODEL, &MODELS),
    [
        row(Feature::EspIntegrity(Integrity::Sha384), SHA_512, &MODELS),
        row(Feature::EspIntegrity(Integrity::Sha512), SHA_512, &MODELS),
    ],
]
.as_flattened();
