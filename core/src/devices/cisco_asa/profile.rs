//! What each release can do. IKEv1 and IKEv2 have lists of their own: SHA-2, AES-GCM
//! and most groups are for IKEv2 alone.

use super::releases::{V8_4, V9_0, V9_7, V9_8, V9_13, V9_16};
use super::sources::{
    BGP_GUIDE, CLOUD_PAGE, FIRST_VTI, GUIDE_8_4, IKE_GUIDE, NOTICE_9_16, PUBLIC, SAMPLES, VALUES, VTI_GUIDE,
};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const V1: When = When::Version(IkeVersion::V1);
const V2: When = When::Version(IkeVersion::V2);
/// Not the first models, which have neither AES-GCM nor SHA-2 for packets.
const NEWER: When = When::IsNot("model", &["first"]);
/// IKEv2 on a newer model.
const NEWER_V2: When = When::Both(&NEWER, &V2);

const fn row(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    Row { feature, since, until: None, days: (None, None), when: When::Always, confirmed: true, source }
}

const fn with(when: When, feature: Feature, since: &'static str, source: &'static Source) -> Row {
    Row { when, ..row(feature, since, source) }
}

/// Gone in 9.16; this is until 9.12.
const fn gone(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    Row { until: Some(V9_8), ..row(feature, since, source) }
}

/// In which of the releases just before 9.16 each went, is not confirmed.
const fn going(feature: Feature) -> Row {
    Row { until: Some(V9_13), confirmed: false, ..row(feature, V9_13, &NOTICE_9_16) }
}

const fn unconfirmed(row: Row) -> Row {
    Row { confirmed: false, ..row }
}

