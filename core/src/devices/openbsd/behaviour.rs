//! How the two daemons behave.

use super::sources::{IKED_PORTABLE, MANUAL_PAGE};
use crate::devices::{Behaviour, DeviceFacts, Dpd, Lifetime, SelectorRule, TransitUse};
use crate::scenario::RoutingKind;

/// The behaviour in one setting.
pub fn behaviour(facts: &DeviceFacts<'_>) -> Behaviour {
    if facts.settings.text("daemon") == "isakmpd" { isakmpd() } else { iked(facts.routing) }
}

const SETTABLE: Option<std::ops::RangeInclusive<u32>> = Some(60..=86_400);

/// Each pair of networks is a rule, and with it a phase 2, of its own.
fn isakmpd() -> Behaviour {
    Behaviour {
        ike_lifetime: Lifetime { default: 3_600, settable: SETTABLE, source: &MANUAL_PAGE },
        esp_lifetime: Lifetime { default: 1_200, settable: SETTABLE, source: &MANUAL_PAGE },
        // One number for all tunnels, in a file of its own; the guide writes this one.
        dpd: Some(Dpd { default_seconds: 30, settable: None, source: &MANUAL_PAGE }),
        ..Behaviour::without_ike(&MANUAL_PAGE)
    }
}

/// Left alone it never renews the IKE SA, so the rules always say when.
fn iked(routing: RoutingKind) -> Behaviour {
    Behaviour {
        ike_lifetime: Lifetime { default: 28_800, settable: SETTABLE, source: &IKED_PORTABLE },
        esp_lifetime: Lifetime { default: 10_800, settable: SETTABLE, source: &IKED_PORTABLE },
        selectors: SelectorRule::Lists,
        // A sec(4) interface leads from one address to another.
        transit: if routing == RoutingKind::Policy { TransitUse::NotUsed } else { TransitUse::Needed },
        ..Behaviour::without_ike(&MANUAL_PAGE)
    }
}
