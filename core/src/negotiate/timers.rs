//! Lifetimes and dead peer detection.
//!
//! The end that answers gets the longer lifetime where it can be set, so that
//! the ends do not renew at the same moment and leave duplicate SAs behind.

use super::refusal::{LIFETIME, LIFETIME_FIXED};
use super::{Party, Refusals};
use crate::devices::Lifetime;
use crate::draft::DraftTunnel;
use crate::plan::Start;

/// One end's timers, seconds.
pub(super) struct Timers {
    pub(super) ike: u32,
    pub(super) esp: u32,
    pub(super) dpd: Option<u32>,
}

pub(super) fn choose(
    tunnel: &DraftTunnel,
    parties: &[Party<'_>; 2],
    starts: [Start; 2],
    refusals: &mut Refusals,
) -> [Timers; 2] {
    let ike =
        pair(tunnel, parties, tunnel.ike_lifetime, "ike_lifetime", |party| &party.behaviour.ike_lifetime, refusals);
    let esp =
        pair(tunnel, parties, tunnel.esp_lifetime, "esp_lifetime", |party| &party.behaviour.esp_lifetime, refusals);
    let ike = apart(ike, parties, starts, tunnel.ike_lifetime, |party| &party.behaviour.ike_lifetime);
    let esp = apart(esp, parties, starts, tunnel.esp_lifetime, |party| &party.behaviour.esp_lifetime);
    let dpd = [0, 1].map(|i| dpd(tunnel, &parties[i], refusals));
    [Timers { ike: ike[0], esp: esp[0], dpd: dpd[0] }, Timers { ike: ike[1], esp: esp[1], dpd: dpd[1] }]
}

fn pair(
    tunnel: &DraftTunnel,
    parties: &[Party<'_>; 2],
    wish: Option<u32>,
    field: &str,
    of: for<'p> fn(&'p Party<'_>) -> &'p Lifetime,
    refusals: &mut Refusals,
) -> [u32; 2] {
    [0, 1].map(|i| {
        let lifetime = of(&parties[i]);
        let path = format!("{}.protection.{field}", tunnel.path);
        match (wish, &lifetime.settable) {
            (None, _) => lifetime.default,
            (Some(wish), Some(range)) if range.contains(&wish) => wish,
            (Some(wish), Some(range)) => {
                let what = format!(
                    "{} takes {} to {} seconds here, not {wish}",
                    parties[i].name(),
                    range.start(),
                    range.end()
                );
                refusals.add(&LIFETIME, path, what, "choose a lifetime that both ends take".to_owned());
                wish
            }
            (Some(wish), None) => {
                if wish != lifetime.default {
                    let what = format!(
                        "{} keeps its own {} seconds; {wish} holds for the other end only",
                        parties[i].name(),
                        lifetime.default
                    );
                    refusals.add(&LIFETIME_FIXED, path, what, "nothing to do; the shorter one renews first".to_owned());
                }
                lifetime.default
            }
        }
    })
}

/// Lengthens the answering end's lifetime by a tenth where both are alike and
/// nobody chose them.
fn apart(
    mut pair: [u32; 2],
    parties: &[Party<'_>; 2],
    starts: [Start; 2],
    wish: Option<u32>,
    of: for<'p> fn(&'p Party<'_>) -> &'p Lifetime,
) -> [u32; 2] {
    let answering = if starts[0] == Start::Respond { 0 } else { 1 };
    let longer = pair[answering] + pair[answering] / 10;
    let settable = of(&parties[answering]).settable.as_ref().is_some_and(|range| range.contains(&longer));
    if wish.is_none() && pair[0] == pair[1] && settable {
        pair[answering] = longer;
    }
    pair
}

fn dpd(tunnel: &DraftTunnel, party: &Party<'_>, refusals: &mut Refusals) -> Option<u32> {
    let dpd = party.behaviour.dpd.as_ref()?;
    match (tunnel.dpd_seconds, &dpd.settable) {
        (Some(wish), Some(range)) if !range.contains(&wish) => {
            refusals.add(
                &LIFETIME,
                format!("{}.protection.dpd_seconds", tunnel.path),
                format!("{} takes {} to {} seconds here, not {wish}", party.name(), range.start(), range.end()),
                "choose a time that both ends take".to_owned(),
            );
            Some(wish)
        }
        (Some(wish), Some(_)) => Some(wish),
        _ => Some(dpd.default_seconds),
    }
}
