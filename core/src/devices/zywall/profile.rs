//! What it can do by release.

use super::{
    CLI_REFERENCE, CLOUD_LIST, USG_GUIDE, USG40_GUIDE, WEB_HELP, WEB_INTERFACE_2008, ZLD_2, ZLD_4, ZLD_4_32, ZLD_5,
    ZYNOS, ZYNOS_GUIDE,
};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    Row { feature, since, until: None, days: (None, None), when: When::Always, confirmed: true, source }
}

/// In the web interface of 2008, and in every release since.
const fn old(feature: Feature) -> Row {
    row(feature, ZLD_2, &WEB_INTERFACE_2008)
}

/// The guide has it for the IKE SA; that the Child SA has the same list is written only of older releases.
const fn unseen(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    Row { confirmed: false, ..row(feature, since, source) }
}

/// A tunnel interface, seen with IKEv2.
const fn routed(kind: RoutingKind) -> Row {
    Row { when: When::Version(IkeVersion::V2), ..row(Feature::Routing(kind), ZLD_4_32, &CLOUD_LIST) }
}

/// With IKE. ZyNOS has IKEv1 too; its pages are not described here.
pub static ROWS: &[Row] = &[
    row(Feature::Routing(RoutingKind::Policy), ZYNOS, &USG_GUIDE),
    old(Feature::Ike(IkeVersion::V1)),
    row(Feature::Ike(IkeVersion::V2), ZLD_4_32, &WEB_HELP),
    routed(RoutingKind::Static),
    routed(RoutingKind::Bgp),
    old(Feature::NatTraversal),
    old(Feature::PeerByName),
    old(Feature::IkeEncryption(Encryption::Des)),
    old(Feature::IkeEncryption(Encryption::TripleDes)),
    old(Feature::IkeEncryption(Encryption::Aes128)),
    old(Feature::IkeEncryption(Encryption::Aes192)),
    old(Feature::IkeEncryption(Encryption::Aes256)),
    old(Feature::EspEncryption(Encryption::Des)),
    old(Feature::EspEncryption(Encryption::TripleDes)),
    old(Feature::EspEncryption(Encryption::Aes128)),
    old(Feature::EspEncryption(Encryption::Aes192)),
    old(Feature::EspEncryption(Encryption::Aes256)),
    old(Feature::IkeIntegrity(Integrity::Md5)),
    old(Feature::IkeIntegrity(Integrity::Sha1)),
    row(Feature::IkeIntegrity(Integrity::Sha256), ZLD_4, &USG40_GUIDE),
    row(Feature::IkeIntegrity(Integrity::Sha512), ZLD_4, &USG40_GUIDE),
    old(Feature::EspIntegrity(Integrity::Md5)),
    old(Feature::EspIntegrity(Integrity::Sha1)),
    unseen(Feature::EspIntegrity(Integrity::Sha256), ZLD_4, &USG40_GUIDE),
    unseen(Feature::EspIntegrity(Integrity::Sha512), ZLD_4, &USG40_GUIDE),
    old(Feature::IkeGroup(DhGroup::Modp768)),
    old(Feature::IkeGroup(DhGroup::Modp1024)),
    old(Feature::IkeGroup(DhGroup::Modp1536)),
    unseen(Feature::IkeGroup(DhGroup::Modp2048), ZLD_4_32, &CLI_REFERENCE),
    row(Feature::IkeGroup(DhGroup::Modp2048), ZLD_5, &CLI_REFERENCE),
    old(Feature::Pfs(DhGroup::Modp768)),
    old(Feature::Pfs(DhGroup::Modp1024)),
    old(Feature::Pfs(DhGroup::Modp1536)),
    unseen(Feature::Pfs(DhGroup::Modp2048), ZLD_5, &CLI_REFERENCE),
    unseen(Feature::NoPfs, ZLD_2, &CLI_REFERENCE),
    row(Feature::NoPfs, ZLD_5, &CLI_REFERENCE),
];

/// Ciphers and hashes with manual keys. The guides of later releases list SHA-256 and
/// SHA-512 for IKE; no source shows them with manual keys, so they are left out.
pub static MANUAL_ROWS: &[Row] = &[
    row(Feature::EspEncryption(Encryption::Des), ZYNOS, &ZYNOS_GUIDE),
    row(Feature::EspEncryption(Encryption::TripleDes), ZYNOS, &ZYNOS_GUIDE),
    row(Feature::EspEncryption(Encryption::Aes128), ZLD_2, &WEB_INTERFACE_2008),
    row(Feature::EspEncryption(Encryption::Aes192), ZLD_2, &WEB_INTERFACE_2008),
    row(Feature::EspEncryption(Encryption::Aes256), ZLD_2, &WEB_INTERFACE_2008),
    row(Feature::EspIntegrity(Integrity::Md5), ZYNOS, &ZYNOS_GUIDE),
    row(Feature::EspIntegrity(Integrity::Sha1), ZYNOS, &ZYNOS_GUIDE),
];
