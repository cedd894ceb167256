//! BGP of one gateway, for both packages.

use std::net::Ipv4Addr;

use ipnet::IpNet;

use super::tunnel::Tunnel;
use super::xml::routes::peer_route;
use crate::plan::BgpSession;
use crate::render::frr::{self, router_id};

/// The gateway as a BGP speaker.
#[derive(Debug)]
pub struct Speaker<'a> {
    /// Its number.
    pub asn: u32,
    /// Its id: the address of its first session.
    pub router_id: Ipv4Addr,
    /// What it announces.
    pub announce: Vec<IpNet>,
    /// Its sessions.
    pub sessions: Vec<Session<'a>>,
}

/// One session.
#[derive(Debug)]
pub struct Session<'a> {
    /// The tunnel it runs over.
    pub tunnel: &'a Tunnel<'a>,
    /// The session.
    pub bgp: &'a BgpSession,
}

impl<'a> Speaker<'a> {
    /// The routes to peers that are not on their tunnels.
    pub fn peer_routes(&self) -> impl Iterator<Item = (IpNet, &'a Tunnel<'a>)> {
        self.sessions.iter().filter_map(|session| peer_route(session.tunnel).map(|route| (route, session.tunnel)))
    }
}

/// The speaker; `None` when no tunnel carries BGP.
pub fn speaker<'a>(tunnels: &'a [Tunnel<'a>]) -> Option<Speaker<'a>> {
    let sessions: Vec<Session<'a>> = tunnels
        .iter()
        .filter(|tunnel| tunnel.has_bgp())
        .filter_map(|tunnel| tunnel.view.here.bgp.as_ref().map(|bgp| Session { tunnel, bgp }))
        .collect();
    let first = sessions.first()?;
    let mut announce: Vec<IpNet> = Vec::new();
    for network in sessions.iter().flat_map(|session| &session.bgp.announce) {
        if !announce.contains(network) {
            announce.push(*network);
        }
    }
    Some(Speaker { asn: first.bgp.asn, router_id: router_id(&first.tunnel.view, first.bgp), announce, sessions })
}

/// How long OpenBGPD's names and descriptions may be, the old release's limit.
const NAME_MOST: usize = 31;

/// Name of a tunnel's group in OpenBGPD: the package's page takes hyphens away.
pub fn group_name(tunnel: &Tunnel<'_>) -> String {
    let name = format!("TW_{}", tunnel.view.tunnel.id.to_ascii_uppercase().replace('-', "_"));
    name.chars().take(NAME_MOST).collect()
}

/// Description of a tunnel's neighbour in OpenBGPD. It stands in quotation marks in
/// bgpd.conf, and a longer one is refused: the tunnel's short name, no more.
pub fn neighbor_name(tunnel: &Tunnel<'_>) -> String {
    tunnel.view.tunnel.id.chars().take(NAME_MOST).collect()
}

/// Name of a tunnel's prefix list: `TW-HOME-CLOUD-IN`.
pub fn list_name(tunnel: &Tunnel<'_>, kind: &str) -> String {
    frr::list_name(&tunnel.view.tunnel.id, kind)
}
