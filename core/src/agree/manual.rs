//! Two ends with manual keys held against each other: nothing is negotiated, so
//! every value must be the other's mirror.

use ipnet::IpNet;

use super::{Agreement, ByInitiator, Outcome, Run, Stage};
use crate::crypto::{Encryption, EspSuite, Integrity, Rating, rate_encryption, rate_integrity};
use crate::keys::{self, KeyBytes, Spi};
use crate::plan::{Plan, Remote};
use crate::scenario::Manual;

/// One end of one tunnel with manual keys, as it was told.
#[derive(Debug, Clone)]
pub struct ManualEndView {
    /// The gateway's id, for messages.
    pub name: String,
    /// The cipher.
    pub encryption: Encryption,
    /// The hash.
    pub integrity: Option<Integrity>,
    /// SPIs of the packets in and out.
    pub spis: [Spi; 2],
    /// Where the other end of its own plan finds it.
    pub outside: Remote,
    /// What it calls the other.
    pub remote: Remote,
    /// Pairs of networks, own and other.
    pub selectors: Vec<(IpNet, IpNet)>,
    /// Keys that were typed: cipher and hash of the packets in, then out; else
    /// those made for the tunnel.
    pub keys: [Option<KeyBytes>; 4],
}

/// The view of one end of a plan's tunnel with manual keys; `None` when there is
/// no such tunnel or end.
pub fn manual_view(plan: &Plan, tunnel: usize, end: usize, typed: Option<&Manual>) -> Option<ManualEndView> {
    let tunnel = plan.manual.get(tunnel)?;
    let here = tunnel.ends.get(end)?;
    let keys = typed.map(|typed| keys::typed(tunnel, typed)).unwrap_or_default();
    let [first_cipher, first_hash, second_cipher, second_hash] = keys;
    let (to_first, to_second) = ([first_cipher, first_hash], [second_cipher, second_hash]);
    let ([cipher_in, hash_in], [cipher_out, hash_out]) =
        if end == 0 { (to_first, to_second) } else { (to_second, to_first) };
    Some(ManualEndView {
        name: plan.gateways[here.gateway].id.clone(),
        encryption: tunnel.encryption,
        integrity: tunnel.integrity,
        spis: [here.spi_in, here.spi_out],
        outside: tunnel.ends[1 - end].remote.clone(),
        remote: here.remote.clone(),
        selectors: here.selectors.clone(),
        keys: [cipher_in, hash_in, cipher_out, hash_out],
    })
}

/// Whether two ends with manual keys understand each other.
pub fn agree_manual(a: &ManualEndView, b: &ManualEndView) -> Agreement {
    let failure = differs(a, b);
    let outcome = match &failure {
        Some(_) => Outcome::Fails,
        None if rating(a) <= Rating::Weak => Outcome::Weak,
        None => Outcome::Agreed,
    };
    let run = Run { now: outcome, rekey: outcome };
    let (stage, reason, fix) = match failure {
        Some((stage, reason, fix)) => (Some(stage), Some(reason), Some(fix)),
        None => (None, None, None),
    };
    let suite = (outcome != Outcome::Fails).then(|| suite(a));
    Agreement { outcome, by_initiator: ByInitiator { a: run, b: run }, suite, stage, reason, fix }
}

/// One end has manual keys, the other waits for IKE.
pub fn keying_differs(by_hand: &str, by_ike: &str) -> Agreement {
    let run = Run { now: Outcome::Fails, rekey: Outcome::Fails };
    Agreement {
        outcome: Outcome::Fails,
        by_initiator: ByInitiator { a: run, b: run },
        suite: None,
        stage: Some(Stage::IkeInit),
        reason: Some("manual_key_mismatch"),
        fix: Some(format!("{by_hand} has manual keys, {by_ike} waits for IKE: set both to the same")),
    }
}

fn suite(view: &ManualEndView) -> String {
    format!("manual / {}", EspSuite::new(view.encryption, view.integrity, None))
}

/// The weakest part.
fn rate_manual(encryption: Encryption, integrity: Option<Integrity>) -> Rating {
    let cipher = rate_encryption(encryption).rating;
    integrity.map_or(cipher, |hash| cipher.min(rate_integrity(hash).rating))
}

fn rating(view: &ManualEndView) -> Rating {
    rate_manual(view.encryption, view.integrity)
}

type Difference = (Stage, &'static str, String);

/// The first thing that differs, in the order in which a packet meets it.
fn differs(a: &ManualEndView, b: &ManualEndView) -> Option<Difference> {
    for (one, other) in [(a, b), (b, a)] {
        if let (Remote::Address(called), Remote::Address(is)) = (&one.remote, &other.outside)
            && called != is
        {
            let fix = format!("{} calls {called}, but {} is at {is}", one.name, other.name);
            return Some((Stage::Reach, "esp_blocked", fix));
        }
    }
    let mismatch = |fix: String| Some((Stage::Child, "manual_key_mismatch", fix));
    if a.spis[1] != b.spis[0] || a.spis[0] != b.spis[1] {
        let swapped = a.spis == b.spis;
        let hint = if swapped { "swap them at one end: " } else { "" };
        return mismatch(format!(
            "the SPIs do not mirror each other: {hint}what goes out of {} must come in at {} with the same number",
            a.name, b.name
        ));
    }
    if (a.encryption, a.integrity) != (b.encryption, b.integrity) {
        return mismatch(format!("{} has {}, {} has {}: set both alike", a.name, suite(a), b.name, suite(b)));
    }
    let [a_in, a_in_hash, a_out, a_out_hash] = &a.keys;
    let [b_in, b_in_hash, b_out, b_out_hash] = &b.keys;
    if a_in != b_out || a_out != b_in || a_in_hash != b_out_hash || a_out_hash != b_in_hash {
        return mismatch("the keys differ: enter the same at both ends, outgoing here as incoming there".to_owned());
    }
    let mirrored = |(own, other): &(IpNet, IpNet)| b.selectors.contains(&(*other, *own));
    if a.selectors.len() != b.selectors.len() || !a.selectors.iter().all(mirrored) {
        let fix = format!("the networks of {} and {} do not mirror each other", a.name, b.name);
        return Some((Stage::Child, "ts_mismatch", fix));
    }
    None
}
