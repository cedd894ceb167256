//! The page "Edit Phase 2".

use ipnet::IpNet;

use super::Page;
use crate::devices::pfsense::tunnel::Tunnel;
use crate::devices::pfsense::words;
use crate::render::guide::{Section, Step};

/// The pages for one tunnel: one phase 2 when it is routed, else one a pair.
pub fn section(page: &Page<'_>, tunnel: &Tunnel<'_>) -> Section {
    let mut steps = Vec::new();
    if tunnel.is_routed() {
        steps.push(protect(page, tunnel, routed(tunnel)));
    } else {
        let pairs = tunnel.selectors().iter().enumerate();
        steps.extend(pairs.map(|(index, (own, other))| protect(page, tunnel, pair(index, *own, *other))));
    }
    steps.push(Step::new("Save. Do not apply yet."));
    Section {
        title: format!("Phase 2 to {}", tunnel.peer()),
        place: page.labels.add_phase2().to_owned(),
        notes: Vec::new(),
        steps,
    }
}

fn routed(tunnel: &Tunnel<'_>) -> Step {
    let step = Step::new("One routed phase 2 carries everything.").field("Mode", "Routed (VTI)");
    match tunnel.view.here.transit {
        Some(transit) => step
            .noted(
                "Local Network",
                format!("Network {}/{}", transit.here, transit.network.prefix_len()),
                "the tunnel's own address; choose Network, because Address sets the mask to 30 by itself",
            )
            .field("Remote Network", format!("Address {}", transit.there)),
        None => step,
    }
}

fn pair(index: usize, own: IpNet, other: IpNet) -> Step {
    let mode = if matches!(own, IpNet::V6(_)) { "Tunnel IPv6" } else { "Tunnel IPv4" };
    Step::new(format!("Phase 2 number {}: {own} to {other}.", index + 1))
        .field("Mode", mode)
        .field("Local Network", format!("Network {own}"))
        .noted("NAT/BINAT translation", "None", "where the field exists")
        .field("Remote Network", format!("Network {other}"))
}

fn protect(page: &Page<'_>, tunnel: &Tunnel<'_>, step: Step) -> Step {
    let (labels, suite) = (page.labels, tunnel.view.tunnel.esp);
    let (name, length) = words::cipher_shown(suite.encryption);
    let hash = suite.integrity.map_or("none checked", words::hash_shown);
    let hash_note = if suite.integrity.is_none() { "the cipher authenticates by itself" } else { "only this one" };
    step.field("Description", tunnel.description("see the phase 1"))
        .field("Protocol", "ESP")
        .noted(labels.child_encryption(), format!("{name} {length}").trim_end(), "only this one")
        .noted(labels.child_hash(), hash, hash_note)
        .field("PFS key group", suite.pfs.map_or("off", words::group_shown))
        .field(labels.child_lifetime(), tunnel.view.here.esp_lifetime.to_string())
}
