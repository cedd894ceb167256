//! `frr.conf`: what the FRR package's pages come to.

use ipnet::IpNet;

use super::bgp::{Session, Speaker, list_name};
use crate::bundle::Header;
use crate::render::lines::Lines;
use crate::side::Side;

/// The file.
pub fn text(side: &Side<'_>, speaker: &Speaker<'_>, replace: &[String]) -> String {
    let mut out = Lines::indented_by(" ");
    out.header("!", &Header::of(side, "FRR", replace)).line("!");
    out.line("frr defaults traditional").line("!");
    routes(&mut out, speaker);
    out.format(format_args!("router bgp {}", speaker.asn));
    out.block(|out| router(out, speaker));
    out.line("exit").line("!");
    for session in &speaker.sessions {
        prefix_list(&mut out, &list_name(session.tunnel, "IN"), &session.bgp.expect);
        prefix_list(&mut out, &list_name(session.tunnel, "OUT"), &session.bgp.announce);
    }
    out.line("end");
    out.finish()
}

/// The way to a peer that is not on the tunnel leads over the tunnel's far end.
fn routes(out: &mut Lines, speaker: &Speaker<'_>) {
    for (route, tunnel) in speaker.peer_routes() {
        if let (IpNet::V4(route), Some(transit)) = (route, tunnel.view.here.transit) {
            out.format(format_args!("! the BGP address of {} is not on the tunnel", tunnel.view.peer.id));
            out.format(format_args!("ip route {route} {}", transit.there)).line("!");
        }
    }
}

/// Every neighbour has a list for each direction, so RFC 8212's refusal of
/// neighbours without policy (the default since FRR 7.4) need not be switched off,
/// which would open every other neighbour too.
fn router(out: &mut Lines, speaker: &Speaker<'_>) {
    out.format(format_args!("bgp router-id {}", speaker.router_id));
    out.line("no bgp network import-check");
    for session in &speaker.sessions {
        neighbor(out, session);
    }
    out.line("!").line("address-family ipv4 unicast");
    out.block(|out| {
        for network in speaker.announce.iter().filter(is_v4) {
            out.format(format_args!("network {network}"));
        }
        for session in &speaker.sessions {
            let peer = session.bgp.peer_address;
            out.format(format_args!("neighbor {peer} activate"));
            out.format(format_args!("neighbor {peer} soft-reconfiguration inbound"));
            out.format(format_args!("neighbor {peer} prefix-list {} in", list_name(session.tunnel, "IN")));
            out.format(format_args!("neighbor {peer} prefix-list {} out", list_name(session.tunnel, "OUT")));
        }
    });
    out.line("exit-address-family");
}

fn neighbor(out: &mut Lines, session: &Session<'_>) {
    let peer = session.bgp.peer_address;
    if session.bgp.peer_address_likely {
        out.format(format_args!("! {peer} is what the other side usually assigns: look it up"));
    }
    out.format(format_args!("neighbor {peer} remote-as {}", session.bgp.peer_asn));
    out.format(format_args!("neighbor {peer} description {}", session.tunnel.view.tunnel.id));
    out.format(format_args!("neighbor {peer} ebgp-multihop 2"));
    out.format(format_args!("neighbor {peer} update-source {}", session.bgp.address));
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
