//! The OpenBGPD package's sections under `<installedpackages>`.

use super::super::bgp::{Session, Speaker, list_name};
use crate::render::xml::Xml;

/// `<openbgpd><config>`: number, id, networks.
pub fn global(xml: &mut Xml, speaker: &Speaker<'_>) {
    xml.element("config", |xml| {
        xml.leaf("asnum", &speaker.asn.to_string());
        xml.leaf("fibupdate", "yes");
        xml.empty("holdtime");
        xml.empty("listenip");
        xml.leaf("routerid", &speaker.router_id.to_string());
        xml.leaf("carpstatusip", "none");
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
        xml.leaf("name", &group_name(session));
        xml.leaf("remoteas", &session.bgp.peer_asn.to_string());
        xml.cdata_escaped("descr", &session.tunnel.description(session.tunnel.peer()));
    });
}

/// `<openbgpdneighbors><config>`: one neighbour.
pub fn neighbor(xml: &mut Xml, session: &Session<'_>) {
    xml.element("config", |xml| {
        xml.cdata_escaped("descr", &session.tunnel.description(session.tunnel.peer()));
        xml.leaf("neighbor", &session.bgp.peer_address.to_string());
        xml.empty("md5sigkey");
        xml.empty("md5sigpass");
        xml.leaf("groupname", &group_name(session));
        for (name, value) in [("multihop", "2".to_owned()), ("local-address", session.bgp.address.to_string())] {
            xml.element("row", |xml| {
                xml.leaf("parameters", name);
                xml.leaf("parmvalue", &value);
            });
        }
    });
}

fn group_name(session: &Session<'_>) -> String {
    list_name(session.tunnel, "").trim_end_matches('-').to_owned()
}
