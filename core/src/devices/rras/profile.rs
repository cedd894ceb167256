//! What it can do, and how it behaves.

use super::{BGP_CMDLET, CMDLET_2016, S2016, SCRIPT};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Behaviour, DeviceFacts, Feature, Lifetime, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, source: &'static Source) -> Row {
    Row { feature, since: S2016, until: None, days: (None, None), when: When::Always, confirmed: true, source }
}

const fn listed(feature: Feature) -> Row {
    row(feature, &CMDLET_2016)
}

/// Every ability: the lists of the cmdlet's parameters. Host names and NAT traversal
/// are left out: that a peer with a pre-shared key may have a name, and what the
/// server sends as identity behind NAT, is written nowhere that was read.
pub static ROWS: &[Row] = &[
    listed(Feature::Ike(IkeVersion::V2)),
    row(Feature::Routing(RoutingKind::Static), &SCRIPT),
    row(Feature::Routing(RoutingKind::Bgp), &BGP_CMDLET),
    listed(Feature::IkeEncryption(Encryption::Des)),
    listed(Feature::IkeEncryption(Encryption::TripleDes)),
    listed(Feature::IkeEncryption(Encryption::Aes128)),
    listed(Feature::IkeEncryption(Encryption::Aes192)),
    listed(Feature::IkeEncryption(Encryption::Aes256)),
    listed(Feature::IkeIntegrity(Integrity::Md5)),
    listed(Feature::IkeIntegrity(Integrity::Sha1)),
    listed(Feature::IkeIntegrity(Integrity::Sha256)),
    listed(Feature::IkeIntegrity(Integrity::Sha384)),
    listed(Feature::IkeGroup(DhGroup::Modp768)),
    listed(Feature::IkeGroup(DhGroup::Modp1024)),
    listed(Feature::IkeGroup(DhGroup::Modp2048)),
    listed(Feature::IkeGroup(DhGroup::Ecp256)),
    listed(Feature::IkeGroup(DhGroup::Ecp384)),
    listed(Feature::IkeGroup(DhGroup::Modp2048s256)),
    listed(Feature::EspEncryption(Encryption::Des)),
    listed(Feature::EspEncryption(Encryption::TripleDes)),
    listed(Feature::EspEncryption(Encryption::Aes128)),
    listed(Feature::EspEncryption(Encryption::Aes192)),
    listed(Feature::EspEncryption(Encryption::Aes256)),
    listed(Feature::EspEncryption(Encryption::Aes128Gcm)),
    listed(Feature::EspEncryption(Encryption::Aes192Gcm)),
    listed(Feature::EspEncryption(Encryption::Aes256Gcm)),
    listed(Feature::EspIntegrity(Integrity::Md5)),
    listed(Feature::EspIntegrity(Integrity::Sha1)),
    listed(Feature::EspIntegrity(Integrity::Sha256)),
    listed(Feature::NoPfs),
    listed(Feature::Pfs(DhGroup::Modp768)),
    listed(Feature::Pfs(DhGroup::Modp1024)),
    listed(Feature::Pfs(DhGroup::Modp2048)),
    listed(Feature::Pfs(DhGroup::Ecp256)),
    listed(Feature::Pfs(DhGroup::Ecp384)),
    listed(Feature::Pfs(DhGroup::Modp2048s256)),
];

/// The behaviour. The pages name no bounds for lifetimes: they stay between the two that their example shows.
pub fn behaviour(_: &DeviceFacts<'_>) -> Behaviour {
    let lifetime = |default| Lifetime { default, settable: Some(3_600..=28_800), source: &CMDLET_2016 };
    Behaviour { ike_lifetime: lifetime(28_800), esp_lifetime: lifetime(3_600), ..Behaviour::without_ike(&CMDLET_2016) }
}
