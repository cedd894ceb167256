//! The words of the templates with IKE: what stands where, gathered from the plan.

use std::fmt::Display;
use std::net::IpAddr;

use ipnet::IpNet;

use super::manual::{OWN_MAP, Wildcard};
use super::parameters::parameters;
use super::{XE_17_11, words};
use crate::crypto::IkeVersion;
use crate::devices::Parameter;
use crate::plan::{BgpSession, Identity};
use crate::render::markdown;
use crate::render::template::Words;
use crate::side::{Side, TunnelView};

/// The IKEv2 policy where the router has none.
const OWN_POLICY: &str = "tw";
/// Hops to a neighbour beyond the tunnel's own network, as in published configurations.
const FAR: u8 = 255;
/// Hops to the far end of the tunnel.
const NEAR: u8 = 2;

/// Every word of a side's templates.
pub fn side_words(side: &Side<'_>) -> Words {
    let settings = &side.gateway().settings;
    let any = |test: fn(&TunnelView<'_>) -> bool| side.tunnels().any(|view| test(&view));
    let by_policy = any(|view| !view.tunnel.is_route_based());
    let v2 = any(|view| view.tunnel.ike_version == IkeVersion::V2);
    let mut words = Words::new();
    words.set("label", &markdown::plain(&side.gateway().label));
    // The questions take one plain word each.
    words.set("outside", &settings.text("external_interface")).set("inside", &settings.text("internal_interface"));
    for (name, own, key, flag, used) in [
        ("map", OWN_MAP, "crypto_map", "own_map", by_policy),
        ("ikev2_policy", OWN_POLICY, "ikev2_policy", "own_ikev2_policy", v2),
    ] {
        let there = settings.text(key);
        words.set(name, if there.is_empty() { &own } else { &there }).flag(flag, there.is_empty() && used);
    }
    words.flag("any_by_policy", by_policy).flag("any_routed", any(|view| view.tunnel.is_route_based()));
    words.flag("any_v1", any(|view| view.tunnel.ike_version == IkeVersion::V1)).flag("any_v2", v2);
    words.flag("any_bgp", any(|view| view.here.bgp.is_some()));
    words.flag("shield", side.gateway().release.id == XE_17_11);
    let keepalive = side.tunnels().filter(|view| view.tunnel.ike_version == IkeVersion::V1);
    words.set(
        "dpd_v1",
        &keepalive.filter_map(|view| view.here.dpd_seconds).min().map_or(String::new(), |s| s.to_string()),
    );
    // One number for the inside interface: what fits every tunnel.
    words.set("mss", &side.tunnels().map(|view| view.tunnel.mss).min().unwrap_or_default());
    words.set("nat_acl", &settings.text("nat_acl")).list("denies", denies(side)).list("peers", peers(side));
    words.list("tunnels", side.tunnels().map(|view| tunnel(side, &view)).collect());
    words
}

/// The outside addresses of the other ends, each once.
fn peers(side: &Side<'_>) -> Vec<Words> {
    let mut seen: Vec<String> = Vec::new();
    for peer in side.tunnels().map(|view| view.here.remote.text()) {
        if !seen.contains(&peer) {
            seen.push(peer);
        }
    }
    seen.iter().map(|peer| Words::one("peer", peer)).collect()
}

/// What NAT leaves alone: the pairs of the policy-based tunnels.
fn denies(side: &Side<'_>) -> Vec<Words> {
    let views = side.tunnels().filter(|view| !view.tunnel.is_route_based());
    let pairs = views.flat_map(|view| view.here.selectors.iter().map(pair)).enumerate();
    pairs
        .map(|(place, mut words)| {
            words.set("number", &(place + 1));
            words
        })
        .collect()
}

fn pair((own, other): &(IpNet, IpNet)) -> Words {
    let mut words = Words::one("own", &Wildcard(own));
    words.set("other", &Wildcard(other));
    words
}

/// A number of the settings for this tunnel: each further one takes the next. Entries
/// of the crypto map with manual keys come first.
pub fn number(side: &Side<'_>, view: &TunnelView<'_>, key: &str) -> u32 {
    let by_hand = if key == "first_entry" { side.manual_tunnels().count() } else { 0 };
    let before = by_hand + side.tunnels().take_while(|other| other.index != view.index).count();
    side.gateway().settings.number(key).unwrap_or_default() + u32::try_from(before).unwrap_or_default()
}

fn tunnel(side: &Side<'_>, view: &TunnelView<'_>) -> Words {
    let (tunnel, here) = (view.tunnel, view.here);
    let mut words = Words::new();
    // A tunnel's id is small letters, digits and hyphens: a name as it is.
    words.set("id", &tunnel.id).set("name", &format_args!("tw-{}", tunnel.id)).set("peer", &here.remote.text());
    words.set("psk", &side.key(&tunnel.id).text()).set("policy", &number(side, view, "first_policy"));
    words.set_some("dpd", here.dpd_seconds.as_ref().map(|seconds| seconds as &dyn Display));
    words.flag("by_policy", !tunnel.is_route_based()).flag("routed", tunnel.is_route_based());
    words.set("entry", &number(side, view, "first_entry")).set("number", &number(side, view, "first_tunnel"));
    words.set("mtu", &tunnel.mtu).set("mss", &tunnel.mss);
    words.set("remote_identity", &remote_identity(view));
    words.set_some("local_identity", local_identity(view).as_ref().map(|text| text as &dyn Display));
    suites(&mut words, view);
    words.list("pairs", here.selectors.iter().map(pair).collect());
    if let Some(transit) = here.transit {
        words.set("transit", &format_args!("{} {}", transit.here, transit.network.netmask()));
    }
    let mut ways = here.routes.clone();
    if let Some(bgp) = &here.bgp {
        session(&mut words, side, view, bgp);
        ways.extend(bgp.multihop.then(|| IpNet::from(bgp.peer_address)));
    }
    let masked = |way: &IpNet| Words::one("route", &format_args!("{} {}", way.network(), way.netmask()));
    words.list("routes", ways.iter().map(masked).collect());
    let without = Side { keys: None, ..*side };
    words.list("fields", parameters(&without, view).iter().map(Parameter::row).collect());
    words
}

fn suites(words: &mut Words, view: &TunnelView<'_>) {
    let (ike, version) = (view.tunnel.ike, view.tunnel.ike_version);
    let v1 = version == IkeVersion::V1;
    words.flag("v1", v1).flag("v2", !v1).set("ike_cipher", &words::ike_cipher(ike.encryption, version));
    let hash = words::ike_hash(ike.integrity, version);
    // An authenticated cipher stands without a hash; its PRF is named all the same.
    words.set("ike_hash", &hash).set("integrity", if ike.encryption.is_aead() { &"" } else { &hash });
    words.set("ike_group", &ike.group.number()).set("ike_lifetime", &view.here.ike_lifetime);
    words.set("esp", &esp(view)).set("pfs", &pfs(view)).set("esp_lifetime", &view.here.esp_lifetime);
}

/// The transforms of the Child SA.
pub fn esp(view: &TunnelView<'_>) -> String {
    let esp = view.tunnel.esp;
    let hash = esp.integrity.filter(|_| !esp.encryption.is_aead()).map_or("", words::hash);
    format!("{} {hash}", words::cipher(esp.encryption)).trim_end().to_owned()
}

/// The group of `set pfs`; empty without.
pub fn pfs(view: &TunnelView<'_>) -> String {
    view.tunnel.esp.pfs.map(|group| format!("group{}", group.number())).unwrap_or_default()
}

/// The words behind `identity local` with IKEv2; none where the interface's address is meant.
pub fn local_identity(view: &TunnelView<'_>) -> Option<String> {
    let behind_nat = view.line.nat.is_some();
    match &view.here.identity {
        Identity::Address(address) => Some(format!("address {address}")),
        Identity::Name(name) => Some(format!("fqdn {name}")),
        // There is no word for "the address behind this name": behind NAT the name is sent.
        Identity::AddressOf(name) => behind_nat.then(|| format!("fqdn {name}")),
        Identity::Later(word) => behind_nat.then(|| format!("address {word}")),
    }
}

/// The words behind `match identity remote` with IKEv2.
pub fn remote_identity(view: &TunnelView<'_>) -> String {
    match &view.here.peer_identity {
        Identity::Address(address) => format!("address {address} 255.255.255.255"),
        Identity::Name(name) => format!("fqdn {name}"),
        Identity::AddressOf(_) => format!("address {} 255.255.255.255", view.here.remote.text()),
        Identity::Later(word) => format!("address {word} 255.255.255.255"),
    }
}

fn session(words: &mut Words, side: &Side<'_>, view: &TunnelView<'_>, bgp: &BgpSession) {
    words.flag("bgp", true).set("asn", &bgp.asn).set("peer_asn", &bgp.peer_asn).set("bgp_peer", &bgp.peer_address);
    words.set("hops", &if bgp.multihop { FAR } else { NEAR });
    let on_tunnel = view.here.transit.is_some_and(|transit| IpAddr::V4(transit.here) == bgp.address);
    let interface = side.gateway().settings.text("bgp_interface");
    if on_tunnel || interface.is_empty() {
        words.set("bgp_source", &format_args!("Tunnel{}", number(side, view, "first_tunnel")));
    } else {
        words.set("bgp_source", &interface);
    }
    words.list("announce", prefixes(&bgp.announce)).list("expect", prefixes(&bgp.expect));
}

fn prefixes(networks: &[IpNet]) -> Vec<Words> {
    let entry = |(place, network): (usize, &IpNet)| {
        let mut words = Words::one("prefix", network);
        words.set("place", &(5 * (place + 1)));
        words.set("network", &format_args!("{} mask {}", network.network(), network.netmask()));
        words
    };
    networks.iter().enumerate().map(entry).collect()
}
