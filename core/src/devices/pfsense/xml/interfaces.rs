//! `<optN>`: the assigned tunnel interface.

use super::super::tunnel::Tunnel;
use crate::render::xml::Xml;

/// What pf takes away from the MSS of an interface for IPv4: IP and TCP headers.
pub const HEADERS: u16 = 40;

/// The element's name.
pub fn name(tunnel: &Tunnel<'_>) -> String {
    format!("opt{}", tunnel.numbers.opt)
}

/// The value for the MSS field of the interface: pf subtracts the headers again.
pub fn mss_field(tunnel: &Tunnel<'_>) -> u16 {
    tunnel.view.tunnel.mss.saturating_add(HEADERS)
}

/// Writes the interface. It has no address of its own: that comes from phase 2.
pub fn write(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    xml.element(&name(tunnel), |xml| {
        xml.cdata_escaped("descr", &tunnel.vti);
        xml.leaf("if", &tunnel.device());
        xml.empty("enable");
        xml.leaf("mtu", &tunnel.view.tunnel.mtu.to_string());
        xml.leaf("mss", &mss_field(tunnel).to_string());
    });
}
