//! Whether the keys that were typed fit the algorithms and both ends. Nothing of
//! a key is shown.

use super::super::Refusals;
use super::super::refusal::{KEY_NOT_TEXT, KEY_UNREADABLE, ONE_KEY, TEXT_COSTS};
use super::Hand;
use super::algorithms::Pair;
use crate::devices::KeyRule;
use crate::draft::{Draft, DraftTunnel};
use crate::keys::{KeyBytes, recognise};
use crate::scenario::{ManualSa, Secret};
use crate::side::PLACEHOLDER;

/// Bits of a letter or digit: the logarithm of 62.
const TEXT_BITS: f64 = 5.954;

pub(super) fn check(
    draft: &Draft<'_>,
    tunnel: &DraftTunnel,
    hands: &[Hand<'_>; 2],
    pair: Pair,
    refusals: &mut Refusals,
) {
    let manual = &draft.scenario.tunnels[tunnel.place].manual;
    let bytes = [Some(pair.encryption.esp_key_bytes()), pair.integrity.map(|hash| hash.esp_key_bytes())];
    type Field = fn(&ManualSa) -> &Secret;
    let fields: [(&str, Field); 2] =
        [("encryption_key", |sa| &sa.encryption_key), ("integrity_key", |sa| &sa.integrity_key)];
    let mut made = Vec::new();
    for ((name, of), bytes) in fields.into_iter().zip(bytes) {
        let Some(bytes) = bytes else { continue };
        let read = [("to_first", &manual.to_first), ("to_second", &manual.to_second)].map(|(direction, sa)| {
            let path = format!("{}.manual.{direction}.{name}", tunnel.path);
            typed(of(sa), bytes, &path, hands, refusals)
        });
        if let [Some(first), Some(second)] = &read {
            same(tunnel, hands, name, first == second, refusals);
        }
        if read.iter().all(Option::is_none) {
            made.push(bytes);
        }
    }
    costs(tunnel, hands, &made, refusals);
}

fn typed(text: &Secret, bytes: usize, path: &str, hands: &[Hand<'_>; 2], refusals: &mut Refusals) -> Option<KeyBytes> {
    if text.is_empty() {
        return None;
    }
    if text.reveal().starts_with(PLACEHOLDER) {
        let what = "the key is the word that stands for one".to_owned();
        refusals.add(&KEY_UNREADABLE, path.to_owned(), what, "leave it empty: Tunnelwright makes one".to_owned());
        return None;
    }
    match recognise(text.reveal(), bytes) {
        Ok(key) => {
            for hand in hands.iter().filter(|hand| hand.rules.key.is_text_only()) {
                not_text(&key, hand, path, refusals);
            }
            Some(key)
        }
        Err(error) => {
            let fix = format!("write a key of {bytes} bytes, or leave it empty: Tunnelwright makes one");
            refusals.add(&KEY_UNREADABLE, path.to_owned(), error.message, fix);
            None
        }
    }
}

fn not_text(key: &KeyBytes, hand: &Hand<'_>, path: &str, refusals: &mut Refusals) {
    let rule: &KeyRule = &hand.rules.key;
    if let Some(place) = key.reveal().iter().position(|byte| !rule.alphabet.as_bytes().contains(byte)) {
        let what = format!(
            "{} takes keys as characters only, and byte {} of this one is none that it is known to take",
            hand.party.name(),
            place + 1
        );
        let fix = "leave it empty: Tunnelwright makes one of letters and digits and converts it for the other end";
        refusals.add(&KEY_NOT_TEXT, path.to_owned(), what, fix.to_owned());
    }
}

fn same(tunnel: &DraftTunnel, hands: &[Hand<'_>; 2], name: &str, alike: bool, refusals: &mut Refusals) {
    let Some(hand) = hands.iter().find(|hand| hand.rules.key.one).filter(|_| !alike) else { return };
    let path = format!("{}.manual.to_second.{name}", tunnel.path);
    let what = format!("{} has one key for both directions, and two were given", hand.party.name());
    refusals.add(&ONE_KEY, path, what, "give one key, or the same twice".to_owned());
}

fn costs(tunnel: &DraftTunnel, hands: &[Hand<'_>; 2], made: &[usize], refusals: &mut Refusals) {
    let Some(hand) = hands.iter().find(|hand| hand.rules.key.is_text_only()) else { return };
    if made.is_empty() {
        return;
    }
    let bits = |bytes: &usize| format!("{} of {} bits", (*bytes as f64 * TEXT_BITS) as u32, 8 * bytes);
    let list: Vec<String> = made.iter().map(bits).collect();
    let what = format!(
        "{} takes keys as characters only: made of letters and digits, the keys carry {}",
        hand.party.name(),
        list.join(" and ")
    );
    let fix = "nothing to do; a longer key (AES-256) makes up for it where both ends have one";
    refusals.add(&TEXT_COSTS, format!("{}.manual", tunnel.path), what, fix.to_owned());
}
