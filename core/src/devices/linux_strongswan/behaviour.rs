//! How strongSwan behaves: what swanctl.conf takes, and what is chosen where its
//! default would leave a tunnel alone (no dead peer detection).

use super::sources::OPTIONS;
use crate::devices::{Behaviour, BgpAddress, DeviceFacts, Dpd, Lifetime, SelectorRule, TransitUse};
use crate::scenario::RoutingKind;

/// The behaviour in one setting.
pub fn behaviour(facts: &DeviceFacts<'_>) -> Behaviour {
    Behaviour {
        offers: None,
        ike_lifetime: lifetime(14_400),
        esp_lifetime: lifetime(3_600),
        dpd: Some(Dpd { default_seconds: 30, settable: Some(1..=3_600), source: &OPTIONS }),
        transit: transit(facts.routing),
        bgp_address: BgpAddress::Chosen,
        default_asn: None,
        selectors: SelectorRule::Lists,
        mtu: None,
        mss: None,
        most_tunnels: None,
    }
}

/// The daemon counts in 32 bits; below ten minutes a tenth of it leaves no time to renew.
fn lifetime(default: u32) -> Lifetime {
    Lifetime { default, settable: Some(600..=2_147_483_647), source: &OPTIONS }
}

/// An XFRM interface works without an address; BGP needs one to speak from.
fn transit(routing: RoutingKind) -> TransitUse {
    match routing {
        RoutingKind::Policy | RoutingKind::Static => TransitUse::NotUsed,
        RoutingKind::Bgp | RoutingKind::Ospf => TransitUse::Needed,
    }
}
