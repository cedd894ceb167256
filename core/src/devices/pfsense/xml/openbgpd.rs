//! The OpenBGPD package's sections under `<installedpackages>`.

use super::super::bgp::{Session, Speaker, group_name, neighbor_name};
use crate::render::xml::Xml;

/// `<openbgpd><config>`: number, id, networks.
pub fn global(xml: &mut Xml, speaker: &Speaker<'_>) {
    xml.element("config", |xml| {
        xml.leaf("asnum", &speaker.asn.to_string());
        xml.leaf("fibupdate", "yes");
        xml.empty("holdtime");
        xml.empty("listenip");
        xml.leaf("routerid", &speaker.router_id.to_string());
        xml.leaf("carpstatusvid", "none");
        for network in &speaker.announce {
            network_row(xml, *network);
        }
    });
}

/// One network to announce.
pub fn network_row(xml: &mut Xml, network: ipnet::IpNet) {
    xml.element("row", |xml| {
        xml.leaf("networks", &network.to_string());
    });
}

/// `<openbgpdgroups><config>`: one group, for its AS number.
pub fn group(xml: &mut Xml, session: &Session<'_>) {
    xml.element("config", |xml| {
        xml.leaf("name", &group_name(session.tunnel));
        xml.leaf("remoteas", &session.bgp.peer_asn.to_string());
        xml.cdata_escaped("descr", &session.tunnel.description(session.tunnel.peer()));
    });
}

/// `<openbgpdneighbors><config>`: one neighbour. The package writes its description
/// into bgpd.conf as it stands, so it carries no mark: its group tells whose it is.
pub fn neighbor(xml: &mut Xml, session: &Session<'_>) {
    xml.element("config", |xml| {
        xml.cdata_escaped("descr", &neighbor_name(session.tunnel));
        xml.leaf("neighbor", &session.bgp.peer_address.to_string());
        xml.empty("md5sigkey");
        xml.empty("md5sigpass");
        xml.leaf("groupname", &group_name(session.tunnel));
        for (name, value) in [("multihop", "2".to_owned()), ("local-address", session.bgp.address.to_string())] {
            xml.element("row", |xml| {
                xml.leaf("parameters", name);
                xml.leaf("parmvalue", &value);
            });
        }
    });
}
