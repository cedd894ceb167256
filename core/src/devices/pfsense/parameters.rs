//! Every negotiated value in pfSense's words.

use std::borrow::Cow;
use std::fmt::Display;

use ipnet::IpNet;

use super::era::Era;
use super::labels::Labels;
use super::tunnel::{Tunnel, tunnels};
use super::words;
use super::xml::interfaces::mss_field;
use crate::crypto::Named;
use crate::devices::{Parameter, Topic};
use crate::plan::{End, Remote};
use crate::side::{Side, TunnelView};

/// The parameters of one tunnel.
pub fn parameters(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let tunnels = tunnels(side);
    let Some(tunnel) = tunnels.iter().find(|tunnel| tunnel.view.index == view.index) else { return Vec::new() };
    let labels = Labels::of(Era::of(side.gateway().release));
    let mut all = names(tunnel, labels);
    all.extend(ike(tunnel, labels));
    all.extend(esp(tunnel, labels));
    all.extend(rest(tunnel, labels));
    all
}

fn parameter(topic: Topic, label: &'static str, value: impl Into<Cow<'static, str>>) -> Parameter {
    Parameter { topic, label, value: value.into() }
}

fn names(tunnel: &Tunnel<'_>, labels: Labels) -> Vec<Parameter> {
    let here = tunnel.view.here;
    let (version, aggressive) = (tunnel.view.tunnel.ike_version, tunnel.view.tunnel.is_aggressive());
    let remote = match &here.remote {
        Remote::Any => "0.0.0.0 (any)".to_owned(),
        Remote::Address(_) | Remote::Name(_) | Remote::Later(_) => here.remote.text(),
    };
    vec![
        parameter(Topic::IkeVersion, labels.version(), if aggressive { "IKEv1, aggressive" } else { version.name() }),
        parameter(Topic::LocalAddress, "Interface", local(tunnel)),
        parameter(Topic::RemoteAddress, labels.remote_gateway(), remote),
        parameter(Topic::LocalIdentity, labels.my_identifier(), labels.shown(&tunnel.own_identity())),
        parameter(Topic::RemoteIdentity, labels.peer_identifier(), labels.shown(&tunnel.peer_identity())),
        parameter(Topic::Authentication, labels.authentication(), "Mutual PSK"),
    ]
}

fn local(tunnel: &Tunnel<'_>) -> String {
    let line = tunnel.view.line;
    let address = line.nat.as_ref().map_or(line.address, |nat| nat.inside);
    match address {
        Some(address) => format!("{} ({address})", tunnel.interface),
        None => tunnel.interface.clone(),
    }
}

fn ike(tunnel: &Tunnel<'_>, labels: Labels) -> Vec<Parameter> {
    let suite = tunnel.view.tunnel.ike;
    vec![
        parameter(Topic::IkeEncryption, labels.encryption(), words::cipher_and_length(suite.encryption)),
        parameter(Topic::IkeIntegrity, labels.hash(), words::hash_shown(suite.integrity)),
        parameter(Topic::IkeGroup, labels.group(), words::group_shown(suite.group)),
        parameter(Topic::IkeLifetime, labels.lifetime(), tunnel.view.here.ike_lifetime.to_string()),
    ]
}

fn esp(tunnel: &Tunnel<'_>, labels: Labels) -> Vec<Parameter> {
    let suite = tunnel.view.tunnel.esp;
    vec![
        parameter(Topic::EspEncryption, labels.child_encryption(), words::cipher_and_length(suite.encryption)),
        parameter(Topic::EspIntegrity, labels.child_hash(), suite.integrity.map_or("none", words::hash_shown)),
        parameter(Topic::Pfs, "PFS key group", suite.pfs.map_or("off", words::group_shown)),
        parameter(Topic::EspLifetime, labels.child_lifetime(), tunnel.view.here.esp_lifetime.to_string()),
    ]
}

fn list<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    let mut texts: Vec<String> = Vec::new();
    for item in items {
        let text = item.to_string();
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join(", ")
}

fn rest(tunnel: &Tunnel<'_>, labels: Labels) -> Vec<Parameter> {
    let here = tunnel.view.here;
    let mut all = vec![
        parameter(
            Topic::LocalNetworks,
            "Local Network",
            list(here.selectors.iter().map(|(own, _)| own_network(here, *own))),
        ),
        parameter(Topic::RemoteNetworks, "Remote Network", list(here.selectors.iter().map(|(_, other)| other))),
        parameter(Topic::Initiation, initiation_label(tunnel), initiation(tunnel)),
        parameter(Topic::NatTraversal, "NAT Traversal", labels.nat_auto()),
        parameter(Topic::Dpd, "Dead Peer Detection", dpd(here.dpd_seconds)),
    ];
    if let Some(transit) = here.transit.filter(|_| tunnel.is_routed()) {
        let value = format!("{}/{}, far end {}", transit.here, transit.network.prefix_len(), transit.there);
        all.push(parameter(Topic::Transit, "Phase 2 Routed (VTI)", value));
    }
    if let Some(bgp) = &here.bgp {
        let value = format!("AS {} at {}, neighbour AS {} at {}", bgp.asn, bgp.address, bgp.peer_asn, bgp.peer_address);
        all.push(parameter(Topic::Bgp, "BGP", value));
    }
    all.push(packet_size(tunnel));
    all
}

/// With what the other side sees instead, where that differs.
fn own_network(here: &End, seen: IpNet) -> String {
    let real = here.real(seen);
    if real == seen { real.to_string() } else { format!("{real} (NAT/BINAT {seen})") }
}

fn packet_size(tunnel: &Tunnel<'_>) -> Parameter {
    let planned = tunnel.view.tunnel;
    if tunnel.is_routed() {
        let value = format!("MTU {}, MSS {} (TCP MSS {})", planned.mtu, mss_field(tunnel), planned.mss);
        parameter(Topic::PacketSize, "Interface MTU and MSS", value)
    } else {
        parameter(Topic::PacketSize, "Maximum MSS", planned.mss.to_string())
    }
}

fn initiation_label(tunnel: &Tunnel<'_>) -> &'static str {
    if tunnel.era.start_action() { "Child SA Start Action" } else { "Responder Only" }
}

fn initiation(tunnel: &Tunnel<'_>) -> &'static str {
    match (tunnel.era.start_action(), tunnel.only_answers()) {
        (true, true) => "None (Responder Only)",
        (true, false) => "Initiate at start (VTI or Tunnel Mode)",
        (false, true) if tunnel.era.racoon() => "no such field: traffic starts it from either side",
        (false, true) => "checked",
        (false, false) => "not checked",
    }
}

fn dpd(seconds: Option<u32>) -> String {
    seconds.map_or_else(|| "off".to_owned(), |seconds| format!("Delay {seconds}, Max failures 5"))
}
