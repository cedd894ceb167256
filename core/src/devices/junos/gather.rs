//! The words of a side's templates: what stands where, gathered from the plan.

use std::fmt::Display;

use ipnet::IpNet;

use super::names::object;
use super::releases::can_only_answer;
use super::words;
use crate::crypto::IkeVersion;
use crate::plan::{BgpSession, Identity, PlannedGateway, PlannedLine, Remote, Start};
use crate::render::template::Words;
use crate::scenario::RoutingKind;
use crate::side::{ManualView, Part, Side, TunnelView, Way};

/// Every word of a side's templates but the file's own header.
pub fn side_words(side: &Side<'_>) -> Words {
    let gateway = side.gateway();
    let settings = &gateway.settings;
    let mut words = Words::new();
    for (name, key) in [
        ("outside", "external_interface"),
        ("wan_zone", "wan_zone"),
        ("lan_zone", "lan_zone"),
        ("vpn_zone", "vpn_zone"),
    ] {
        words.set(name, &settings.text(key));
    }
    for (name, zone) in [("local_book", "lan_zone"), ("remote_book", "vpn_zone")] {
        words.set(name, &book(gateway, settings.text(zone)));
    }
    words.list("tunnels", tunnels(side)).set("mss", &smallest_mss(side));
    words
}

/// Where addresses of a zone are kept, as the words of its command.
fn book(gateway: &PlannedGateway, zone: &str) -> String {
    match gateway.settings.text("address_book") {
        "global" => "address-book global".to_owned(),
        _ => format!("zones security-zone {zone} address-book"),
    }
}

fn smallest_mss(side: &Side<'_>) -> u16 {
    let ike = side.tunnels().map(|view| view.tunnel.mss);
    ike.chain(side.manual_tunnels().map(|view| view.tunnel.mss)).min().unwrap_or_default()
}

fn tunnels(side: &Side<'_>) -> Vec<Words> {
    let ike = side.tunnels().map(|view| with_ike(side, &view));
    let manual = side.manual_tunnels().map(|view| by_hand(side, &view));
    let mut all: Vec<Words> = ike.chain(manual).collect();
    for (number, words) in all.iter_mut().enumerate() {
        words.set("unit", &unit(side, number));
    }
    all
}

/// The unit of `st0` of a side's tunnel: those with IKE first, as in the files.
fn unit(side: &Side<'_>, number: usize) -> u32 {
    side.gateway().settings.number("st0_unit").unwrap_or_default() + u32::try_from(number).unwrap_or_default()
}

/// The unit of a tunnel with IKE.
pub fn ike_unit(side: &Side<'_>, view: &TunnelView<'_>) -> u32 {
    unit(side, side.tunnels().take_while(|other| other.index != view.index).count())
}

/// The unit of a tunnel with manual keys.
pub fn manual_unit(side: &Side<'_>, view: &ManualView<'_>) -> u32 {
    let before = side.manual_tunnels().take_while(|other| other.index != view.index).count();
    unit(side, side.tunnels().count() + before)
}

fn listed<T: Display>(name: &'static str, items: &[T]) -> Vec<Words> {
    items.iter().map(|item| Words::one(name, item)).collect()
}

/// Words that every tunnel has: its names, its networks, its size.
fn common(id: &str, mtu: u16, networks: [&[IpNet]; 2]) -> Words {
    let mut words = Words::new();
    words.set("id", &id).set("name", &object(id)).set("mtu", &mtu);
    words.list("local_addresses", addresses(id, "here", networks[0]));
    words.list("remote_addresses", addresses(id, "there", networks[1]));
    words
}

/// Address book entries; their names hold the tunnel's, so that none is shared.
fn addresses(id: &str, end: &str, networks: &[IpNet]) -> Vec<Words> {
    let entry = |(index, network): (usize, &IpNet)| {
        let mut words = Words::one("prefix", network);
        words.set("address", &format_args!("tw-{id}-{end}-{}", index + 1));
        words
    };
    networks.iter().enumerate().map(entry).collect()
}

fn by_hand(side: &Side<'_>, view: &ManualView<'_>) -> Words {
    let tunnel = view.tunnel;
    let mut words = common(&tunnel.id, tunnel.mtu, [&view.gateway.networks, &view.peer.networks]);
    words.flag("manual", true).set("peer", &view.here.remote.text()).set("spi", &view.spi(Way::In));
    words.set("cipher", &words::cipher(tunnel.encryption));
    words.set("cipher_key", &side.manual_key(view, Way::In, Part::Encryption).text());
    words.set("hash", &tunnel.integrity.map_or("", words::esp_hash));
    words.set("hash_key", &side.manual_key(view, Way::In, Part::Integrity).text());
    routes(&mut words, &view.peer.networks);
    words
}

fn routes(words: &mut Words, routes: &[IpNet]) {
    words.flag("has_routes", !routes.is_empty()).list("routes", listed("route", routes));
}

