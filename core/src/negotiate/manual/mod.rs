//! Tunnels with manual keys: an algorithm pair that both ends have, SPIs that
//! both take, addresses, and whether the keys that were typed fit.
//!
//! The keys themselves are no part of a plan; they come in at export.

mod addresses;
mod algorithms;
mod keys;
mod numbers;

use super::refusal::{MANUAL_ADVICE, MANUAL_ROUTING, NO_MANUAL};
use super::{Party, Refusals, line, packet, routes};
use crate::crypto::EspSuite;
use crate::devices::{Abilities, ManualRules};
use crate::draft::{Draft, DraftTunnel};
use crate::finding::Edit;
use crate::plan::{ManualEnd, ManualTunnel, PlannedGateway};
use crate::scenario::{Keying, RoutingKind};

/// One end with its manual keying.
struct Hand<'a> {
    party: Party<'a>,
    rules: &'static ManualRules,
    abilities: Abilities,
}

/// Every tunnel with manual keys; `None` when one cannot be planned.
pub(super) fn planned(
    draft: &Draft<'_>,
    gateways: &[Option<PlannedGateway>],
    refusals: &mut Refusals,
) -> Option<Vec<ManualTunnel>> {
    let by_hand = || draft.tunnels.iter().filter(|tunnel| tunnel.is_manual());
    let mut numbers = numbers::Numbers::new(by_hand());
    let tunnels: Vec<Option<ManualTunnel>> =
        by_hand().map(|tunnel| planned_tunnel(draft, gateways, tunnel, &mut numbers, refusals)).collect();
    tunnels.into_iter().collect()
}

fn planned_tunnel(
    draft: &Draft<'_>,
    gateways: &[Option<PlannedGateway>],
    tunnel: &DraftTunnel,
    numbers: &mut numbers::Numbers,
    refusals: &mut Refusals,
) -> Option<ManualTunnel> {
    let [first, second] = tunnel.ends.as_ref()?;
    let parties = [super::party(draft, gateways, tunnel, first)?, super::party(draft, gateways, tunnel, second)?];
    if parties.iter().any(|party| party.gateway.networks.is_empty()) {
        return None;
    }
    super::translation::refuse(&parties, refusals);
    let [first, second] = parties.map(|party| hand(draft, tunnel, party, refusals));
    let hands = [first?, second?];
    policy_based(tunnel, refusals);
    let pair = algorithms::choose(draft, tunnel, &hands, refusals);
    let spis = numbers.choose(tunnel, &hands, refusals);
    let ends = addresses::decide(&hands, refusals);
    let (pair, spis) = (pair?, spis?);
    keys::check(draft, tunnel, &hands, pair, refusals);
    advise(tunnel, &hands, refusals);
    let [local_first, local_second] = ends;
    let selectors =
        routes::selectors(RoutingKind::Policy, [&hands[0].party.gateway.networks, &hands[1].party.gateway.networks]);
    let [first, second] = selectors;
    let suite = EspSuite::new(pair.encryption, pair.integrity, None);
    let sizes = packet::sizes([&hands[0].party, &hands[1].party], &suite, false);
    let end = |index: usize, local: &crate::plan::Remote, remote: &crate::plan::Remote, selectors| ManualEnd {
        gateway: hands[index].party.end.gateway,
        line: hands[index].party.end.line,
        local: local.clone(),
        remote: remote.clone(),
        spi_in: spis[index],
        spi_out: spis[1 - index],
        selectors,
        rules: hands[index].rules,
    };
    Some(ManualTunnel {
        id: tunnel.id.clone(),
        place: tunnel.place,
        encryption: pair.encryption,
        integrity: pair.integrity,
        one_spi: hands.iter().any(|hand| hand.rules.spi.one),
        one_key: hands.iter().any(|hand| hand.rules.key.one),
        text_keys: hands.iter().any(|hand| hand.rules.key.is_text_only()),
        nat_between: hands.iter().any(|hand| line(&hand.party).behind_nat),
        mtu: sizes.mtu,
        mss: sizes.mss,
        packet: sizes.reason,
        ends: [
            end(0, &local_first.local, &local_second.outside, first),
            end(1, &local_second.local, &local_first.outside, second),
        ],
    })
}

/// One end with its rules, or the reason why it has none.
fn hand<'a>(draft: &Draft<'_>, tunnel: &DraftTunnel, party: Party<'a>, refusals: &mut Refusals) -> Option<Hand<'a>> {
    let facts = super::facts(draft, party.gateway, party.release, tunnel.routing);
    let abilities = Abilities::of_manual(party.device, &facts);
    if let Some(rules) = party.device.manual.filter(|_| !abilities.is_empty()) {
        return Some(Hand { party, rules, abilities });
    }
    let able = releases_with(draft, tunnel, &party);
    let fix = if able.is_empty() {
        "let IKE make the keys, or choose another system for this end".to_owned()
    } else {
        format!("take a release that has it ({}), or let IKE make the keys", able.join(", "))
    };
    let path = format!("{}.keying", tunnel.path);
    let what = format!("{} ({}) has no manual keying", party.gateway.id, party.name());
    let repair = ("Let IKE make the keys".to_owned(), vec![Edit::set(path.clone(), "ike")]);
    refusals.add_with(&NO_MANUAL, path, what, fix, Some(repair));
    None
}

fn releases_with(draft: &Draft<'_>, tunnel: &DraftTunnel, party: &Party<'_>) -> Vec<&'static str> {
    let mut able = Vec::new();
    for release in party.device.releases {
        let facts = super::facts(draft, party.gateway, release, tunnel.routing);
        if !Abilities::of_manual(party.device, &facts).is_empty() {
            able.push(release.name);
        }
    }
    able
}

fn policy_based(tunnel: &DraftTunnel, refusals: &mut Refusals) {
    if tunnel.routing != RoutingKind::Policy {
        let path = format!("{}.routing.kind", tunnel.path);
        refusals.add_with(
            &MANUAL_ROUTING,
            path.clone(),
            format!("{} has manual keys and is to be route-based", tunnel.id),
            "make it policy-based".to_owned(),
            Some(("Make it policy-based".to_owned(), vec![Edit::set(path, "policy")])),
        );
    }
}

/// IKE or manual: the advice of 2015, brought up to date.
fn advise(tunnel: &DraftTunnel, hands: &[Hand<'_>; 2], refusals: &mut Refusals) {
    use crate::crypto::IkeVersion;
    use crate::devices::Feature;
    let both = |version| hands.iter().all(|hand| hand.party.has(Feature::Ike(version)));
    let path = format!("{}.keying", tunnel.path);
    let what = format!("The keys of {} are entered by hand", tunnel.id);
    let common = [(IkeVersion::V2, "IKEv2"), (IkeVersion::V1, "IKEv1")].into_iter().find(|(version, _)| both(*version));
    match common {
        Some((_, name)) => {
            let fix =
                format!("both ends speak {name}: let it make the keys unless it has been tried and does not hold");
            let repair = ("Let IKE make the keys".to_owned(), vec![Edit::set(path.clone(), Keying::Ike.keyword())]);
            refusals.add_with(&MANUAL_ADVICE, path, what, fix, Some(repair));
        }
        None => {
            let fix = "change keys and SPIs at both ends every few months, and take IKE once both ends have it";
            refusals.add(&MANUAL_ADVICE, path, what, fix.to_owned());
        }
    }
}
