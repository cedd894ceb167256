//! The routing packages.

use super::Page;
use crate::devices::pfsense::bgp::{Session, Speaker, group_name, list_name, neighbor_name, speaker};
use crate::devices::pfsense::tunnel::on_openbgpd;
use crate::render::guide::Guide;

/// The pages of the package in use.
pub fn write(guide: &mut Guide, page: &Page<'_>) {
    let Some(speaker) = speaker(page.tunnels) else { return };
    if on_openbgpd(page.side) {
        openbgpd(guide, page, &speaker);
    } else {
        frr(guide, page, &speaker);
    }
}

fn install(guide: &mut Guide, page: &Page<'_>, package: &str, other: &str) {
    guide.section(format_args!("Package {package}"), page.labels.package_menu());
    guide.note(format_args!("It cannot stand beside the package {other}."));
    guide.step(format_args!("Install {package}, if it is not there yet."));
}

fn openbgpd(guide: &mut Guide, page: &Page<'_>, speaker: &Speaker<'_>) {
    install(guide, page, "OpenBGPD", "FRR");
    guide.section("BGP", "Services > OpenBGPD");
    guide
        .step("The firewall's own number and networks.")
        .field("Autonomous Systems (AS) Number", speaker.asn)
        .field("FIB Update", "yes")
        .field("Router ID", speaker.router_id);
    for network in &speaker.announce {
        guide.noted("Networks", network, "not \"inet connected\": that would announce the outside too");
    }
    for session in &speaker.sessions {
        openbgpd_session(guide, session);
    }
    guide.step("The tab Raw config then shows the same as bgpd.conf of this export; bgpd.conf also says which networks may come and go, and can be put there as it is.");
}

fn openbgpd_session(guide: &mut Guide, session: &Session<'_>) {
    let Session { tunnel, bgp } = session;
    let group = group_name(tunnel);
    guide
        .step(format_args!("Tab Groups: the other side {}.", tunnel.peer()))
        .field("Name", &group)
        .field("Remote AS", bgp.peer_asn)
        .step(format_args!("Tab Neighbors: {}.", tunnel.peer()))
        .noted("Description", neighbor_name(tunnel), "short: OpenBGPD refuses long ones")
        .field("Neighbor", bgp.peer_address)
        .field("Group", group)
        .field("Parameter local-address", bgp.address)
        .field("Parameter multihop", "2");
}

fn frr(guide: &mut Guide, page: &Page<'_>, speaker: &Speaker<'_>) {
    install(guide, page, "FRR", "OpenBGPD or Quagga");
    frr_global(guide, speaker);
    frr_prefix_lists(guide, speaker);
    frr_bgp(guide, speaker);
    guide.section("BGP neighbours", "Services > FRR BGP > Neighbors");
    for session in &speaker.sessions {
        frr_neighbor(guide, session);
    }
    guide.step("Save. The result stands in frr.conf of this export; compare with Status > FRR.");
}

fn frr_global(guide: &mut Guide, speaker: &Speaker<'_>) {
    guide
        .section("FRR", "Services > FRR Global/Zebra > Global Settings")
        .step("Switch FRR on.")
        .field("Enable", "checked")
        .noted("Master Password", "any password of your own", "the page insists on one")
        .field("Router ID", speaker.router_id);
    for (route, tunnel) in speaker.peer_routes() {
        let why = "the other side's BGP address is not on the tunnel: this is the way to it";
        guide
            .noted("Route Handling: Subnet", route, why)
            .field("Route Handling: Static Route Target", tunnel.gateway());
    }
    guide.step("Save.");
}

fn frr_prefix_lists(guide: &mut Guide, speaker: &Speaker<'_>) {
    guide.section("Which networks may come and go", "Services > FRR Global/Zebra > Prefix Lists");
    guide.note("Without a list for each direction FRR 7.4 and later exchange nothing with a neighbour.");
    for Session { tunnel, bgp } in &speaker.sessions {
        for (kind, what, prefixes) in [("IN", "may come", &bgp.expect), ("OUT", "may go", &bgp.announce)] {
            guide
                .step("Add a prefix list.")
                .field("Name", list_name(tunnel, kind))
                .field("IP Type", "IPv4")
                .field("Description", tunnel.description(what));
            for (index, prefix) in prefixes.iter().enumerate() {
                let label = format!("Sequence {}: Action and Network", (index + 1) * 10);
                guide.field(&label, format_args!("Permit {prefix}"));
            }
        }
    }
    guide.step("Save. What no line permits is refused.");
}

fn frr_bgp(guide: &mut Guide, speaker: &Speaker<'_>) {
    guide
        .section("BGP", "Services > FRR BGP > BGP")
        .step("The firewall's own number and networks.")
        .field("Enable", "checked")
        .field("Local AS", speaker.asn)
        .field("Router ID", speaker.router_id);
    for network in &speaker.announce {
        guide.field("Networks to Distribute: Subnet to Route", network);
    }
    guide.step("Save.");
}

fn frr_neighbor(guide: &mut Guide, session: &Session<'_>) {
    let Session { tunnel, bgp } = session;
    let source = format_args!("IPv4, the interface with {}", bgp.address);
    guide
        .step(format_args!("Add {}.", tunnel.peer()))
        .field("Name/Address", bgp.peer_address)
        .field("Description", tunnel.description(&tunnel.view.peer.id))
        .field("Remote AS", bgp.peer_asn)
        .noted("Update Source", source, "the address that the other side has been told")
        .field("Inbound Soft Reconfiguration", "checked")
        .field("Prefix List Filter, inbound", list_name(tunnel, "IN"))
        .field("Prefix List Filter, outbound", list_name(tunnel, "OUT"))
        .noted("EBGP Multi-Hop", "2", "the session may cross one hop more than a plain neighbour's");
    if bgp.peer_address_likely {
        guide.noted("", "look the address up first", "the other side assigns it when it is built");
    }
}
