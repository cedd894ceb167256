//! How Junos behaves: ranges and defaults of the YANG models.

use super::sources::{MODELS, SAMPLES};
use crate::devices::{Behaviour, BgpAddress, DeviceFacts, Dpd, Lifetime, SelectorRule, TransitUse};
use crate::scenario::RoutingKind;

/// The behaviour in one setting.
pub fn behaviour(facts: &DeviceFacts<'_>) -> Behaviour {
    Behaviour {
        offers: None,
        ike_lifetime: lifetime(28_800),
        esp_lifetime: lifetime(3_600),
        dpd: Some(Dpd { default_seconds: 10, settable: Some(2..=60), source: &MODELS }),
        transit: transit(facts.routing),
        bgp_address: BgpAddress::Chosen,
        default_asn: None,
        selectors: SelectorRule::EachPair,
        mtu: None,
        mss: None,
        most_tunnels: None,
    }
}

/// The defaults are those of the published commands; the range is the models'.
fn lifetime(default: u32) -> Lifetime {
    Lifetime { default, settable: Some(180..=86_400), source: &SAMPLES }
}

/// An `st0` interface works without an address; BGP needs one to speak from.
fn transit(routing: RoutingKind) -> TransitUse {
    match routing {
        RoutingKind::Policy | RoutingKind::Static => TransitUse::NotUsed,
        RoutingKind::Bgp | RoutingKind::Ospf => TransitUse::Needed,
    }
}
