//! `deploy.sh`: everything from the resource group to the connection, as `az`
//! commands. One file a part, in the order of the output.
//!
//! The command has no flag for the connection mode, the IKE version, the DPD
//! timeout, own traffic selectors and a peer by host name, and the IKE version is
//! fixed when a connection is created. So a connection is always written whole,
//! as the resource that `az rest` puts; the key then stands in a file that only
//! the user can read, never on a command line.

mod connection;
mod finish;
mod gateway;
mod helpers;
mod local;
mod nat;
mod network;
mod rollback;
mod values;

pub(super) use rollback::rollback;

use ipnet::{IpNet, Ipv4Net};

use super::setup::Setup;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::crypto::IkeVersion;
use crate::plan::{PlannedGateway, Remote};
use crate::render::lines::Lines;
use crate::scenario::RoutingKind;
use crate::side::{Side, TunnelView};

/// The interface whose form the written resources have.
const API_VERSION: &str = "2025-01-01";

const MEDIA_TYPE: &str = "text/x-shellscript";

/// The script of one gateway.
pub(super) fn deploy(side: &Side<'_>) -> Artifact {
    let replace = placeholders(side);
    let header = Header::of(side, "Azure CLI script that builds this side", &replace);
    let mut out = start(&header);
    values::write(&mut out, side);
    helpers::write(&mut out, side);
    network::write(&mut out, side);
    gateway::write(&mut out, side);
    for view in side.tunnels() {
        local::write(&mut out, &view);
    }
    gateway::wait(&mut out);
    nat::write(&mut out, side);
    for view in side.tunnels() {
        connection::write(&mut out, side, &view);
    }
    finish::write(&mut out, side);
    let purpose =
        "Builds the Azure side: run it with bash where the Azure CLI is logged in. The gateway takes 30 to 45 minutes.";
    Artifact {
        secret: side.tunnels().any(|view| side.key(&view.tunnel.id).is_secret()),
        replace,
        ..Artifact::new(&side.gateway().id, "deploy.sh", ArtifactKind::AzureCli, MEDIA_TYPE, purpose, out.finish())
    }
}

/// The first lines of every script here.
fn start(header: &Header) -> Lines {
    let mut out = Lines::indented_by("  ");
    out.line("#!/usr/bin/env bash").header("#", header);
    out
}

/// What must be put in by hand before the script runs.
pub(super) fn placeholders(side: &Side<'_>) -> Vec<String> {
    let mut words: Vec<String> =
        side.tunnels().map(|view| peer_word(&view)).filter(|word| word.contains("REPLACE-")).collect();
    words.dedup();
    words
}

/// What stands for the other end's address: the address, the name, or a word to replace.
pub(super) fn peer_word(view: &TunnelView<'_>) -> String {
    match &view.here.remote {
        Remote::Address(address) => address.to_string(),
        Remote::Name(name) => name.clone(),
        Remote::Later(word) => word.clone(),
        // Azure has no "any": without an address or a name there is no local network gateway.
        Remote::Any => format!("REPLACE-WITH-PUBLIC-ADDRESS-OF-{}", view.peer.id.to_ascii_uppercase()),
    }
}

/// The address space of the virtual network: IPv4, a rule refuses the rest.
pub(super) fn own_networks(gateway: &PlannedGateway) -> Vec<Ipv4Net> {
    ipv4(&gateway.networks)
}

/// What is routed to the other end: nothing with BGP, which brings its own.
pub(super) fn peer_prefixes(view: &TunnelView<'_>) -> Vec<Ipv4Net> {
    match view.tunnel.routing {
        RoutingKind::Policy => ipv4(&view.here.seen_networks()),
        RoutingKind::Static => ipv4(&view.here.routes),
        RoutingKind::Bgp | RoutingKind::Ospf => Vec::new(),
    }
}

fn ipv4(networks: &[IpNet]) -> Vec<Ipv4Net> {
    let four = |net: &IpNet| match net {
        IpNet::V4(net) => Some(*net),
        IpNet::V6(_) => None,
    };
    networks.iter().filter_map(four).collect()
}

/// On a route-based gateway whose SKU can, a policy-based tunnel proposes each
/// pair of networks; the other SKUs only answer with the pairs of the device.
pub(super) fn selects(setup: Setup, view: &TunnelView<'_>) -> bool {
    view.tunnel.routing == RoutingKind::Policy && setup.route_based && setup.selects()
}

/// A connection has a mode only on a route-based gateway and with IKEv2.
pub(super) fn has_mode(view: &TunnelView<'_>, setup: Setup) -> bool {
    setup.route_based && !setup.classic && view.tunnel.ike_version == IkeVersion::V2
}

/// True when one of the gateway's tunnels speaks BGP.
pub(super) fn speaks_bgp(side: &Side<'_>) -> bool {
    side.tunnels().any(|view| view.here.bgp.is_some())
}

fn heading(out: &mut Lines, title: &str) {
    out.line("").format(format_args!("# ---- {title}")).line("");
}

/// The helper `put` with a JSON body in a here-document, whose variables the shell
/// fills in. It stands in a block, but its own lines begin at the margin. Only
/// variables, numbers and fixed words may stand in the body: nothing is escaped.
fn put(out: &mut Lines, resource: &str, name: &str, body: impl FnOnce(&mut Lines)) {
    out.block(|out| {
        out.format(format_args!("put {resource} {name} <<JSON"));
    });
    out.line("{");
    out.block(|out| {
        out.line("\"location\": \"$LOCATION\",").line("\"properties\": {").block(body).line("}");
    });
    out.line("}").line("JSON");
}
