//! `<alias>`: the other side's networks under one name.

use super::super::tunnel::Tunnel;
use crate::render::xml::Xml;

/// Writes the alias.
pub fn write(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    let networks: Vec<String> = tunnel.remote_networks().iter().map(ToString::to_string).collect();
    let details = vec![tunnel.mark(); networks.len()];
    xml.element("alias", |xml| {
        xml.leaf("name", &tunnel.alias);
        xml.leaf("type", "network");
        xml.leaf("address", &networks.join(" "));
        xml.cdata_escaped("descr", &tunnel.description(&format!("Networks of {}", tunnel.peer())));
        xml.cdata_escaped("detail", &details.join("||"));
    });
}
