//! How the gateway behaves.

use super::sources::{OPTIONS, TUNNELS};
use crate::devices::{Behaviour, BgpAddress, DeviceFacts, Dpd, Lifetime, SelectorRule, TransitUse};

/// The same in every setting. The sizes that AWS prints for each suite are what the
/// arithmetic of packets gives, so none is asked for here. The two documents differ in
/// the default of DPD (30 and 40 seconds): it is always written.
pub fn behaviour(_facts: &DeviceFacts<'_>) -> Behaviour {
    Behaviour {
        offers: None,
        ike_lifetime: Lifetime { default: 28_800, settable: Some(900..=28_800), source: &OPTIONS },
        esp_lifetime: Lifetime { default: 3_600, settable: Some(900..=3_600), source: &OPTIONS },
        dpd: Some(Dpd { default_seconds: 40, settable: Some(30..=MOST), source: &TUNNELS }),
        transit: TransitUse::LinkLocal,
        bgp_address: BgpAddress::Chosen,
        default_asn: Some(64_512),
        selectors: SelectorRule::EachPair,
        mtu: None,
        mss: None,
        most_tunnels: None,
    }
}

/// "Greater than or equal to 30": the largest number of the field's type.
const MOST: u32 = 2_147_483_647;
