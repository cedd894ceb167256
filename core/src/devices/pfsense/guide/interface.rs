//! The tunnel interface, and the packet size.

use super::Page;
use crate::devices::pfsense::tunnel::Tunnel;
use crate::devices::pfsense::xml::interfaces::{HEADERS, mss_field};
use crate::render::guide::Guide;

/// Assigning the interface of a routed tunnel.
pub fn write(guide: &mut Guide, page: &Page<'_>, tunnel: &Tunnel<'_>) {
    let (mtu, mss, field) = (tunnel.view.tunnel.mtu, tunnel.view.tunnel.mss, mss_field(tunnel));
    let (device, peer) = (tunnel.device(), tunnel.peer());
    guide.section(format_args!("Interface of the tunnel to {peer}"), page.labels.assign_menu());
    guide.note(format_args!(
        "If {device} is not offered, this release hides the interface of a disabled phase 1: switch the phase 1 on, apply, \
         assign, and go on. A tunnel without rules and routes carries nothing yet."
    ));
    if mss + HEADERS > mtu {
        guide.note("The MSS is larger than the MTU leaves room for: the MTU decides.");
    }
    let note = format!("pfSense takes {HEADERS} away for the IP and TCP headers: {field} becomes a TCP MSS of {mss}");
    guide
        .step(format_args!(
            "Under \"Available network ports\" choose {device}: the entry that names the IPsec VTI to {peer}. Add, save."
        ))
        .step("Open the new interface, which is called OPT and a number.")
        .field("Enable", "checked")
        .noted("Description", &tunnel.vti, "the gateway gets its name from this")
        .noted("IPv4 Configuration Type", "None", "the address comes from phase 2")
        .noted("MTU", mtu, &tunnel.view.tunnel.packet.mtu.why)
        .noted("MSS", field, &note)
        .step(format_args!(
            "Save and apply the changes of this page. The gateway {} then exists by itself.",
            tunnel.gateway()
        ));
}

/// The clamp for policy-based tunnels. It is one value for the whole firewall,
/// and it does not reach what is routed through a tunnel interface.
pub fn clamp(guide: &mut Guide, page: &Page<'_>) {
    let policy = || page.tunnels.iter().filter(|tunnel| !tunnel.is_routed());
    let Some(era) = policy().next().map(|tunnel| tunnel.era) else { return };
    let Some(mss) = policy().map(|tunnel| tunnel.view.tunnel.mss).min() else { return };
    guide
        .section("Packet size of policy-based tunnels", era.mss_menu())
        .step("Set the clamp, unless a smaller value stands there already.")
        .field("Enable Maximum MSS", "checked")
        .noted("Maximum MSS", mss, "one value for every IPsec tunnel of this firewall")
        .step("Save.");
}
