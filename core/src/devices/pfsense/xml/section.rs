//! The whole `<ipsec>` section, for an empty firewall.

use super::super::tunnel::Tunnel;
use super::{phase1, phase2};
use crate::bundle::Header;
use crate::render::xml::Xml;

/// What the first line says.
pub const WARNING: &str = "RESTORING THIS REPLACES THE WHOLE IPSEC SECTION: every tunnel that the firewall has now is gone. \
                           For an empty firewall only; on a firewall in use follow the guide, or merge into its own backup.";

/// Writes the section; `header` stands in comments inside it.
pub fn write(tunnels: &[Tunnel<'_>], header: &Header) -> String {
    let mut xml = Xml::at(0, "\t");
    xml.comment(WARNING);
    xml.element("ipsec", |xml| {
        for line in header.lines() {
            xml.comment(line);
        }
        for tunnel in tunnels {
            phase1::write(xml, tunnel);
        }
        for tunnel in tunnels {
            phase2::write(xml, tunnel);
        }
        let routed: Vec<&Tunnel<'_>> = tunnels.iter().filter(|tunnel| tunnel.is_routed()).collect();
        if tunnels.iter().any(|tunnel| tunnel.era.vti_maps()) && !routed.is_empty() {
            xml.element("vtimaps", |xml| {
                for tunnel in routed {
                    vti_map(xml, tunnel);
                }
            });
        }
        if tunnels.iter().any(|tunnel| tunnel.era.global_switch()) {
            xml.empty("enable");
        }
    });
    xml.finish()
}

/// One item of the list in which 2.5.x keeps the numbers of the interfaces. Its
/// `reqid` holds the id of phase 1.
pub fn vti_map(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    xml.element("item", |xml| {
        xml.leaf("reqid", &tunnel.numbers.ikeid.to_string());
        xml.leaf("index", "0");
        xml.leaf("ifnum", &tunnel.numbers.ifnum.to_string());
    });
}
