//! `frr.conf`: BGP of one side, for every device whose routing daemon is FRR.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;

use super::lines::Lines;
use crate::bundle::Header;
use crate::plan::BgpSession;
use crate::side::{Side, TunnelView};

/// One session, with the tunnel that it runs over.
type Session<'a> = (TunnelView<'a>, &'a BgpSession);

/// The file; `None` when no tunnel of the side carries BGP. `what` stands in its header.
pub fn text(side: &Side<'_>, what: &str, routes: PeerRoutes) -> Option<String> {
    let sessions: Vec<Session<'_>> =
        side.tunnels().filter_map(|view| view.here.bgp.as_ref().map(|bgp| (view, bgp))).collect();
    let (first, own) = sessions.first()?;
    let mut out = Lines::indented_by(" ");
    out.header("!", &Header::of(side, what, &[])).line("!");
    out.line("frr defaults traditional").line("!");
    if routes == PeerRoutes::Written {
        peer_routes(&mut out, &sessions);
    }
    out.format(format_args!("router bgp {}", own.asn));
    let id = router_id(first, own);
    out.block(|out| router(out, id, &sessions));
    out.line("exit").line("!");
    for (view, bgp) in &sessions {
        prefix_list(&mut out, &list_name(&view.tunnel.id, "IN"), &bgp.expect);
        prefix_list(&mut out, &list_name(&view.tunnel.id, "OUT"), &bgp.announce);
    }
    out.line("end");
    Some(out.finish())
}

/// Whether FRR itself leads to a peer that is not on its tunnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeerRoutes {
    /// By a static route over the tunnel's far end.
    Written,
    /// What makes the tunnel's interface makes that route too.
    Elsewhere,
}

/// Name of a tunnel's prefix list: `TW-HOME-CLOUD-IN`.
pub fn list_name(tunnel: &str, kind: &str) -> String {
    ["TW-", &tunnel.to_ascii_uppercase(), "-", kind].concat()
}

/// An id is 32 bits: the session's address when that is IPv4, else the tunnel's.
pub fn router_id(view: &TunnelView<'_>, bgp: &BgpSession) -> Ipv4Addr {
    match bgp.address {
        IpAddr::V4(address) => address,
        IpAddr::V6(_) => view.here.transit.map_or(Ipv4Addr::UNSPECIFIED, |transit| transit.here),
    }
}

/// The way to a peer that is not on the tunnel leads over the tunnel's far end.
fn peer_routes(out: &mut Lines, sessions: &[Session<'_>]) {
    for (view, bgp) in sessions.iter().filter(|(_, bgp)| bgp.multihop) {
        if let (IpAddr::V4(peer), Some(transit)) = (bgp.peer_address, view.here.transit) {
            out.format(format_args!("! the BGP address of {} is not on the tunnel", view.peer.id));
            out.format(format_args!("ip route {peer}/32 {}", transit.there)).line("!");
        }
    }
}

/// Every neighbour has a list for each direction, so RFC 8212's refusal of
/// neighbours without policy (the default since FRR 7.4) need not be switched off,
/// which would open every other neighbour too.
fn router(out: &mut Lines, id: Ipv4Addr, sessions: &[Session<'_>]) {
    out.format(format_args!("bgp router-id {id}"));
    out.line("no bgp network import-check");
    for (view, bgp) in sessions {
        neighbor(out, &view.tunnel.id, bgp);
    }
    out.line("!").line("address-family ipv4 unicast");
    out.block(|out| {
        for network in announced(sessions) {
            out.format(format_args!("network {network}"));
        }
        for (view, bgp) in sessions {
            let (peer, id) = (bgp.peer_address, &view.tunnel.id);
            out.format(format_args!("neighbor {peer} activate"));
            out.format(format_args!("neighbor {peer} soft-reconfiguration inbound"));
            out.format(format_args!("neighbor {peer} prefix-list {} in", list_name(id, "IN")));
            out.format(format_args!("neighbor {peer} prefix-list {} out", list_name(id, "OUT")));
        }
    });
    out.line("exit-address-family");
}

/// What any session announces, each network once.
fn announced<'a>(sessions: &[Session<'a>]) -> Vec<&'a IpNet> {
    let mut networks: Vec<&IpNet> = Vec::new();
    for network in sessions.iter().flat_map(|(_, bgp)| &bgp.announce).filter(is_v4) {
        if !networks.contains(&network) {
            networks.push(network);
        }
    }
    networks
}

fn neighbor(out: &mut Lines, tunnel: &str, bgp: &BgpSession) {
    let peer = bgp.peer_address;
    if bgp.peer_address_likely {
        out.format(format_args!("! {peer} is what the other side usually assigns: look it up"));
    }
    out.format(format_args!("neighbor {peer} remote-as {}", bgp.peer_asn));
    out.format(format_args!("neighbor {peer} description {tunnel}"));
    out.format(format_args!("neighbor {peer} ebgp-multihop 2"));
    out.format(format_args!("neighbor {peer} update-source {}", bgp.address));
}

fn is_v4(network: &&IpNet) -> bool {
    matches!(network, IpNet::V4(_))
}

/// What no line permits is refused; a list without lines would let everything pass.
fn prefix_list(out: &mut Lines, name: &str, prefixes: &[IpNet]) {
    let permitted: Vec<&IpNet> = prefixes.iter().filter(is_v4).collect();
    if permitted.is_empty() {
        out.format(format_args!("ip prefix-list {name} seq 10 deny any"));
    }
    for (index, prefix) in permitted.into_iter().enumerate() {
        out.format(format_args!("ip prefix-list {name} seq {} permit {prefix}", (index + 1) * 10));
    }
    out.line("!");
}
