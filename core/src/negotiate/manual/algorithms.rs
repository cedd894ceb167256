//! The cipher and the hash: the best that both ends take by hand.

use super::super::Refusals;
use super::super::refusal::{GCM_BY_HAND, MANUAL_NO_COMMON, MANUAL_NOT_SUPPORTED};
use super::Hand;
use crate::crypto::{ENCRYPTION_BEST_FIRST, Encryption, INTEGRITY_BEST_FIRST, Integrity, Named};
use crate::devices::Feature;
use crate::draft::{Draft, DraftTunnel};
use crate::finding::Edit;

/// What protects the data.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub(super) encryption: Encryption,
    pub(super) integrity: Option<Integrity>,
}

pub(super) fn choose(
    draft: &Draft<'_>,
    tunnel: &DraftTunnel,
    hands: &[Hand<'_>; 2],
    refusals: &mut Refusals,
) -> Option<Pair> {
    let wish = &draft.scenario.tunnels[tunnel.place].manual;
    let encryption = encryption(tunnel, hands, wish.encryption, refusals)?;
    if encryption.is_aead() {
        refusals.add(
            &GCM_BY_HAND,
            format!("{}.manual.encryption", tunnel.path),
            format!("{} is to run with keys entered by hand", encryption.name()),
            "take AES in CBC mode with a hash; or change the keys at both ends at every restart of either".to_owned(),
        );
        return Some(Pair { encryption, integrity: None });
    }
    let integrity = integrity(tunnel, hands, wish.integrity, refusals)?;
    Some(Pair { encryption, integrity: Some(integrity) })
}

/// Both have it, confirmed by a source unless it was chosen.
fn both(hands: &[Hand<'_>; 2], feature: Feature, chosen: bool) -> bool {
    hands.iter().all(|hand| if chosen { hand.abilities.has(feature) } else { hand.abilities.has_confirmed(feature) })
}

/// Counter modes are never chosen by default: RFC 4106 forbids them with manual keys.
fn encryption(
    tunnel: &DraftTunnel,
    hands: &[Hand<'_>; 2],
    wish: Option<Encryption>,
    refusals: &mut Refusals,
) -> Option<Encryption> {
    if let Some(wish) = wish {
        lacking(tunnel, hands, Feature::EspEncryption(wish), "encryption", wish.name(), refusals);
        return Some(wish);
    }
    let found = ENCRYPTION_BEST_FIRST.iter().copied().filter(|cipher| !cipher.is_aead());
    let found = found.into_iter().find(|cipher| both(hands, Feature::EspEncryption(*cipher), false));
    if found.is_none() {
        none_in_common(
            tunnel,
            hands,
            "encryption",
            "cipher",
            &|feature| match feature {
                Feature::EspEncryption(cipher) => Some(cipher.name()),
                _ => None,
            },
            refusals,
        );
    }
    found
}

fn integrity(
    tunnel: &DraftTunnel,
    hands: &[Hand<'_>; 2],
    wish: Option<Integrity>,
    refusals: &mut Refusals,
) -> Option<Integrity> {
    if let Some(wish) = wish {
        lacking(tunnel, hands, Feature::EspIntegrity(wish), "integrity", wish.name(), refusals);
        return Some(wish);
    }
    let found = INTEGRITY_BEST_FIRST.iter().copied().find(|hash| both(hands, Feature::EspIntegrity(*hash), false));
    if found.is_none() {
        none_in_common(
            tunnel,
            hands,
            "integrity",
            "hash",
            &|feature| match feature {
                Feature::EspIntegrity(hash) => Some(hash.name()),
                _ => None,
            },
            refusals,
        );
    }
    found
}

/// Names each end that lacks what was chosen.
fn lacking(
    tunnel: &DraftTunnel,
    hands: &[Hand<'_>; 2],
    feature: Feature,
    field: &str,
    name: &str,
    refusals: &mut Refusals,
) {
    for hand in hands.iter().filter(|hand| !hand.abilities.has(feature)) {
        let path = format!("{}.manual.{field}", tunnel.path);
        refusals.add_with(
            &MANUAL_NOT_SUPPORTED,
            path.clone(),
            format!("{} ({}) does not take {name} with manual keys", hand.party.gateway.id, hand.party.name()),
            "take the best that both ends have".to_owned(),
            Some(("Use the best that both have".to_owned(), vec![Edit { path, value: serde_json::Value::Null }])),
        );
    }
}

fn none_in_common(
    tunnel: &DraftTunnel,
    hands: &[Hand<'_>; 2],
    field: &str,
    kind: &str,
    name: &dyn Fn(Feature) -> Option<&'static str>,
    refusals: &mut Refusals,
) {
    let has = |hand: &Hand<'_>| {
        let names: Vec<&str> = hand.abilities.features().filter_map(name).collect();
        format!("{} has {}", hand.party.name(), names.join(", "))
    };
    refusals.add(
        &MANUAL_NO_COMMON,
        format!("{}.manual.{field}", tunnel.path),
        format!("The ends share no {kind} for manual keys: {}; {}", has(&hands[0]), has(&hands[1])),
        "choose one that no source confirms for one of them, or take another release".to_owned(),
    );
}
