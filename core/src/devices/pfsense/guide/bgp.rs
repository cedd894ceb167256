//! The routing packages.

use super::Page;
use crate::devices::pfsense::bgp::{Speaker, group_name, list_name, neighbor_name, speaker};
use crate::devices::pfsense::tunnel::on_openbgpd;
use crate::render::guide::{Section, Step};

/// The pages of the package in use.
pub fn sections(page: &Page<'_>) -> Vec<Section> {
    let Some(speaker) = speaker(page.tunnels) else { return Vec::new() };
    if on_openbgpd(page.side) { openbgpd(page, &speaker) } else { frr(page, &speaker) }
}

fn install(page: &Page<'_>, package: &str, other: &str) -> Section {
    Section {
        title: format!("Package {package}"),
        place: page.labels.package_menu().to_owned(),
        notes: vec![format!("It cannot stand beside the package {other}.")],
        steps: vec![Step::new(format!("Install {package}, if it is not there yet."))],
    }
}

fn openbgpd(page: &Page<'_>, speaker: &Speaker<'_>) -> Vec<Section> {
    let mut settings = Step::new("The firewall's own number and networks.")
        .field("Autonomous Systems (AS) Number", speaker.asn.to_string())
        .field("FIB Update", "yes")
        .field("Router ID", speaker.router_id.to_string());
    for network in &speaker.announce {
        settings = settings.noted(
            "Networks",
            network.to_string(),
            "not \"inet connected\": that would announce the outside too",
        );
    }
    let mut steps = vec![settings];
    for session in &speaker.sessions {
        let group = group_name(session.tunnel);
        steps.push(
            Step::new(format!("Tab Groups: the other side {}.", session.tunnel.peer()))
                .field("Name", &group)
                .field("Remote AS", session.bgp.peer_asn.to_string()),
        );
        steps.push(
            Step::new(format!("Tab Neighbors: {}.", session.tunnel.peer()))
                .noted("Description", neighbor_name(session.tunnel), "short: OpenBGPD refuses long ones")
                .field("Neighbor", session.bgp.peer_address.to_string())
                .field("Group", group)
                .field("Parameter local-address", session.bgp.address.to_string())
                .field("Parameter multihop", "2"),
        );
    }
    steps.push(Step::new("The tab Raw config then shows the same as bgpd.conf of this export; bgpd.conf also says which networks may come and go, and can be put there as it is."));
    vec![
        install(page, "OpenBGPD", "FRR"),
        Section { title: "BGP".to_owned(), place: "Services > OpenBGPD".to_owned(), notes: Vec::new(), steps },
    ]
}

fn frr(page: &Page<'_>, speaker: &Speaker<'_>) -> Vec<Section> {
    vec![
        install(page, "FRR", "OpenBGPD or Quagga"),
        frr_global(speaker),
        frr_prefix_lists(speaker),
        frr_bgp(speaker),
        frr_neighbors(speaker),
    ]
}

fn frr_global(speaker: &Speaker<'_>) -> Section {
    let mut step = Step::new("Switch FRR on.")
        .field("Enable", "checked")
        .noted("Master Password", "any password of your own", "the page insists on one")
        .field("Router ID", speaker.router_id.to_string());
    for (route, tunnel) in speaker.peer_routes() {
        step = step
            .noted(
                "Route Handling: Subnet",
                route.to_string(),
                "the other side's BGP address is not on the tunnel: this is the way to it",
            )
            .field("Route Handling: Static Route Target", tunnel.gateway());
    }
    Section {
        title: "FRR".to_owned(),
        place: "Services > FRR Global/Zebra > Global Settings".to_owned(),
        notes: Vec::new(),
        steps: vec![step, Step::new("Save.")],
    }
}

fn frr_prefix_lists(speaker: &Speaker<'_>) -> Section {
    let mut steps = Vec::new();
    for session in &speaker.sessions {
        for (kind, prefixes) in [("IN", &session.bgp.expect), ("OUT", &session.bgp.announce)] {
            let mut step = Step::new("Add a prefix list.")
                .field("Name", list_name(session.tunnel, kind))
                .field("IP Type", "IPv4")
                .field("Description", session.tunnel.description(if kind == "IN" { "may come" } else { "may go" }));
            for (index, prefix) in prefixes.iter().enumerate() {
                let label = format!("Sequence {}: Action and Network", (index + 1) * 10);
                step = step.field(label, format!("Permit {prefix}"));
            }
            steps.push(step);
        }
    }
    steps.push(Step::new("Save. What no line permits is refused."));
    Section {
        title: "Which networks may come and go".to_owned(),
        place: "Services > FRR Global/Zebra > Prefix Lists".to_owned(),
        notes: vec![
            "Without a list for each direction FRR 7.4 and later exchange nothing with a neighbour.".to_owned(),
        ],
        steps,
    }
}

fn frr_bgp(speaker: &Speaker<'_>) -> Section {
    let mut step = Step::new("The firewall's own number and networks.")
        .field("Enable", "checked")
        .field("Local AS", speaker.asn.to_string())
        .field("Router ID", speaker.router_id.to_string());
    for network in &speaker.announce {
        step = step.field("Networks to Distribute: Subnet to Route", network.to_string());
    }
    Section {
        title: "BGP".to_owned(),
        place: "Services > FRR BGP > BGP".to_owned(),
        notes: Vec::new(),
        steps: vec![step, Step::new("Save.")],
    }
}

fn frr_neighbors(speaker: &Speaker<'_>) -> Section {
    let mut steps = Vec::new();
    for session in &speaker.sessions {
        let mut step = Step::new(format!("Add {}.", session.tunnel.peer()))
            .field("Name/Address", session.bgp.peer_address.to_string())
            .field("Description", session.tunnel.description(&session.tunnel.view.peer.id))
            .field("Remote AS", session.bgp.peer_asn.to_string())
            .noted(
                "Update Source",
                format!("IPv4, the interface with {}", session.bgp.address),
                "the address that the other side has been told",
            )
            .field("Inbound Soft Reconfiguration", "checked")
            .field("Prefix List Filter, inbound", list_name(session.tunnel, "IN"))
            .field("Prefix List Filter, outbound", list_name(session.tunnel, "OUT"))
            .noted("EBGP Multi-Hop", "2", "the session may cross one hop more than a plain neighbour's");
        if session.bgp.peer_address_likely {
            step = step.noted("", "look the address up first", "the other side assigns it when it is built");
        }
        steps.push(step);
    }
    steps.push(Step::new("Save. The result stands in frr.conf of this export; compare with Status > FRR."));
    Section {
        title: "BGP neighbours".to_owned(),
        place: "Services > FRR BGP > Neighbors".to_owned(),
        notes: Vec::new(),
        steps,
    }
}
