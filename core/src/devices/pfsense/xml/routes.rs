//! `<route>`: static routes into a routed tunnel.

use ipnet::IpNet;

use super::super::tunnel::Tunnel;
use crate::render::xml::Xml;

/// What is routed into the tunnel by pfSense itself: the planned routes, and with
/// OpenBGPD the way to a BGP peer that is not on the tunnel. FRR has its own.
pub fn networks(tunnel: &Tunnel<'_>, openbgpd: bool) -> Vec<IpNet> {
    let mut networks = tunnel.view.here.routes.clone();
    if openbgpd && tunnel.is_routed() {
        networks.extend(peer_route(tunnel));
    }
    networks
}

/// The route to a BGP peer that is not on the tunnel.
pub fn peer_route(tunnel: &Tunnel<'_>) -> Option<IpNet> {
    let bgp = tunnel.view.here.bgp.as_ref().filter(|bgp| bgp.multihop)?;
    Some(IpNet::from(bgp.peer_address))
}

/// Writes one route.
pub fn write(xml: &mut Xml, tunnel: &Tunnel<'_>, network: IpNet) {
    xml.element("route", |xml| {
        xml.leaf("network", &network.to_string());
        xml.leaf("gateway", &tunnel.gateway());
        xml.cdata_escaped("descr", &tunnel.description(&format!("To {}", tunnel.peer())));
    });
}
