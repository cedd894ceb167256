//! What it can do by release.

use super::{
    AES_FEATURE, BGP_GUIDE, IKE_REFERENCE, IOS_12, IOS_15, MODEL, NOTICE, PUBLIC, PUBLIC_PAIR, REFERENCE, SAMPLES,
    XE_16, XE_17_11,
};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, since: &'static str, until: Option<&'static str>, source: &'static Source) -> Row {
    Row { feature, since, until, days: (None, None), when: When::Always, confirmed: true, source }
}

/// On IOS, where manual keys are documented.
const fn ios(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    row(feature, since, Some(IOS_15), source)
}

/// A transform that the release has, of which no source shows that it takes manual keys.
const fn unseen(feature: Feature, since: &'static str, until: Option<&'static str>, source: &'static Source) -> Row {
    Row { confirmed: false, ..row(feature, since, until, source) }
}

/// On every IOS-XE.
const fn xe(feature: Feature) -> Row {
    unseen(feature, XE_16, None, &MODEL)
}

/// Refused by IOS-XE from 17.11.1 on, unless its compliance shield is switched off.
const fn weak(feature: Feature) -> Row {
    unseen(feature, XE_16, Some(XE_16), &NOTICE)
}

/// With IKE, from this release on.
const fn since(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    row(feature, since, None, source)
}

/// With IKE, until IOS-XE 17.11.1 refuses it by default.
const fn until_17_11(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    row(feature, since, Some(XE_16), source)
}

/// Seen with IKEv2 on IOS-XE; of IKEv1 no source shows it.
const fn with_ikev2(feature: Feature) -> Row {
    Row { when: When::Version(IkeVersion::V2), ..since(feature, XE_16, &MODEL) }
}

/// The data model of IOS-XE has it; no source that was read shows it on IOS 15.
const fn only_15(feature: Feature) -> Row {
    unseen(feature, IOS_15, Some(IOS_15), &MODEL)
}

