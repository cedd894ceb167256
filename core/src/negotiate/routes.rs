//! Routing: whether both ends can, what is selected, what is routed by hand.

use ipnet::{IpNet, Ipv4Net};

use super::refusal::{NO_OSPF, NO_ROUTING};
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
        RoutingKind::Ospf => "ospf",
    }
}

pub(super) fn name(kind: RoutingKind) -> &'static str {
    match kind {
        RoutingKind::Policy => "policy-based tunnels",
        RoutingKind::Static => "route-based tunnels with static routes",
        RoutingKind::Bgp => "route-based tunnels with BGP",
        RoutingKind::Ospf => "GRE with OSPF",
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
            if tunnel.routing == RoutingKind::Ospf { &NO_OSPF } else { &NO_ROUTING },
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
        RoutingKind::Policy => {
            own.iter().flat_map(|own| same_family(*own, other).map(move |other| (*own, other))).collect()
        }
        RoutingKind::Static | RoutingKind::Bgp | RoutingKind::Ospf => vec![(everything, everything)],
    };
    let mirrored = first.iter().map(|(own, other)| (*other, *own)).collect();
    [first, mirrored]
}

/// A selector has one family: IPv4 pairs with IPv4, IPv6 with IPv6.
fn same_family(own: IpNet, other: &[IpNet]) -> impl Iterator<Item = IpNet> {
    other.iter().copied().filter(move |other| other.addr().is_ipv4() == own.addr().is_ipv4())
}

/// What one end routes into the tunnel by hand: the other's networks, as the wire carries them.
pub(super) fn static_routes(kind: RoutingKind, other: &[IpNet]) -> Vec<IpNet> {
    match kind {
        RoutingKind::Static => super::without_doubles(other),
        RoutingKind::Policy | RoutingKind::Bgp | RoutingKind::Ospf => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn networks() -> impl Strategy<Value = Vec<IpNet>> {
        let four =
            (any::<u32>(), 0..=32u8).prop_map(|(bits, length)| Ipv4Net::new_assert(bits.into(), length).trunc().into());
        let six = (any::<u128>(), 0..=128u8)
            .prop_map(|(bits, length)| ipnet::Ipv6Net::new_assert(bits.into(), length).trunc().into());
        prop::collection::vec(prop_oneof![four, six], 0..8)
    }

    proptest! {
        #[test]
        fn selectors_never_pair_families_and_leave_out_no_pair_of_one(own in networks(), other in networks()) {
            let [first, second] = selectors(RoutingKind::Policy, [&own, &other]);
            let count = |nets: &[IpNet], six: bool| nets.iter().filter(|net| net.addr().is_ipv6() == six).count();
            let wanted = count(&own, true) * count(&other, true) + count(&own, false) * count(&other, false);
            prop_assert_eq!((first.len(), second.len()), (wanted, wanted));
            for ((one, two), (mirrored_two, mirrored_one)) in first.iter().zip(&second) {
                prop_assert_eq!(one.addr().is_ipv6(), two.addr().is_ipv6());
                prop_assert_eq!((one, two), (mirrored_one, mirrored_two));
            }
        }
    }
}
