//! How a router behaves with IKE.

use super::{MODEL, PUBLIC, SAMPLES};
use crate::devices::{Behaviour, BgpAddress, DeviceFacts, Dpd, Lifetime, SelectorRule, TransitUse};
use crate::scenario::RoutingKind;

/// The behaviour in one setting. The ranges are what IOS and IOS-XE have in common.
pub fn behaviour(facts: &DeviceFacts<'_>) -> Behaviour {
    Behaviour {
        offers: None,
        ike_lifetime: Lifetime { default: 28_800, settable: Some(120..=86_400), source: &SAMPLES },
        esp_lifetime: Lifetime { default: 3_600, settable: Some(120..=86_400), source: &MODEL },
        dpd: Some(Dpd { default_seconds: 10, settable: Some(10..=3_600), source: &PUBLIC }),
        transit: transit(facts.routing),
        bgp_address: BgpAddress::Chosen,
        default_asn: None,
        selectors: SelectorRule::EachPair,
        mtu: None,
        mss: None,
        most_tunnels: None,
    }
}

/// A tunnel interface routes only with an address of its own.
fn transit(routing: RoutingKind) -> TransitUse {
    match routing {
        RoutingKind::Policy => TransitUse::NotUsed,
        RoutingKind::Static | RoutingKind::Bgp | RoutingKind::Ospf => TransitUse::Needed,
    }
}
