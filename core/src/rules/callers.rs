//! What the rules on callers of any address share.

use super::Hit;
use crate::plan::{Plan, PlannedTunnel};

/// The tunnels of IKEv1 whose caller comes from any address, each but the first of its
/// gateway with that first one.
pub(crate) fn callers_of_one_end(plan: &Plan) -> Vec<(&PlannedTunnel, &PlannedTunnel)> {
    let mut firsts: Vec<(usize, &PlannedTunnel)> = Vec::new();
    let mut pairs = Vec::new();
    for tunnel in &plan.tunnels {
        let Some(end) = tunnel.answers_any() else { continue };
        match firsts.iter().find(|(gateway, _)| *gateway == end.gateway) {
            Some((_, first)) => pairs.push((*first, tunnel)),
            None => firsts.push((end.gateway, tunnel)),
        }
    }
    pairs
}

/// What an end with one entry for all callers cannot keep apart: their exchange, their
/// algorithms, their lifetime, the identity that they send, their key.
pub(crate) fn unlike_the_first(plan: &Plan, answers: impl Fn(&Plan, usize) -> bool) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (first, tunnel) in callers_of_one_end(plan) {
        let (Some(one), Some(other)) = (first.answers_any(), tunnel.answers_any()) else { continue };
        if !answers(plan, other.gateway) {
            continue;
        }
        let place = format!("tunnels[{}]", tunnel.place);
        let caller = if tunnel.ends[0].gateway == other.gateway { 1 } else { 0 };
        let differences = [
            (first.exchange != tunnel.exchange, format!("{place}.protection.exchange_mode"), "the exchange"),
            (first.ike != tunnel.ike, format!("{place}.protection.ike_encryption"), "the algorithms of phase 1"),
            (one.ike_lifetime != other.ike_lifetime, format!("{place}.protection.ike_lifetime"), "the lifetime"),
            (first.key_of != tunnel.key_of, format!("{place}.psk"), "the key"),
            (one.peer_identity != other.peer_identity, format!("{place}.ends[{caller}].identity"), "the identity"),
        ];
        let found = differences.into_iter().filter(|(differs, ..)| *differs);
        hits.extend(found.map(|(_, path, what)| {
            Hit::at(path, format!("{what} of {} is not that of {}, and both call the same end", tunnel.id, first.id))
        }));
    }
    hits
}