/// Every ability with IKE.
pub static ROWS: &[Row] = &[
    since(Feature::Ike(IkeVersion::V1), IOS_12, &SAMPLES),
    since(Feature::Routing(RoutingKind::Policy), IOS_12, &SAMPLES),
    since(Feature::Ike(IkeVersion::V2), IOS_15, &SAMPLES),
    since(Feature::NatTraversal, IOS_15, &PUBLIC),
    since(Feature::Routing(RoutingKind::Static), IOS_15, &SAMPLES),
    since(Feature::Routing(RoutingKind::Bgp), IOS_15, &BGP_GUIDE),
    until_17_11(Feature::IkeEncryption(Encryption::Des), IOS_12, &IKE_REFERENCE),
    until_17_11(Feature::EspEncryption(Encryption::Des), IOS_12, &REFERENCE),
    until_17_11(Feature::IkeEncryption(Encryption::TripleDes), IOS_12, &IKE_REFERENCE),
    until_17_11(Feature::EspEncryption(Encryption::TripleDes), IOS_12, &REFERENCE),
    since(Feature::IkeEncryption(Encryption::Aes128), IOS_12, &AES_FEATURE),
    since(Feature::EspEncryption(Encryption::Aes128), IOS_12, &AES_FEATURE),
    since(Feature::IkeEncryption(Encryption::Aes192), IOS_12, &AES_FEATURE),
    since(Feature::EspEncryption(Encryption::Aes192), IOS_12, &AES_FEATURE),
    since(Feature::IkeEncryption(Encryption::Aes256), IOS_12, &AES_FEATURE),
    since(Feature::EspEncryption(Encryption::Aes256), IOS_12, &AES_FEATURE),
    with_ikev2(Feature::IkeEncryption(Encryption::Aes128Gcm)),
    with_ikev2(Feature::EspEncryption(Encryption::Aes128Gcm)),
    with_ikev2(Feature::IkeEncryption(Encryption::Aes256Gcm)),
    with_ikev2(Feature::EspEncryption(Encryption::Aes256Gcm)),
    until_17_11(Feature::IkeIntegrity(Integrity::Md5), IOS_12, &IKE_REFERENCE),
    until_17_11(Feature::EspIntegrity(Integrity::Md5), IOS_12, &REFERENCE),
    since(Feature::IkeIntegrity(Integrity::Sha1), IOS_12, &SAMPLES),
    since(Feature::EspIntegrity(Integrity::Sha1), IOS_12, &SAMPLES),
    since(Feature::IkeIntegrity(Integrity::Sha256), IOS_15, &PUBLIC),
    since(Feature::EspIntegrity(Integrity::Sha256), IOS_15, &PUBLIC_PAIR),
    only_15(Feature::IkeIntegrity(Integrity::Sha384)),
    since(Feature::IkeIntegrity(Integrity::Sha384), XE_16, &MODEL),
    only_15(Feature::EspIntegrity(Integrity::Sha384)),
    since(Feature::EspIntegrity(Integrity::Sha384), XE_16, &MODEL),
    only_15(Feature::IkeIntegrity(Integrity::Sha512)),
    since(Feature::IkeIntegrity(Integrity::Sha512), XE_16, &MODEL),
    only_15(Feature::EspIntegrity(Integrity::Sha512)),
    since(Feature::EspIntegrity(Integrity::Sha512), XE_16, &MODEL),
    since(Feature::NoPfs, IOS_12, &SAMPLES),
    until_17_11(Feature::IkeGroup(DhGroup::Modp768), IOS_12, &IKE_REFERENCE),
    until_17_11(Feature::IkeGroup(DhGroup::Modp1024), IOS_12, &SAMPLES),
    until_17_11(Feature::IkeGroup(DhGroup::Modp1536), IOS_15, &PUBLIC),
    since(Feature::IkeGroup(DhGroup::Modp2048), IOS_15, &PUBLIC),
    only_15(Feature::IkeGroup(DhGroup::Modp3072)),
    since(Feature::IkeGroup(DhGroup::Modp3072), XE_16, &MODEL),
    only_15(Feature::IkeGroup(DhGroup::Modp4096)),
    since(Feature::IkeGroup(DhGroup::Modp4096), XE_16, &MODEL),
    only_15(Feature::IkeGroup(DhGroup::Ecp256)),
    since(Feature::IkeGroup(DhGroup::Ecp256), XE_16, &MODEL),
    only_15(Feature::IkeGroup(DhGroup::Ecp384)),
    since(Feature::IkeGroup(DhGroup::Ecp384), XE_16, &MODEL),
    only_15(Feature::IkeGroup(DhGroup::Ecp521)),
    since(Feature::IkeGroup(DhGroup::Ecp521), XE_16, &MODEL),
    until_17_11(Feature::IkeGroup(DhGroup::Modp2048s256), XE_16, &MODEL),
    until_17_11(Feature::Pfs(DhGroup::Modp768), IOS_12, &IKE_REFERENCE),
    until_17_11(Feature::Pfs(DhGroup::Modp1024), IOS_12, &SAMPLES),
    until_17_11(Feature::Pfs(DhGroup::Modp1536), IOS_15, &PUBLIC),
    since(Feature::Pfs(DhGroup::Modp2048), IOS_15, &PUBLIC),
    only_15(Feature::Pfs(DhGroup::Modp3072)),
    since(Feature::Pfs(DhGroup::Modp3072), XE_16, &MODEL),
    only_15(Feature::Pfs(DhGroup::Modp4096)),
    since(Feature::Pfs(DhGroup::Modp4096), XE_16, &MODEL),
    only_15(Feature::Pfs(DhGroup::Ecp256)),
    since(Feature::Pfs(DhGroup::Ecp256), XE_16, &MODEL),
    only_15(Feature::Pfs(DhGroup::Ecp384)),
    since(Feature::Pfs(DhGroup::Ecp384), XE_16, &MODEL),
    only_15(Feature::Pfs(DhGroup::Ecp521)),
    since(Feature::Pfs(DhGroup::Ecp521), XE_16, &MODEL),
    until_17_11(Feature::Pfs(DhGroup::Modp2048s256), XE_16, &MODEL),
];

/// Ciphers and hashes with manual keys. AES-GCM is left out: how its salt would be
/// typed is written nowhere that was read.
pub static MANUAL_ROWS: &[Row] = &[
    ios(Feature::EspEncryption(Encryption::Des), IOS_12, &REFERENCE),
    weak(Feature::EspEncryption(Encryption::Des)),
    ios(Feature::EspEncryption(Encryption::TripleDes), IOS_12, &REFERENCE),
    weak(Feature::EspEncryption(Encryption::TripleDes)),
    ios(Feature::EspEncryption(Encryption::Aes128), IOS_12, &AES_FEATURE),
    xe(Feature::EspEncryption(Encryption::Aes128)),
    unseen(Feature::EspEncryption(Encryption::Aes192), IOS_12, None, &AES_FEATURE),
    unseen(Feature::EspEncryption(Encryption::Aes256), IOS_12, None, &AES_FEATURE),
    ios(Feature::EspIntegrity(Integrity::Md5), IOS_12, &REFERENCE),
    weak(Feature::EspIntegrity(Integrity::Md5)),
    ios(Feature::EspIntegrity(Integrity::Sha1), IOS_12, &REFERENCE),
    xe(Feature::EspIntegrity(Integrity::Sha1)),
    ios(Feature::EspIntegrity(Integrity::Sha256), IOS_15, &PUBLIC_PAIR),
    xe(Feature::EspIntegrity(Integrity::Sha256)),
    unseen(Feature::EspIntegrity(Integrity::Sha384), IOS_15, None, &MODEL),
    unseen(Feature::EspIntegrity(Integrity::Sha512), IOS_15, None, &MODEL),
];

/// True where manual keys are documented.
pub fn is_documented(release: &str) -> bool {
    release != XE_16 && release != XE_17_11
}
