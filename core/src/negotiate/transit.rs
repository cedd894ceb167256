//! The transit network of a route-based tunnel, and which end has which address.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::{IpNet, Ipv4Net};

use super::refusal::{TRANSIT_OUTSIDE, TRANSIT_SIZE};
use super::{Party, Refusals};
use crate::addressing::{LinkLocalRules, Shares, free_transit, hosts_of, link_local_pairs};
use crate::devices::{BgpAddress, LINK_LOCALS, TransitUse};
use crate::draft::{Draft, DraftTunnel};
use crate::finding::Edit;
use crate::plan::Transit;
use crate::scenario::RoutingKind;

/// Hands out transit networks that clash with nothing.
pub(super) struct Allocator {
    taken: Vec<IpNet>,
    routers: Vec<(usize, Ipv4Addr)>,
    ways: Vec<[usize; 2]>,
}

impl Allocator {
    pub(super) fn new(draft: &Draft<'_>) -> Self {
        let networks =
            draft.gateways.iter().flat_map(|gateway| gateway.networks.iter().chain(&gateway.bgp.announce)).copied();
        let typed = draft.tunnels.iter().filter_map(|tunnel| tunnel.transit.map(IpNet::V4));
        // The default route leads everywhere and takes no address away.
        let inside = draft.gateways.iter().flat_map(|gateway| &gateway.lines).filter_map(|line| line.inside);
        let ends = draft.tunnels.iter().filter_map(|tunnel| tunnel.ends.as_ref()).flatten();
        let transports = ends.filter_map(|end| end.transport).map(|address| IpNet::from(IpAddr::V4(address)));
        let taken = networks.filter(|net| net.prefix_len() > 0).chain(typed).chain(inside.map(IpNet::from));
        Self { taken: taken.chain(transports).collect(), routers: Vec::new(), ways: Vec::new() }
    }

    /// Two addresses that clash with nothing.
    pub(super) fn two_hosts(&mut self) -> Option<[Ipv4Addr; 2]> {
        let free = free_transit(&self.taken)?;
        self.taken.push(IpNet::V4(free));
        hosts_of(free)
    }

    /// The id of a router that has none of its own: the first address that was proposed for it.
    pub(super) fn router_id(&mut self, gateway: usize, proposed: Ipv4Addr) -> Ipv4Addr {
        if let Some((_, known)) = self.routers.iter().find(|(router, _)| *router == gateway) {
            return *known;
        }
        self.routers.push((gateway, proposed));
        proposed
    }

    /// How many ways with OSPF there were before between these two; this one is counted.
    pub(super) fn earlier_ways(&mut self, [one, other]: [usize; 2]) -> usize {
        let two = [one.min(other), one.max(other)];
        let before = self.ways.iter().filter(|way| **way == two).count();
        self.ways.push(two);
        before
    }

