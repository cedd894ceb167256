//! How ZLD behaves with IKE.

use super::CLI_REFERENCE;
use crate::devices::{Behaviour, BgpAddress, DeviceFacts, Dpd, Lifetime, SelectorRule, TransitUse};
use crate::scenario::RoutingKind;

/// The behaviour in one setting.
pub fn behaviour(facts: &DeviceFacts<'_>) -> Behaviour {
    let lifetime = |default| Lifetime { default, settable: Some(180..=3_000_000), source: &CLI_REFERENCE };
    Behaviour {
        offers: None,
        ike_lifetime: lifetime(28_800),
        esp_lifetime: lifetime(3_600),
        // What ZLD 2 (30 to 3000) and ZLD 5 (15 to 60) have in common.
        dpd: Some(Dpd { default_seconds: 30, settable: Some(30..=60), source: &CLI_REFERENCE }),
        // A tunnel interface is an interface like the others.
        transit: match facts.routing {
            RoutingKind::Policy => TransitUse::NotUsed,
            RoutingKind::Static | RoutingKind::Bgp | RoutingKind::Ospf => TransitUse::Needed,
        },
        bgp_address: BgpAddress::Chosen,
        default_asn: None,
        // One connection joins one network with one: each pair is a connection of its own.
        selectors: SelectorRule::EachPair,
        mtu: None,
        mss: None,
        most_tunnels: None,
    }
}
