//! `<rule>`: the firewall rules.

use super::super::firewall::{PassRule, Place};
use super::super::tunnel::Tunnel;
use super::stable_number;
use crate::render::xml::Xml;

/// Writes one rule; `tracker` is its number for the log.
pub fn write(xml: &mut Xml, tunnel: &Tunnel<'_>, rule: &PassRule, tracker: u32) {
    xml.element("rule", |xml| {
        if tunnel.era.rule_trackers() {
            xml.leaf("tracker", &tracker.to_string());
        }
        xml.leaf("type", "pass");
        xml.leaf("interface", &rule.interface);
        if tunnel.era.phase1_protocol() {
            xml.leaf("ipprotocol", rule.family);
        }
        if !rule.protocol.is_empty() {
            xml.leaf("protocol", rule.protocol);
        }
        xml.element("source", |xml| place(xml, &rule.source, ""));
        xml.element("destination", |xml| place(xml, &rule.destination, rule.port));
        xml.cdata_escaped("descr", &tunnel.description(&rule.what));
    });
}

fn place(xml: &mut Xml, place: &Place, port: &str) {
    match place {
        Place::Any => xml.empty("any"),
        Place::Interface(name) => xml.leaf("network", name),
        Place::Address(address) => xml.leaf("address", address),
    };
    if !port.is_empty() {
        xml.leaf("port", port);
    }
}

/// The number of a tunnel's rule at one place in its list.
pub fn tracker(tunnel: &Tunnel<'_>, index: usize) -> u32 {
    stable_number(&format!("{} rule {index}", tunnel.view.tunnel.id))
}