    fn next(&mut self, parties: &[Party<'_>; 2]) -> Option<Ipv4Net> {
        let free = if parties.iter().any(|party| party.behaviour.transit == TransitUse::LinkLocal) {
            self.link_local(parties)?
        } else {
            free_transit(&self.taken)?
        };
        self.taken.push(IpNet::V4(free));
        Some(free)
    }

    /// The pair of an address that an end has already, else a free one that the clouds at both ends take.
    fn link_local(&self, parties: &[Party<'_>; 2]) -> Option<Ipv4Net> {
        let own = assigned(parties).into_iter().flatten().find(Ipv4Addr::is_link_local);
        let own = own.and_then(|address| Ipv4Net::new(address, 30).ok()).map(|pair| pair.trunc());
        let clouds: Vec<&LinkLocalRules> = parties.iter().filter_map(link_local_rules).collect();
        let free = || link_local_pairs(&clouds, 1, &self.taken).first().map(|pair| pair.network);
        own.filter(|own| !self.taken.contains(&IpNet::V4(*own))).or_else(free)
    }
}

/// What the cloud at this end takes as link-local pairs.
fn link_local_rules(party: &Party<'_>) -> Option<&'static LinkLocalRules> {
    LINK_LOCALS.iter().copied().find(|rules| rules.id == party.device.id)
}

/// The addresses on the tunnel, as each end sees them; none where no end has any.
pub(super) fn decide(
    tunnel: &DraftTunnel,
    parties: &[Party<'_>; 2],
    allocator: &mut Allocator,
    refusals: &mut Refusals,
) -> [Option<Transit>; 2] {
    let is_policy = tunnel.routing == RoutingKind::Policy;
    let used = |party: &Party<'_>| match party.behaviour.transit {
        // The cloud has them in every tunnel, whatever the other end does.
        TransitUse::LinkLocal => true,
        TransitUse::Needed => !is_policy,
        TransitUse::NotUsed => false,
    };
    if !parties.iter().any(used) {
        return [None, None];
    }
    let Some(network) = tunnel.transit.or_else(|| allocator.next(parties)) else { return [None, None] };
    if network.prefix_len() < 30 || network.prefix_len() > 31 {
        wrong_size(tunnel, parties, network, refusals);
        return [None, None];
    }
    let Some(hosts) = hosts_of(network) else { return [None, None] };
    let [first, second] = addresses(tunnel, parties, network, hosts, refusals);
    let ends = [Transit { network, here: first, there: second }, Transit { network, here: second, there: first }];
    [0, 1].map(|i| (!is_policy || used(&parties[i])).then_some(ends[i]))
}

fn wrong_size(tunnel: &DraftTunnel, parties: &[Party<'_>; 2], network: Ipv4Net, refusals: &mut Refusals) {
    let path = format!("{}.routing.transit", tunnel.path);
    let inside = assigned(parties).into_iter().flatten().find(|address| network.contains(address));
    let right = inside
        .or_else(|| network.hosts().next())
        .and_then(|address| Ipv4Net::new(address, 30).ok())
        .map(|net| net.trunc());
    let fix = right.map_or_else(|| "use a /30".to_owned(), |right| format!("use {right}"));
    let repair = right.map(|right| (format!("Use {right}"), vec![Edit::set(path.clone(), right.to_string())]));
    refusals.add_with(
        &TRANSIT_SIZE,
        path,
        format!("{network} is a /{}; a transit network is a /30 or /31", network.prefix_len()),
        fix,
        repair,
    );
}

/// Addresses that a device assigns itself: such an end takes that address on the
/// tunnel when the transit network holds it.
fn assigned(parties: &[Party<'_>; 2]) -> [Option<Ipv4Addr>; 2] {
    [0, 1].map(|i| match (parties[i].gateway.bgp.address, parties[i].behaviour.bgp_address) {
        (Some(IpAddr::V4(address)), BgpAddress::Assigned(_)) => Some(address),
        (None, BgpAddress::Assigned(Some(IpAddr::V4(address)))) => Some(address),
        _ => None,
    })
}

/// The address of a pair that a cloud always has.
fn fixed(party: &Party<'_>, hosts: [Ipv4Addr; 2]) -> Option<Ipv4Addr> {
    let cloud = (party.behaviour.transit == TransitUse::LinkLocal).then(|| link_local_rules(party)).flatten();
    cloud.filter(|rules| rules.shares == Shares::CloudLower).map(|_| hosts[0])
}

fn addresses(
    tunnel: &DraftTunnel,
    parties: &[Party<'_>; 2],
    network: Ipv4Net,
    hosts: [Ipv4Addr; 2],
    refusals: &mut Refusals,
) -> [Ipv4Addr; 2] {
    let assigned = assigned(parties);
    let mut wishes = [None, None];
    for i in 0..2 {
        let typed = parties[i].end.transit;
        let inside = typed.filter(|typed| hosts.iter().any(|host| IpAddr::V4(*host) == *typed));
        if let (Some(typed), None) = (typed, inside) {
            outside(parties, i, typed, network, hosts, &assigned, refusals);
        }
        wishes[i] = match inside {
            Some(IpAddr::V4(address)) => Some(address),
            _ => assigned[i].filter(|address| hosts.contains(address)).or_else(|| fixed(&parties[i], hosts)),
        };
    }
    let other = |taken: Ipv4Addr| if taken == hosts[0] { hosts[1] } else { hosts[0] };
    match wishes {
        [Some(first), Some(second)] if first == second => {
            let path = format!("{}.transit", parties[1].end.path);
            let right = other(first);
            refusals.add_with(
                &TRANSIT_OUTSIDE,
                path.clone(),
                format!("Both ends have {first} on the tunnel of {}", tunnel.id),
                format!("use {right} for {}", parties[1].gateway.id),
                Some((format!("Use {right}"), vec![Edit::set(path, right.to_string())])),
            );
            [first, right]
        }
        [Some(first), Some(second)] => [first, second],
        [Some(first), None] => [first, other(first)],
        [None, Some(second)] => [other(second), second],
        [None, None] => hosts,
    }
}

/// A typed address outside the transit network is mostly a slip of one digit:
/// the address of the pair that looks most like it is proposed.
fn outside(
    parties: &[Party<'_>; 2],
    index: usize,
    typed: IpAddr,
    network: Ipv4Net,
    hosts: [Ipv4Addr; 2],
    assigned: &[Option<Ipv4Addr>; 2],
    refusals: &mut Refusals,
) {
    let free = hosts.into_iter().filter(|host| assigned[1 - index] != Some(*host));
    let right = free.max_by_key(|host| likeness(&host.to_string(), &typed.to_string())).unwrap_or(hosts[0]);
    let path = format!("{}.transit", parties[index].end.path);
    refusals.add_with(
        &TRANSIT_OUTSIDE,
        path.clone(),
        format!("{typed} is no usable address of the transit network {network}"),
        format!("use {right}"),
        Some((format!("Use {right}"), vec![Edit::set(path, right.to_string())])),
    );
}

/// How many characters two texts share at their ends.
fn likeness(one: &str, other: &str) -> usize {
    let front = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let back = one.bytes().rev().zip(other.bytes().rev()).take_while(|(a, b)| a == b).count();
    front + back
}