fn with_ike(side: &Side<'_>, view: &TunnelView<'_>) -> Words {
    let (tunnel, here) = (view.tunnel, view.here);
    let mut words = common(&tunnel.id, tunnel.mtu, [&side.gateway().networks, &view.peer_networks()]);
    words.flag("ike", true).set("peer", &here.remote.text()).set("psk", &side.key(&tunnel.id).text());
    words.set_some("local_identity", own_identity(view).as_ref().map(|text| text as &dyn Display));
    let expected = peer_identity(view);
    words.flag("any_identity", expected == Expected::Any);
    words.set("remote_identity", &expected.text());
    words.set_some("dpd", here.dpd_seconds.as_ref().map(|seconds| seconds as &dyn Display));
    words.set("establish", &establish(side, view));
    if let Some(transit) = here.transit {
        words.set("transit", &format_args!("{}/{}", transit.here, transit.network.prefix_len()));
    }
    suites(&mut words, view);
    if tunnel.routing == RoutingKind::Policy {
        words.list("selectors", selectors(&here.selectors));
    }
    let mut ways = here.routes.clone();
    if let Some(bgp) = &here.bgp {
        session(&mut words, bgp);
        ways.extend(bgp.multihop.then(|| IpNet::from(bgp.peer_address)));
    }
    routes(&mut words, &ways);
    words
}

fn suites(words: &mut Words, view: &TunnelView<'_>) {
    let (ike, esp) = (view.tunnel.ike, view.tunnel.esp);
    words.set("version", &if view.tunnel.ike_version == IkeVersion::V1 { "v1-only" } else { "v2-only" });
    words.flag("v1", view.tunnel.ike_version == IkeVersion::V1);
    words.set("ike_cipher", &words::cipher(ike.encryption)).set("ike_hash", &words::ike_hash(ike.integrity));
    words.set("ike_group", &words::group(ike.group)).set("ike_lifetime", &view.here.ike_lifetime);
    words.set("esp_cipher", &words::cipher(esp.encryption));
    words.set("esp_hash", &esp.integrity.map_or("", words::esp_hash));
    words.set("pfs", &esp.pfs.map(words::group).unwrap_or_default()).set("esp_lifetime", &view.here.esp_lifetime);
}

fn selectors(pairs: &[(IpNet, IpNet)]) -> Vec<Words> {
    let entry = |(index, (own, other)): (usize, &(IpNet, IpNet))| {
        let mut words = Words::one("local", own);
        words.set("remote", other).set("selector", &format_args!("ts-{}", index + 1));
        words
    };
    pairs.iter().enumerate().map(entry).collect()
}

fn session(words: &mut Words, bgp: &BgpSession) {
    words.flag("bgp", true).set("asn", &bgp.asn).set("peer_asn", &bgp.peer_asn);
    words.set("bgp_address", &bgp.address).set("bgp_peer", &bgp.peer_address);
    words.flag("announces", !bgp.announce.is_empty()).list("announce", listed("prefix", &bgp.announce));
    words.flag("expects", !bgp.expect.is_empty()).list("expect", listed("prefix", &bgp.expect));
}

/// When the tunnel starts. Before 23.2 no word forbids a start: traffic begins it.
pub fn establish(side: &Side<'_>, view: &TunnelView<'_>) -> &'static str {
    match view.here.start {
        Start::Initiate => "immediately",
        Start::Respond if can_only_answer(side.gateway().release.id) => "responder-only",
        Start::Respond => "on-traffic",
    }
}

/// The identity that is written out; none where the outside interface's address is meant.
pub fn own_identity(view: &TunnelView<'_>) -> Option<String> {
    let behind_nat = view.line.nat.is_some();
    match &view.here.identity {
        Identity::Address(address) if is_own(view.line, *address) => None,
        Identity::Address(address) => Some(inet(*address)),
        Identity::Name(name) => Some(format!("hostname {name}")),
        // Junos has no word for "the address behind this name": behind NAT it sends the name.
        Identity::AddressOf(name) => behind_nat.then(|| format!("hostname {name}")),
        Identity::Later(word) => behind_nat.then(|| format!("inet {word}")),
    }
}

fn is_own(line: &PlannedLine, address: std::net::IpAddr) -> bool {
    line.nat.is_none() && (line.address == Some(address) || line.dynamic)
}

fn inet(address: std::net::IpAddr) -> String {
    if address.is_ipv4() { format!("inet {address}") } else { format!("inet6 {address}") }
}

/// The identity that is asked of the peer.
#[derive(Debug, PartialEq, Eq)]
pub enum Expected {
    /// The address that it is reached at.
    Address,
    /// This one.
    Text(String),
    /// Any: what it sends depends on its kind.
    Any,
}

impl Expected {
    /// The words of its command; empty where there are none.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Address | Self::Any => "",
        }
    }
}

/// The identity that the peer must have.
pub fn peer_identity(view: &TunnelView<'_>) -> Expected {
    match (&view.here.peer_identity, &view.here.remote) {
        (Identity::Address(id), Remote::Address(address)) if id == address => Expected::Address,
        (Identity::Address(id), _) => Expected::Text(inet(*id)),
        (Identity::Name(name), _) => Expected::Text(format!("hostname {name}")),
        (Identity::AddressOf(name), Remote::Name(remote)) if name == remote && view.peer_line.nat.is_none() => {
            Expected::Address
        }
        (Identity::AddressOf(_), _) | (Identity::Later(_), Remote::Any) => Expected::Any,
        (Identity::Later(id), Remote::Later(word)) if id == word => Expected::Address,
        (Identity::Later(word), _) => Expected::Text(format!("inet {word}")),
    }
}
