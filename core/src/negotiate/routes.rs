//! Routing: whether both ends can, what is selected, what is routed by hand.

use ipnet::{IpNet, Ipv4Net};

use super::refusal::NO_ROUTING;
use super::{Party, Refusals};
use crate::devices::Feature;
use crate::draft::DraftTunnel;
use crate::finding::Edit;
use crate::scenario::RoutingKind;

pub(super) fn keyword(kind: RoutingKind) -> &'static str {
    match kind {
        RoutingKind::Policy => "policy",
        RoutingKind::Static => "static",
        RoutingKind::Bgp => "bgp",
    }
}

pub(super) fn name(kind: RoutingKind) -> &'static str {
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

/// The pairs of networks of each end as they stand on the wire: own and other.
pub(super) fn selectors(kind: RoutingKind, [own, other]: [&[IpNet]; 2]) -> [Vec<(IpNet, IpNet)>; 2] {
    let everything = IpNet::V4(Ipv4Net::default());
    let first = match kind {
        RoutingKind::Policy => own.iter().flat_map(|own| other.iter().map(move |other| (*own, *other))).collect(),
        RoutingKind::Static | RoutingKind::Bgp => vec![(everything, everything)],
    };
    let mirrored = first.iter().map(|(own, other)| (*other, *own)).collect();
    [first, mirrored]
}

/// What one end routes into the tunnel by hand: the other's networks, as the wire carries them.
pub(super) fn static_routes(kind: RoutingKind, other: &[IpNet]) -> Vec<IpNet> {
    match kind {
        RoutingKind::Static => super::without_doubles(other),
        RoutingKind::Policy | RoutingKind::Bgp => Vec::new(),
    }
}
