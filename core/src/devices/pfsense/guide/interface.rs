//! The tunnel interface, and the packet size.

use super::Page;
use crate::devices::pfsense::tunnel::Tunnel;
use crate::devices::pfsense::xml::interfaces::{HEADERS, mss_field};
use crate::render::guide::{Section, Step};

/// Assigning the interface of a routed tunnel.
pub fn section(page: &Page<'_>, tunnel: &Tunnel<'_>) -> Section {
    let (mtu, mss) = (tunnel.view.tunnel.mtu, tunnel.view.tunnel.mss);
    let assign = Step::new(format!(
        "Under \"Available network ports\" choose {}: the entry that names the IPsec VTI to {}. Add, save.",
        tunnel.device(),
        tunnel.peer()
    ));
    let note = format!(
        "pfSense takes {HEADERS} away for the IP and TCP headers: {} becomes a TCP MSS of {mss}",
        mss_field(tunnel)
    );
    let edit = Step::new("Open the new interface, which is called OPT and a number.")
        .field("Enable", "checked")
        .noted("Description", &tunnel.vti, "the gateway gets its name from this")
        .noted("IPv4 Configuration Type", "None", "the address comes from phase 2")
        .noted("MTU", mtu.to_string(), tunnel.view.tunnel.packet.mtu.why.clone())
        .noted("MSS", mss_field(tunnel).to_string(), note);
    let mut notes = vec![format!(
        "If {} is not offered, this release hides the interface of a disabled phase 1: switch the phase 1 on, apply, \
         assign, and go on. A tunnel without rules and routes carries nothing yet.",
        tunnel.device()
    )];
    if tunnel.view.tunnel.mss + HEADERS > tunnel.view.tunnel.mtu {
        notes.push("The MSS is larger than the MTU leaves room for: the MTU decides.".to_owned());
    }
    Section {
        title: format!("Interface of the tunnel to {}", tunnel.peer()),
        place: page.labels.assign_menu().to_owned(),
        notes,
        steps: vec![
            assign,
            edit,
            Step::new(format!(
                "Save and apply the changes of this page. The gateway {} then exists by itself.",
                tunnel.gateway()
            )),
        ],
    }
}

/// The clamp for policy-based tunnels. It is one value for the whole firewall,
/// and it does not reach what is routed through a tunnel interface.
pub fn clamp(page: &Page<'_>) -> Option<Section> {
    let policy = || page.tunnels.iter().filter(|tunnel| !tunnel.is_routed());
    let era = policy().next()?.era;
    let mss = policy().map(|tunnel| tunnel.view.tunnel.mss).min()?;
    let set = Step::new("Set the clamp, unless a smaller value stands there already.")
        .field("Enable Maximum MSS", "checked")
        .noted("Maximum MSS", mss.to_string(), "one value for every IPsec tunnel of this firewall");
    Some(Section {
        title: "Packet size of policy-based tunnels".to_owned(),
        place: era.mss_menu().to_owned(),
        notes: Vec::new(),
        steps: vec![set, Step::new("Save.")],
    })
}
