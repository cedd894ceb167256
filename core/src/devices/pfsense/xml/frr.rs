//! The FRR package's sections under `<installedpackages>`.

use ipnet::IpNet;

use super::super::bgp::{Session, Speaker, list_name};
use crate::render::xml::Xml;

/// `<frr><config>`: the package is on; the way to peers that are not on a tunnel.
/// The page insists on a password for the daemons' consoles.
pub fn global(xml: &mut Xml, speaker: &Speaker<'_>, password: &str) {
    xml.element("config", |xml| {
        xml.leaf("enable", "on");
        xml.leaf("password", password);
        xml.leaf("routerid", &speaker.router_id.to_string());
        xml.leaf("carpstatusvid", "none");
        for (route, tunnel) in speaker.peer_routes() {
            route_row(xml, route, &tunnel.gateway());
        }
    });
}

/// One static route of FRR's own. An `acceptfilter` or `nullroute` that is there,
/// even empty, is a yes: both stay out.
pub fn route_row(xml: &mut Xml, route: IpNet, gateway: &str) {
    xml.element("row", |xml| {
        xml.leaf("routevalue", &route.to_string());
        xml.leaf("routetarget", &format!("gw|{gateway}"));
    });
}

/// Only the networks named are announced. "Connected" changed its name on the way.
const NOT_REDISTRIBUTED: [&str; 5] = [
    "redistributeconnected",
    "redistributeconnectedsubnets",
    "redistributestatic",
    "redistributekernel",
    "redistributeospf",
];

/// `<frrbgp><config>`: number, id, networks.
pub fn router(xml: &mut Xml, speaker: &Speaker<'_>) {
    xml.element("config", |xml| {
        xml.leaf("enable", "on");
        xml.leaf("asnum", &speaker.asn.to_string());
        xml.leaf("routerid", &speaker.router_id.to_string());
        for name in NOT_REDISTRIBUTED {
            xml.leaf(name, "no");
        }
        for network in &speaker.announce {
            network_row(xml, *network);
        }
    });
}

/// One network to announce.
pub fn network_row(xml: &mut Xml, network: IpNet) {
    xml.element("row", |xml| {
        xml.leaf("distributeroutevalue", &network.to_string());
        xml.leaf("distributeroutemap", "none");
    });
}

/// `<frrbgpneighbors><config>`: one neighbour; `source` is the interface whose
/// address the session comes from. The package writes the description into frr.conf
/// as it stands: the other side's short name, not what people call it.
pub fn neighbor(xml: &mut Xml, session: &Session<'_>, source: &str) {
    xml.element("config", |xml| {
        xml.leaf("peer", &session.bgp.peer_address.to_string());
        xml.cdata_escaped("descr", &session.tunnel.description(&session.tunnel.view.peer.id));
        xml.leaf("peergroup", "none");
        xml.leaf("password_type", "none");
        xml.leaf("asnum", &session.bgp.peer_asn.to_string());
        xml.leaf("updatesource_type", "ipv4");
        xml.leaf("updatesource", source);
        xml.leaf("defaultoriginate", "no");
        xml.leaf("sendcommunity", "disabled");
        xml.leaf("nexthopself", "disabled");
        xml.leaf("softreconfigurationinbound", "on");
        xml.leaf("prefixfilter_in", &list_name(session.tunnel, "IN"));
        xml.leaf("prefixfilter_out", &list_name(session.tunnel, "OUT"));
        xml.leaf("ebgpmultihop", "2");
        xml.leaf("allowasin", "disabled");
    });
}

/// `<frrglobalprefixes><config>`: one prefix list.
pub fn prefix_list(xml: &mut Xml, session: &Session<'_>, kind: &str, prefixes: &[IpNet]) {
    xml.element("config", |xml| {
        xml.leaf("name", &list_name(session.tunnel, kind));
        xml.leaf("iptype", "IPv4");
        xml.cdata_escaped("descr", &session.tunnel.description(if kind == "IN" { "may come" } else { "may go" }));
        for (index, prefix) in prefixes.iter().enumerate() {
            xml.element("row", |xml| {
                xml.leaf("seq", &((index + 1) * 10).to_string());
                xml.leaf("action", "permit");
                xml.leaf("source", &prefix.to_string());
            });
        }
    });
}
