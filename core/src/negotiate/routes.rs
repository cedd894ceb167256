//! Routing: whether both ends can, what is selected, what is routed by hand.

use ipnet::{IpNet, Ipv4Net};

use super::refusal::{NO_ROUTING, NO_TRANSLATION};
use super::{Party, Refusals};
use crate::devices::Feature;
use crate::draft::DraftTunnel;
use crate::finding::Edit;
use crate::scenario::RoutingKind;

fn keyword(kind: RoutingKind) -> &'static str {
    match kind {
        RoutingKind::Policy => "policy",
        RoutingKind::Static => "static",
        RoutingKind::Bgp => "bgp",
    }
}

fn name(kind: RoutingKind) -> &'static str {
    match kind {
        RoutingKind::Policy => "policy-based tunnels",
        RoutingKind::Static => "route-based tunnels with static routes",
        RoutingKind::Bgp => "route-based tunnels with BGP",
    }
}

/// Both ends must have the chosen kind of routing.
pub(super) fn check(tunnel: &DraftTunnel, parties: &[Party<'_>; 2], refusals: &mut Refusals) {
    let both = |kind: RoutingKind| parties.iter().all(|party| party.has(Feature::Routing(kind)));
    let nearest = [RoutingKind::Bgp, RoutingKind::Static, RoutingKind::Policy].into_iter().find(|kind| both(*kind));
    for party in parties.iter().filter(|party| !party.has(Feature::Routing(tunnel.routing))) {
        let path = format!("{}.routing.kind", tunnel.path);
        let fix = match nearest {
            Some(kind) => {
                format!("use {}, which both have, or change the release or kind of {}", name(kind), party.gateway.id)
            }
            None => {
                format!("change the release or kind of {}: the two ends share no kind of routing", party.gateway.id)
            }
        };
        let repair = nearest.map(|kind| (format!("Use {}", name(kind)), vec![Edit::set(path.clone(), keyword(kind))]));
        refusals.add_with(
            &NO_ROUTING,
            path,
            format!("{} ({}) has no {} here", party.gateway.id, party.name(), name(tunnel.routing)),
            fix,
            repair,
        );
    }
}

/// The networks of one end as the other sees them.
fn shown(party: &Party<'_>) -> Vec<IpNet> {
    let seen = |net: &IpNet| party.end.translate.iter().find(|(from, _)| from == net).map_or(*net, |(_, to)| *to);
    party.gateway.networks.iter().map(seen).collect()
}

/// An end that shows its networks at other addresses must be able to, here.
pub(super) fn check_translation(tunnel: &DraftTunnel, parties: &[Party<'_>; 2], refusals: &mut Refusals) {
    for party in parties.iter().filter(|party| !party.end.translate.is_empty()) {
        let path = format!("{}.translate", party.end.path);
        let name = format!("{} ({})", party.gateway.id, party.name());
        if !party.has(Feature::TranslateOwn) {
            let what = format!("{name} has no 1:1 NAT that is planned here");
            let right = format!("renumber, or take for this end one of {}", able());
            refusals.add(&NO_TRANSLATION, path, what, right);
        } else if tunnel.routing != RoutingKind::Policy {
            let what = format!("{name} translates in a policy-based tunnel only, not on a tunnel interface");
            let kind = format!("{}.routing.kind", tunnel.path);
            let repair = (format!("Use {}", name_of_policy()), vec![Edit::set(kind, "policy")]);
            refusals.add_with(&NO_TRANSLATION, path, what, format!("use {}", name_of_policy()), Some(repair));
        }
    }
}

/// With manual keys nothing is translated.
pub(super) fn refuse_translation(parties: &[Party<'_>; 2], refusals: &mut Refusals) {
    for party in parties.iter().filter(|party| !party.end.translate.is_empty()) {
        let what = format!("{} enters its keys by hand; 1:1 NAT is planned with IKE only", party.gateway.id);
        let right = "renumber, or let IKE make the keys";
        refusals.add(&NO_TRANSLATION, format!("{}.translate", party.end.path), what, right.to_owned());
    }
}

/// The systems that can, with the release since which they can.
fn able() -> String {
    let rows = crate::devices::ALL.iter().flat_map(|device| device.rows.iter().map(move |row| (device, row)));
    let able = rows.filter(|(_, row)| row.feature == Feature::TranslateOwn);
    able.map(|(device, row)| format!("{} since {}", device.name, row.since)).collect::<Vec<_>>().join(", ")
}

fn name_of_policy() -> &'static str {
    name(RoutingKind::Policy)
}

/// The pairs of networks of each end as they stand on the wire: own and other.
pub(super) fn selectors(kind: RoutingKind, parties: [&Party<'_>; 2]) -> [Vec<(IpNet, IpNet)>; 2] {
    let everything = IpNet::V4(Ipv4Net::default());
    let first = match kind {
        RoutingKind::Policy => {
            let (own, other) = (shown(parties[0]), shown(parties[1]));
            own.iter().flat_map(|own| other.iter().map(move |other| (*own, *other))).collect()
        }
        RoutingKind::Static | RoutingKind::Bgp => vec![(everything, everything)],
    };
    let mirrored = first.iter().map(|(own, other)| (*other, *own)).collect();
    [first, mirrored]
}

/// What one end routes into the tunnel by hand: the other's networks.
pub(super) fn static_routes(kind: RoutingKind, other: &Party<'_>) -> Vec<IpNet> {
    match kind {
        RoutingKind::Static => super::without_doubles(&other.gateway.networks),
        RoutingKind::Policy | RoutingKind::Bgp => Vec::new(),
    }
}
