//! How an ASA behaves.

use super::sources::{PUBLIC, VALUES};
use crate::devices::{Behaviour, BgpAddress, DeviceFacts, Dpd, Lifetime, SelectorRule, TransitUse};
use crate::scenario::RoutingKind;

/// The behaviour in one setting.
pub fn behaviour(facts: &DeviceFacts<'_>) -> Behaviour {
    Behaviour {
        offers: None,
        ike_lifetime: lifetime(28_800),
        esp_lifetime: lifetime(3_600),
        // 10 and 3600 are the ends of what public configurations have.
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

/// The defaults are those of the published commands.
fn lifetime(default: u32) -> Lifetime {
    Lifetime { default, settable: Some(120..=2_147_483_647), source: &VALUES }
}

/// A tunnel interface has an address, and a static route names the far end's as next hop.
fn transit(routing: RoutingKind) -> TransitUse {
    match routing {
        RoutingKind::Policy => TransitUse::NotUsed,
        RoutingKind::Static | RoutingKind::Bgp | RoutingKind::Ospf => TransitUse::Needed,
    }
}