/// Every ability.
pub static ROWS: &[Row] = &[
    row(Feature::Ike(IkeVersion::V1), V8_4, &SAMPLES),
    row(Feature::Ike(IkeVersion::V2), V8_4, &CLOUD_PAGE),
    row(Feature::NatTraversal, V8_4, &IKE_GUIDE),
    row(Feature::Routing(RoutingKind::Policy), V8_4, &SAMPLES),
    Row { until: Some(V9_7), ..with(V1, Feature::Routing(RoutingKind::Static), V9_7, &FIRST_VTI) },
    row(Feature::Routing(RoutingKind::Static), V9_8, &VTI_GUIDE),
    row(Feature::Routing(RoutingKind::Bgp), V9_8, &BGP_GUIDE),
    row(Feature::IkeEncryption(Encryption::Aes128), V8_4, &SAMPLES),
    row(Feature::IkeEncryption(Encryption::Aes192), V8_4, &GUIDE_8_4),
    row(Feature::IkeEncryption(Encryption::Aes256), V8_4, &SAMPLES),
    with(NEWER_V2, Feature::IkeEncryption(Encryption::Aes128Gcm), V9_0, &PUBLIC),
    with(NEWER_V2, Feature::IkeEncryption(Encryption::Aes256Gcm), V9_0, &PUBLIC),
    row(Feature::IkeIntegrity(Integrity::Sha1), V8_4, &SAMPLES),
    with(V2, Feature::IkeIntegrity(Integrity::Sha256), V8_4, &GUIDE_8_4),
    with(V2, Feature::IkeIntegrity(Integrity::Sha384), V8_4, &GUIDE_8_4),
    with(V2, Feature::IkeIntegrity(Integrity::Sha512), V8_4, &GUIDE_8_4),
    row(Feature::IkeGroup(DhGroup::Modp1536), V8_4, &GUIDE_8_4),
    // With IKEv1 the notice names group 14 as what replaces group 2.
    unconfirmed(Row { until: Some(V9_13), ..with(V1, Feature::IkeGroup(DhGroup::Modp2048), V9_13, &NOTICE_9_16) }),
    with(V1, Feature::IkeGroup(DhGroup::Modp2048), V9_16, &NOTICE_9_16),
    with(V2, Feature::IkeGroup(DhGroup::Modp2048), V9_0, &CLOUD_PAGE),
    with(V2, Feature::IkeGroup(DhGroup::Ecp256), V9_0, &VALUES),
    with(V2, Feature::IkeGroup(DhGroup::Ecp384), V9_0, &VALUES),
    with(V2, Feature::IkeGroup(DhGroup::Ecp521), V9_0, &VALUES),
    // The newest data model has them; since which release, it does not say.
    unconfirmed(with(V2, Feature::IkeGroup(DhGroup::Modp3072), V9_16, &VALUES)),
    unconfirmed(with(V2, Feature::IkeGroup(DhGroup::Modp4096), V9_16, &VALUES)),
    unconfirmed(with(V2, Feature::IkeGroup(DhGroup::Curve25519), V9_16, &VALUES)),
    row(Feature::EspEncryption(Encryption::Aes128), V8_4, &SAMPLES),
    row(Feature::EspEncryption(Encryption::Aes192), V8_4, &SAMPLES),
    row(Feature::EspEncryption(Encryption::Aes256), V8_4, &SAMPLES),
    with(NEWER_V2, Feature::EspEncryption(Encryption::Aes128Gcm), V9_0, &CLOUD_PAGE),
    with(NEWER_V2, Feature::EspEncryption(Encryption::Aes256Gcm), V9_0, &CLOUD_PAGE),
    row(Feature::EspIntegrity(Integrity::Sha1), V8_4, &SAMPLES),
    with(NEWER_V2, Feature::EspIntegrity(Integrity::Sha256), V9_0, &CLOUD_PAGE),
    with(NEWER_V2, Feature::EspIntegrity(Integrity::Sha384), V9_0, &CLOUD_PAGE),
    with(NEWER_V2, Feature::EspIntegrity(Integrity::Sha512), V9_0, &CLOUD_PAGE),
    row(Feature::NoPfs, V8_4, &SAMPLES),
    row(Feature::Pfs(DhGroup::Modp1536), V8_4, &GUIDE_8_4),
    unconfirmed(with(V1, Feature::Pfs(DhGroup::Modp2048), V9_16, &NOTICE_9_16)),
    with(V2, Feature::Pfs(DhGroup::Modp2048), V9_0, &CLOUD_PAGE),
    with(V2, Feature::Pfs(DhGroup::Ecp256), V9_0, &VALUES),
    with(V2, Feature::Pfs(DhGroup::Ecp384), V9_0, &VALUES),
    with(V2, Feature::Pfs(DhGroup::Ecp521), V9_0, &VALUES),
    gone(Feature::IkeEncryption(Encryption::Des), V8_4, &GUIDE_8_4),
    going(Feature::IkeEncryption(Encryption::Des)),
    gone(Feature::IkeEncryption(Encryption::TripleDes), V8_4, &GUIDE_8_4),
    going(Feature::IkeEncryption(Encryption::TripleDes)),
    gone(Feature::IkeIntegrity(Integrity::Md5), V8_4, &GUIDE_8_4),
    going(Feature::IkeIntegrity(Integrity::Md5)),
    gone(Feature::IkeGroup(DhGroup::Modp1024), V8_4, &SAMPLES),
    going(Feature::IkeGroup(DhGroup::Modp1024)),
    gone(Feature::EspEncryption(Encryption::Des), V8_4, &SAMPLES),
    going(Feature::EspEncryption(Encryption::Des)),
    gone(Feature::EspEncryption(Encryption::TripleDes), V8_4, &SAMPLES),
    going(Feature::EspEncryption(Encryption::TripleDes)),
    gone(Feature::EspIntegrity(Integrity::Md5), V8_4, &SAMPLES),
    going(Feature::EspIntegrity(Integrity::Md5)),
    gone(Feature::Pfs(DhGroup::Modp1024), V8_4, &GUIDE_8_4),
    going(Feature::Pfs(DhGroup::Modp1024)),
    Row { when: V2, ..gone(Feature::IkeGroup(DhGroup::Modp2048s256), V9_0, &CLOUD_PAGE) },
    Row { when: V2, ..going(Feature::IkeGroup(DhGroup::Modp2048s256)) },
    Row { when: V2, ..gone(Feature::Pfs(DhGroup::Modp2048s256), V9_0, &CLOUD_PAGE) },
    Row { when: V2, ..going(Feature::Pfs(DhGroup::Modp2048s256)) },
];
