//! SPIs: from the range that both ends take, never one twice on a device.

use std::ops::RangeInclusive;

use sha2::{Digest, Sha256};

use super::super::Refusals;
use super::super::refusal::{NO_COMMON_SPI, ONE_SPI, SPI_REFUSED, SPI_TWICE};
use super::Hand;
use crate::devices::spi_range;
use crate::draft::DraftTunnel;
use crate::keys::Spi;

/// The numbers that are taken, by gateway.
pub(super) struct Numbers {
    taken: Vec<(usize, Spi)>,
}

impl Numbers {
    /// Those that were typed are taken before any is chosen.
    pub(super) fn new<'a>(tunnels: impl Iterator<Item = &'a DraftTunnel>) -> Self {
        let mut taken = Vec::new();
        for tunnel in tunnels {
            for end in tunnel.ends.iter().flatten() {
                taken.extend(tunnel.spis.iter().flatten().map(|spi| (end.gateway, *spi)));
            }
        }
        Self { taken }
    }

    /// The SPIs to the first and to the second end.
    pub(super) fn choose(
        &mut self,
        tunnel: &DraftTunnel,
        hands: &[Hand<'_>; 2],
        refusals: &mut Refusals,
    ) -> Option<[Spi; 2]> {
        let (one, other) = (&hands[0].rules.spi, &hands[1].rules.spi);
        if one.common(other).is_empty() {
            no_range(tunnel, hands, refusals);
            return None;
        }
        let range = one.handy(other);
        self.typed(tunnel, hands, refusals);
        let one = hands.iter().any(|hand| hand.rules.spi.one);
        let [first, second] = tunnel.spis;
        if one {
            let spi = first.or(second).or_else(|| self.free(tunnel, hands, &range, "both"))?;
            return Some([spi, spi]);
        }
        let first = first.or_else(|| self.free(tunnel, hands, &range, "first"))?;
        let second = second.or_else(|| self.free(tunnel, hands, &range, "second"))?;
        Some([first, second])
    }

    fn is_taken(&self, hands: &[Hand<'_>; 2], spi: Spi) -> bool {
        self.taken
            .iter()
            .any(|(gateway, taken)| *taken == spi && hands.iter().any(|hand| hand.party.end.gateway == *gateway))
    }

    /// A free number. Where the search begins depends on the tunnel's name, so that
    /// another tunnel changes nobody's number.
    fn free(
        &mut self,
        tunnel: &DraftTunnel,
        hands: &[Hand<'_>; 2],
        range: &RangeInclusive<u32>,
        purpose: &str,
    ) -> Option<Spi> {
        let (least, most) = (*range.start(), *range.end());
        let count = u64::from(most - least) + 1;
        let begin = place(&tunnel.id, purpose) % count;
        let tries = (0..count.min(1 << 16)).map(|step| least + ((begin + step) % count) as u32);
        let found = tries.filter_map(Spi::new).find(|spi| !self.is_taken(hands, *spi))?;
        self.taken.extend(hands.iter().map(|hand| (hand.party.end.gateway, found)));
        Some(found)
    }

    /// What was typed must suit both ends and stand on no other tunnel of theirs.
    fn typed(&self, tunnel: &DraftTunnel, hands: &[Hand<'_>; 2], refusals: &mut Refusals) {
        for (field, spi) in ["to_first", "to_second"].into_iter().zip(tunnel.spis) {
            let Some(spi) = spi else { continue };
            let path = format!("{}.manual.{field}.spi", tunnel.path);
            for hand in hands.iter().filter(|hand| !hand.rules.spi.range.contains(&spi.number())) {
                let what = format!("{} ({}) does not take this SPI", hand.party.gateway.id, hand.party.name());
                let fix = format!("take one from {}", spi_range(&hands[0].rules.spi.common(&hands[1].rules.spi)));
                refusals.add(&SPI_REFUSED, path.clone(), what, fix);
            }
            let uses = |gateway: usize| self.taken.iter().filter(|taken| **taken == (gateway, spi)).count();
            let own = tunnel.spis.iter().filter(|typed| **typed == Some(spi)).count();
            if let Some(hand) = hands.iter().find(|hand| uses(hand.party.end.gateway) > own) {
                let what = format!("{} has this SPI on another tunnel as well", hand.party.gateway.id);
                refusals.add(&SPI_TWICE, path, what, "choose another number, or leave it to Tunnelwright".to_owned());
            }
        }
        if let [Some(first), Some(second)] = tunnel.spis
            && first != second
            && let Some(hand) = hands.iter().find(|hand| hand.rules.spi.one)
        {
            let what = format!("{} has one SPI for both directions, and two were given", hand.party.name());
            let path = format!("{}.manual.to_second.spi", tunnel.path);
            refusals.add(&ONE_SPI, path, what, "give one number, or the same twice".to_owned());
        }
    }
}

/// Where a search begins: spread by the name.
fn place(id: &str, purpose: &str) -> u64 {
    let digest =
        Sha256::new_with_prefix(b"tunnelwright spi 1\0").chain_update(purpose).chain_update(b"\0").chain_update(id);
    digest.finalize().iter().take(7).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

fn no_range(tunnel: &DraftTunnel, hands: &[Hand<'_>; 2], refusals: &mut Refusals) {
    let takes = |hand: &Hand<'_>| format!("{} takes {}", hand.party.name(), spi_range(&hand.rules.spi.range));
    refusals.add(
        &NO_COMMON_SPI,
        format!("{}.manual", tunnel.path),
        format!("There is no SPI that both ends take: {}; {}", takes(&hands[0]), takes(&hands[1])),
        "let IKE make the keys, or choose another system for one end".to_owned(),
    );
}
