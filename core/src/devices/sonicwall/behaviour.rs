//! How SonicOS behaves with IKE.

use super::SAVED_6;
use crate::devices::{Behaviour, BgpAddress, DeviceFacts, Lifetime, SelectorRule, TransitUse};

/// The behaviour in one setting.
pub fn behaviour(_: &DeviceFacts<'_>) -> Behaviour {
    Behaviour {
        offers: None,
        ike_lifetime: lifetime(),
        esp_lifetime: lifetime(),
        // A setting of the whole device, whose default no source names.
        dpd: None,
        // The tunnel interface of a policy has no address of its own.
        transit: TransitUse::NotUsed,
        bgp_address: BgpAddress::Chosen,
        default_asn: None,
        selectors: SelectorRule::EachPair,
        mtu: None,
        mss: None,
        most_tunnels: None,
    }
}

/// Saved configurations and the maker's own examples say 28800; an hour to a day is
/// what every source that names another stays within.
fn lifetime() -> Lifetime {
    Lifetime { default: 28_800, settable: Some(3_600..=86_400), source: &SAVED_6 }
}
