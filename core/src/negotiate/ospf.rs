//! GRE and OSPF over it: whose packets IPsec protects, which router has which id, which way is preferred.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;

use super::names::Names;
use super::refusal::NO_OSPF_ROUTE;
use super::transit::Allocator;
use super::{Party, Refusals};
use crate::draft::DraftTunnel;
use crate::plan::{OspfLink, Remote};
use crate::scenario::RoutingKind;

/// The cost of the first way, and what each later one has more: ospfd's own default for a link is 10.
const STEP: u16 = 10;

/// Both ends' links; none where routing is not OSPF.
pub(super) fn links(
    tunnel: &DraftTunnel,
    parties: &[Party<'_>; 2],
    names: &[Names; 2],
    allocator: &mut Allocator,
    refusals: &mut Refusals,
) -> Option<[OspfLink; 2]> {
    if tunnel.routing != RoutingKind::Ospf {
        return None;
    }
    for (index, party) in parties.iter().enumerate() {
        let fixed = matches!(names[index].remote, Remote::Address(_) | Remote::Later(_));
        if !fixed {
            let other = &parties[1 - index];
            let path = format!("{}.lines[{}].address", other.gateway.path, other.end.line);
            let what = format!("{} has no fixed address of {} to route to", party.gateway.id, other.gateway.id);
            let fix = "give both lines of this tunnel fixed addresses, or use BGP where both have it";
            refusals.add(&NO_OSPF_ROUTE, path, what, fix.to_owned());
        }
    }
    let transports = transports(parties, allocator)?;
    let earlier = allocator.earlier_ways([parties[0].end.gateway, parties[1].end.gateway]);
    let metric = tunnel.metric.unwrap_or_else(|| STEP.saturating_mul(u16::try_from(earlier + 1).unwrap_or(u16::MAX)));
    Some([0, 1].map(|index| {
        let ospf = &parties[index].gateway.ospf;
        let proposed = ospf.router_id.unwrap_or(transports[index]);
        OspfLink {
            transport: transports[index],
            peer_transport: transports[1 - index],
            router_id: allocator.router_id(parties[index].end.gateway, proposed),
            area: ospf.area.unwrap_or(Ipv4Addr::UNSPECIFIED),
            metric,
        }
    }))
}

/// Those that were chosen; a free pair gives the others.
fn transports(parties: &[Party<'_>; 2], allocator: &mut Allocator) -> Option<[Ipv4Addr; 2]> {
    let chosen = [0, 1].map(|index| parties[index].end.transport);
    if let [Some(first), Some(second)] = chosen {
        return Some([first, second]);
    }
    let free = allocator.two_hosts()?;
    Some([0, 1].map(|index| chosen[index].unwrap_or(free[index])))
}

/// The one pair that IPsec protects: the two ends of GRE.
pub(super) fn selectors(link: &OspfLink) -> Vec<(IpNet, IpNet)> {
    let host = |address: Ipv4Addr| IpNet::from(IpAddr::V4(address));
    vec![(host(link.transport), host(link.peer_transport))]
}
