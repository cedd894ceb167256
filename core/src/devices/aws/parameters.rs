//! Every negotiated value in AWS's words, as the console labels its fields.

use std::borrow::Cow;

use ipnet::IpNet;

use super::words;
use crate::crypto::Named;
use crate::devices::{Parameter, Topic};
use crate::plan::{Remote, Start};
use crate::render::joined::joined;
use crate::side::{KeyText, Side, TunnelView, networks_of};

/// A word, or the neutral name with a remark where AWS has none.
pub fn or_none(word: Option<&'static str>, name: &str) -> Cow<'static, str> {
    word.map_or_else(|| Cow::Owned([name, " (not available)"].concat()), Cow::Borrowed)
}

/// What AWS does to bring the tunnel up.
pub fn startup(view: &TunnelView<'_>) -> &'static str {
    match view.here.start {
        Start::Initiate => "start",
        Start::Respond => "add",
    }
}

/// The other end's address, which AWS must know; the word to replace where nobody does yet.
pub fn peer(view: &TunnelView<'_>) -> Cow<'static, str> {
    match &view.here.remote {
        Remote::Address(address) => address.to_string().into(),
        Remote::Name(name) | Remote::Later(name) => name.clone().into(),
        Remote::Any => "0.0.0.0".into(),
    }
}

/// The values of one tunnel.
pub fn parameters(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let (here, ike, esp) = (view.here, view.tunnel.ike, view.tunnel.esp);
    let own = view.line.address.map_or_else(|| "chosen by AWS".to_owned(), |address| address.to_string());
    let key = match side.key(&view.tunnel.id) {
        KeyText::Shown(_) => "in secrets.txt",
        KeyText::Hidden(_) => "agreed by another way",
    };
    let cipher = or_none(words::encryption(esp.encryption), esp.encryption.name());
    let hash =
        esp.integrity.map_or(Cow::Borrowed("part of the cipher"), |hash| or_none(words::integrity(hash), hash.name()));
    let mut rows = vec![
        row(Topic::IkeVersion, "IKE version", words::version(view.tunnel.ike_version)),
        row(Topic::LocalAddress, "Outside IP address", own),
        row(Topic::RemoteAddress, "Customer gateway, IP address", peer(view)),
        row(Topic::LocalIdentity, "Identity (fixed: the outside address)", here.identity.text()),
        row(Topic::RemoteIdentity, "Identity of the customer gateway", here.peer_identity.text()),
        row(Topic::Authentication, "Pre-shared key", key),
        row(
            Topic::IkeEncryption,
            "Phase 1 encryption algorithms",
            or_none(words::encryption(ike.encryption), ike.encryption.name()),
        ),
        row(
            Topic::IkeIntegrity,
            "Phase 1 integrity algorithms",
            or_none(words::integrity(ike.integrity), ike.integrity.name()),
        ),
        row(Topic::IkeGroup, "Phase 1 DH group numbers", or_none(words::group(ike.group), ike.group.name())),
        row(Topic::IkeLifetime, "Phase 1 lifetime (seconds)", here.ike_lifetime.to_string()),
        row(Topic::EspEncryption, "Phase 2 encryption algorithms", cipher),
        row(Topic::EspIntegrity, "Phase 2 integrity algorithms", hash),
        row(Topic::Pfs, "Phase 2 DH group numbers", group(view)),
        row(Topic::EspLifetime, "Phase 2 lifetime (seconds)", here.esp_lifetime.to_string()),
        row(Topic::LocalNetworks, "Remote IPv4 network CIDR", networks_of(&here.selectors, |(own, _)| *own)),
        row(Topic::RemoteNetworks, "Static IP prefixes", static_words(view)),
        row(Topic::Initiation, "Startup action", startup(view)),
        row(Topic::NatTraversal, "NAT traversal", "found out by itself"),
    ];
    rows.extend(here.dpd_seconds.map(|seconds| row(Topic::Dpd, "DPD timeout (seconds)", seconds.to_string())));
    if let Some(transit) = here.transit {
        let value = format!("{}: AWS has {}, the customer gateway {}", transit.network, transit.here, transit.there);
        rows.push(row(Topic::Transit, "Inside IPv4 CIDR", value));
    }
    if let Some(bgp) = &here.bgp {
        let value =
            format!("AS {} at {}; customer gateway AS {} at {}", bgp.asn, bgp.address, bgp.peer_asn, bgp.peer_address);
        rows.push(row(Topic::Bgp, "Routing options: Dynamic", value));
    }
    rows.push(row(Topic::PacketSize, "TCP MSS for the customer gateway", view.tunnel.mss.to_string()));
    rows
}

/// The group of phase 2; the list has no "none".
pub fn group(view: &TunnelView<'_>) -> Cow<'static, str> {
    let pfs = view.tunnel.esp.pfs;
    or_none(pfs.and_then(words::group), pfs.map_or("none", Named::name))
}

/// What the VPC learns without BGP: the other side's networks, in a policy-based tunnel those of its pairs.
pub fn routes(view: &TunnelView<'_>) -> Vec<IpNet> {
    if view.tunnel.is_route_based() { view.here.routes.clone() } else { view.here.seen_networks() }
}

fn static_words(view: &TunnelView<'_>) -> Cow<'static, str> {
    let routes = routes(view);
    if routes.is_empty() { "by BGP".into() } else { joined(&routes, ", ").into() }
}

fn row(topic: Topic, label: &'static str, value: impl Into<Cow<'static, str>>) -> Parameter {
    Parameter { topic, label, value: value.into() }
}
