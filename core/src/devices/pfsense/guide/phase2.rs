//! The page "Edit Phase 2".

use ipnet::IpNet;

use super::Page;
use crate::devices::pfsense::labels::Labels;
use crate::devices::pfsense::tunnel::Tunnel;
use crate::devices::pfsense::words;
use crate::render::guide::Guide;

/// The pages for one tunnel: one phase 2 when it is routed, else one a pair.
pub fn write(guide: &mut Guide, page: &Page<'_>, tunnel: &Tunnel<'_>) {
    guide.section(format_args!("Phase 2 to {}", tunnel.peer()), page.labels.add_phase2());
    if tunnel.is_routed() {
        routed(guide, tunnel);
        protect(guide, page.labels, tunnel);
    } else {
        for (index, (own, other)) in tunnel.selectors().iter().enumerate() {
            pair(guide, index, (tunnel.view.here.real(*own), *own), other);
            protect(guide, page.labels, tunnel);
        }
    }
    guide.step("Save. Do not apply yet.");
}

fn routed(guide: &mut Guide, tunnel: &Tunnel<'_>) {
    guide.step("One routed phase 2 carries everything.").field("Mode", "Routed (VTI)");
    if let Some(transit) = tunnel.view.here.transit {
        let own = format_args!("Network {}/{}", transit.here, transit.network.prefix_len());
        let note = "the tunnel's own address; choose Network, because Address sets the mask to 30 by itself";
        guide.noted("Local Network", own, note).field("Remote Network", format_args!("Address {}", transit.there));
    }
}

fn pair(guide: &mut Guide, index: usize, (real, own): (IpNet, IpNet), other: &IpNet) {
    let mode = if matches!(own, IpNet::V6(_)) { "Tunnel IPv6" } else { "Tunnel IPv4" };
    guide
        .step(format_args!("Phase 2 number {}: {own} to {other}.", index + 1))
        .field("Mode", mode)
        .field("Local Network", format_args!("Network {real}"));
    if real == own {
        guide.noted("NAT/BINAT translation", "None", "where the field exists");
    } else {
        let note = format!("the other side sees each host of {real} at the same place in {own}");
        guide.noted("NAT/BINAT translation", format_args!("Network {own}"), &note);
    }
    guide.field("Remote Network", format_args!("Network {other}"));
}

fn protect(guide: &mut Guide, labels: Labels, tunnel: &Tunnel<'_>) {
    let suite = tunnel.view.tunnel.esp;
    let hash = suite.integrity.map_or("none checked", words::hash_shown);
    let hash_note = if suite.integrity.is_none() { "the cipher authenticates by itself" } else { "only this one" };
    guide
        .field("Description", tunnel.description("see the phase 1"))
        .field("Protocol", "ESP")
        .noted(labels.child_encryption(), words::cipher_and_length(suite.encryption), "only this one")
        .noted(labels.child_hash(), hash, hash_note)
        .field("PFS key group", suite.pfs.map_or("off", words::group_shown))
        .field(labels.child_lifetime(), tunnel.view.here.esp_lifetime);
}
