//! How OPNsense behaves: what its pages take, and the kernel's tunnel interface.

use super::sources::{IF_IPSEC, PROGRAM};
use crate::devices::{Behaviour, BgpAddress, DeviceFacts, Dpd, Lifetime, SelectorRule, SizeAdvice, TransitUse};
use crate::scenario::RoutingKind;

/// The behaviour in one setting.
pub fn behaviour(facts: &DeviceFacts<'_>) -> Behaviour {
    let routed = facts.routing != RoutingKind::Policy;
    let advice = SizeAdvice { bytes: 1400, why: "what FreeBSD gives its tunnel interfaces", source: &IF_IPSEC };
    Behaviour {
        offers: None,
        ike_lifetime: lifetime(14_400),
        esp_lifetime: lifetime(3_960),
        dpd: Some(Dpd { default_seconds: 30, settable: Some(1..=3_600), source: &PROGRAM }),
        transit: if routed { TransitUse::Needed } else { TransitUse::NotUsed },
        bgp_address: BgpAddress::Chosen,
        default_asn: None,
        selectors: SelectorRule::Lists,
        mtu: routed.then_some(advice),
        mss: None,
        most_tunnels: None,
    }
}

/// The fields take up to 500000 seconds until renewal, which comes before the end. An
/// hour until the Child SA is renewed makes eleven tenths of one until its end.
fn lifetime(default: u32) -> Lifetime {
    Lifetime { default, settable: Some(600..=500_000), source: &PROGRAM }
}
