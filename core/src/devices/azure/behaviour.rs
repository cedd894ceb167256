//! How the gateway behaves in one setting.

use super::setup::{Setup, bgp_address};
use super::sources::{BICEP, DEV23, FAQ26, IPSECFAQ26, SKUABOUT};
use crate::devices::{Behaviour, BgpAddress, DeviceFacts, Dpd, Lifetime, SelectorRule, SizeAdvice, TransitUse};
use crate::fact::{Source, day};

/// The documents name no largest lifetime. This is the only one that an interface
/// names, for the policies of single clients: more is not known to work.
const MOST_SECONDS: u32 = 172_799;

pub(super) fn behaviour(facts: &DeviceFacts<'_>) -> Behaviour {
    let setup = Setup::of(facts.release, facts.settings, facts.as_of);
    Behaviour {
        offers: (!setup.custom).then(|| setup.era.offers(setup.route_based)),
        ike_lifetime: ike_lifetime(setup),
        esp_lifetime: esp_lifetime(setup),
        dpd: dpd(setup, facts),
        transit: TransitUse::NotUsed,
        bgp_address: BgpAddress::Assigned(bgp_address(facts.settings)),
        default_asn: Some(65515),
        selectors: SelectorRule::EachPair,
        mtu: Some(SizeAdvice { bytes: 1400, why: "what Azure asks for", source: &DEV23 }),
        mss: Some(SizeAdvice { bytes: 1350, why: "what Azure asks for", source: &DEV23 }),
        most_tunnels: Some(most_tunnels(setup)),
    }
}

/// Fixed in every era; a custom policy does not reach it.
fn ike_lifetime(setup: Setup) -> Lifetime {
    if setup.custom {
        return Lifetime { default: 28_800, settable: None, source: &IPSECFAQ26 };
    }
    let (default, _) = setup.era.lifetimes(setup.route_based);
    Lifetime { default, settable: None, source: setup.era.source() }
}

fn esp_lifetime(setup: Setup) -> Lifetime {
    if setup.custom {
        return Lifetime { default: 27_000, settable: Some(300..=MOST_SECONDS), source: &IPSECFAQ26 };
    }
    let (_, default) = setup.era.lifetimes(setup.route_based);
    Lifetime { default, settable: None, source: setup.era.source() }
}

/// A policy-based gateway has none. The timeout can be set since the interface of
/// 2020-11-01 has the property.
fn dpd(setup: Setup, facts: &DeviceFacts<'_>) -> Option<Dpd> {
    if !setup.route_based {
        return None;
    }
    if setup.classic || facts.as_of < day(2020, 11, 1) {
        return Some(Dpd { default_seconds: 45, settable: None, source: &BICEP });
    }
    Some(Dpd { default_seconds: 45, settable: Some(9..=3600), source: &IPSECFAQ26 })
}

fn most_tunnels(setup: Setup) -> (u16, &'static Source) {
    if !setup.route_based {
        return (1, &SKUABOUT);
    }
    setup.sku.map_or((10, &FAQ26), |sku| (sku.tunnels, sku.source))
}
