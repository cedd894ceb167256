//! Who starts the tunnel: whoever can reach the other, and only one where
//! possible, because two that start at once make duplicate SAs.

use super::refusal::{CANNOT_START, NOBODY_STARTS};
use super::{Party, Refusals, line};
use crate::draft::DraftTunnel;
use crate::finding::Edit;
use crate::plan::Start;
use crate::scenario::Initiator;

/// True when packets from outside reach this end: it has an address or a name,
/// and no router in between throws them away. An address not known yet counts:
/// it will be there.
fn reachable(party: &Party<'_>) -> bool {
    let line = line(party);
    let named = line.address.is_some() || line.fqdn.is_some() || !line.dynamic;
    named && (!line.behind_nat || line.forwards)
}

pub(super) fn decide(tunnel: &DraftTunnel, parties: &[Party<'_>; 2], refusals: &mut Refusals) -> [Start; 2] {
    use Start::{Initiate, Respond};
    let can = [reachable(&parties[1]), reachable(&parties[0])];
    if can == [false, false] {
        nobody(parties, refusals);
        return [Initiate, Initiate];
    }
    let chosen = match tunnel.initiator {
        Initiator::Best if can[0] => [Initiate, Respond],
        Initiator::Best => [Respond, Initiate],
        Initiator::First => [Initiate, Respond],
        Initiator::Second => [Respond, Initiate],
        Initiator::Either => [Initiate, Initiate],
    };
    for index in 0..2 {
        if chosen[index] == Initiate && !can[index] {
            cannot(tunnel, parties, index, refusals);
        }
    }
    chosen
}

fn nobody(parties: &[Party<'_>; 2], refusals: &mut Refusals) {
    for party in parties {
        refusals.add(
            &NOBODY_STARTS,
            line(party).path.clone(),
            format!("Neither end can reach the other: {} cannot be reached from outside either", party.gateway.id),
            "forward UDP 500 and 4500 to one of the gateways, or give it a public address or a host name".to_owned(),
        );
    }
}

fn cannot(tunnel: &DraftTunnel, parties: &[Party<'_>; 2], index: usize, refusals: &mut Refusals) {
    let (from, to) = (&parties[index], &parties[1 - index]);
    let to_line = line(to);
    let why = if to_line.behind_nat {
        "the router before it does not forward UDP 500 and 4500"
    } else {
        "its address changes and has no name"
    };
    let other = if index == 0 { "second" } else { "first" };
    refusals.add_with(
        &CANNOT_START,
        format!("{}.initiator", tunnel.path),
        format!("{} is to start the tunnel but cannot reach {}: {why}", from.gateway.id, to.gateway.id),
        format!("let {} start it, or make {} reachable", to.gateway.id, to.gateway.id),
        Some((format!("Let {} start", to.gateway.id), vec![Edit::set(format!("{}.initiator", tunnel.path), other)])),
    );
}
