//! What it can do, and how it behaves.

use super::{IKEV1, WITH_CLOUD, WITH_GROUP_14, WITH_SHA512, WITH_STRONGSWAN};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Behaviour, DeviceFacts, Feature, Lifetime, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn seen(feature: Feature, source: &'static Source) -> Row {
    Row { feature, since: IKEV1, until: None, days: (None, None), when: When::Always, confirmed: true, source }
}

/// Seen once, in aggressive mode and with a set of its own.
const fn once(feature: Feature) -> Row {
    Row { confirmed: false, ..seen(feature, &WITH_GROUP_14) }
}

/// What other ends were seen to pick of the sets that the file names.
pub static ROWS: &[Row] = &[
    seen(Feature::Ike(IkeVersion::V1), &WITH_STRONGSWAN),
    seen(Feature::Routing(RoutingKind::Policy), &WITH_STRONGSWAN),
    seen(Feature::NatTraversal, &WITH_STRONGSWAN),
    seen(Feature::PeerByName, &WITH_STRONGSWAN),
    seen(Feature::IkeEncryption(Encryption::Aes256), &WITH_STRONGSWAN),
    seen(Feature::IkeIntegrity(Integrity::Sha1), &WITH_STRONGSWAN),
    seen(Feature::IkeIntegrity(Integrity::Sha512), &WITH_SHA512),
    seen(Feature::IkeGroup(DhGroup::Modp1024), &WITH_STRONGSWAN),
    seen(Feature::EspEncryption(Encryption::Aes256), &WITH_STRONGSWAN),
    seen(Feature::EspIntegrity(Integrity::Sha1), &WITH_STRONGSWAN),
    seen(Feature::EspIntegrity(Integrity::Sha512), &WITH_SHA512),
    seen(Feature::Pfs(DhGroup::Modp1024), &WITH_STRONGSWAN),
    seen(Feature::NoPfs, &WITH_CLOUD),
    once(Feature::IkeEncryption(Encryption::Aes192)),
    once(Feature::IkeGroup(DhGroup::Modp2048)),
    once(Feature::EspEncryption(Encryption::Aes192)),
    once(Feature::Pfs(DhGroup::Modp2048)),
];

/// The behaviour: lifetimes are the box's own.
pub fn behaviour(_: &DeviceFacts<'_>) -> Behaviour {
    let hour = || Lifetime { default: 3_600, settable: None, source: &WITH_STRONGSWAN };
    Behaviour { ike_lifetime: hour(), esp_lifetime: hour(), ..Behaviour::without_ike(&WITH_STRONGSWAN) }
}
