//! How pfSense behaves: lifetimes and dead peer detection as its pages fill them
//! in, selectors as its generator writes them.

use super::era::Era;
use super::sources::{IF_IPSEC, PROGRAM};
use crate::devices::{Behaviour, BgpAddress, DeviceFacts, Dpd, Lifetime, SelectorRule, SizeAdvice, TransitUse};
use crate::scenario::RoutingKind;

/// The behaviour in one setting.
pub fn behaviour(facts: &DeviceFacts<'_>) -> Behaviour {
    Behaviour {
        offers: None,
        ike_lifetime: lifetime(28_800),
        esp_lifetime: lifetime(3_600),
        dpd: Some(Dpd { default_seconds: 10, settable: Some(1..=3_600), source: &PROGRAM }),
        transit: transit(facts.routing),
        bgp_address: BgpAddress::Chosen,
        default_asn: None,
        selectors: selectors(Era::of(facts.release)),
        mtu: interface_mtu(facts.routing),
        mss: None,
        most_tunnels: None,
    }
}

/// The pages take any whole number; strongSwan and racoon count in 32 bits.
fn lifetime(default: u32) -> Lifetime {
    Lifetime { default, settable: Some(60..=2_147_483_647), source: &PROGRAM }
}

fn transit(routing: RoutingKind) -> TransitUse {
    match routing {
        RoutingKind::Policy => TransitUse::NotUsed,
        RoutingKind::Static | RoutingKind::Bgp | RoutingKind::Ospf => TransitUse::Needed,
    }
}

/// Only a routed tunnel has an interface, and with it an MTU of its own.
fn interface_mtu(routing: RoutingKind) -> Option<SizeAdvice> {
    let advice = SizeAdvice { bytes: 1400, why: "what pfSense gives its tunnel interfaces", source: &IF_IPSEC };
    (routing != RoutingKind::Policy).then_some(advice)
}

/// With IKEv2 every phase 2 of a tunnel goes into one Child SA; racoon has one each.
fn selectors(era: Era) -> SelectorRule {
    if era.racoon() { SelectorRule::EachPair } else { SelectorRule::Lists }
}
