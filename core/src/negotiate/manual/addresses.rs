//! The two outside addresses: manual keys know no names and no changes.

use super::super::refusal::{MANUAL_ADDRESS, MANUAL_NAT};
use super::super::{Refusals, line, names};
use super::Hand;
use crate::plan::Remote;

/// One end's addresses.
pub(super) struct Place {
    /// On its own interface: behind NAT the inside one.
    pub(super) local: Remote,
    /// As the other end sees it.
    pub(super) outside: Remote,
}

pub(super) fn decide(hands: &[Hand<'_>; 2], refusals: &mut Refusals) -> [Place; 2] {
    [0, 1].map(|index| place(&hands[index], refusals))
}

fn place(hand: &Hand<'_>, refusals: &mut Refusals) -> Place {
    let line = line(&hand.party);
    let outside = match line.address {
        Some(address) if !line.dynamic => Remote::Address(address),
        _ => Remote::Later(names::placeholder(&hand.party)),
    };
    let id = &hand.party.gateway.id;
    if line.dynamic || (line.address.is_none() && line.fqdn.is_some()) {
        refusals.add(
            &MANUAL_ADDRESS,
            format!("{}.{}", line.path, if line.dynamic { "dynamic" } else { "fqdn" }),
            format!("The outside address of {id} changes"),
            "give it a fixed address, or let IKE make the keys".to_owned(),
        );
    } else {
        names::address_later(&hand.party, refusals);
    }
    let local = if line.behind_nat { inside(hand, refusals) } else { outside.clone() };
    Place { local, outside }
}

fn inside(hand: &Hand<'_>, refusals: &mut Refusals) -> Remote {
    let line = line(&hand.party);
    let id = &hand.party.gateway.id;
    refusals.add(
        &MANUAL_NAT,
        format!("{}.nat.behind", line.path),
        format!("{id} stands behind a router with NAT"),
        "let the router pass IP protocol 50 (ESP) to this gateway alone, or let IKE make the keys".to_owned(),
    );
    match line.inside {
        Some(address) => Remote::Address(address),
        None => Remote::Later(format!("REPLACE-WITH-INSIDE-ADDRESS-OF-{}", id.to_ascii_uppercase())),
    }
}
