//! The words of a side's templates: what stands where, gathered from the plan.

use std::fmt::{self, Display};

use ipnet::IpNet;

use super::parameters::parameters;
use super::words;
use crate::crypto::{Encryption, IkeVersion};
use crate::devices::Parameter;
use crate::plan::BgpSession;
use crate::render::markdown;
use crate::render::template::Words;
use crate::side::{Side, TunnelView};

/// The crypto map where the interface has none.
const OWN_MAP: &str = "tw";

/// Hops to a neighbour beyond the tunnel's own network, as in published configurations.
const FAR: u8 = 255;
/// Hops to the far end of the tunnel.
const NEAR: u8 = 2;

/// Every word of a side's templates.
pub fn side_words(side: &Side<'_>) -> Words {
    let settings = &side.gateway().settings;
    let map = settings.text("crypto_map");
    let any = |test: fn(&TunnelView<'_>) -> bool| side.tunnels().any(|view| test(&view));
    let by_policy = any(|view| !view.tunnel.is_route_based());
    let mut words = Words::new();
    words.set("label", &markdown::plain(&side.gateway().label));
    // The questions take one plain word each.
    words.set("outside", &settings.text("outside")).set("inside", &settings.text("inside"));
    words.set("map", if map.is_empty() { &OWN_MAP } else { &map }).flag("own_map", map.is_empty() && by_policy);
    words.flag("any_by_policy", by_policy).flag("any_routed", any(|view| view.tunnel.is_route_based()));
    words.flag("any_v1", any(|view| view.tunnel.ike_version == IkeVersion::V1));
    words.flag("any_v2", any(|view| view.tunnel.ike_version == IkeVersion::V2));
    words.flag("any_bgp", any(|view| view.here.bgp.is_some()));
    // One number for the firewall: what fits every tunnel.
    words.set("mss", &side.tunnels().map(|view| view.tunnel.mss).min().unwrap_or_default());
    words.list("tunnels", side.tunnels().map(|view| tunnel(side, &view)).collect());
    words
}

/// A number of the settings for this tunnel: each further tunnel takes the next one.
pub fn number(side: &Side<'_>, view: &TunnelView<'_>, key: &str) -> u32 {
    let before = side.tunnels().take_while(|other| other.index != view.index);
    let before = before.filter(|other| other.tunnel.is_route_based() == view.tunnel.is_route_based()).count();
    side.gateway().settings.number(key).unwrap_or_default() + u32::try_from(before).unwrap_or_default()
}

fn policy_number(side: &Side<'_>, view: &TunnelView<'_>) -> u32 {
    let before = side.tunnels().take_while(|other| other.index != view.index).count();
    side.gateway().settings.number("first_policy").unwrap_or_default() + u32::try_from(before).unwrap_or_default()
}

fn tunnel(side: &Side<'_>, view: &TunnelView<'_>) -> Words {
    let (tunnel, here) = (view.tunnel, view.here);
    let mut words = Words::new();
    // A tunnel's id is small letters, digits and hyphens: a name as it is.
    words.set("id", &tunnel.id).set("name", &format_args!("tw-{}", tunnel.id)).set("peer", &here.remote.text());
    words.set("psk", &side.key(&tunnel.id).text()).set("policy", &policy_number(side, view));
    words.set_some("dpd", here.dpd_seconds.as_ref().map(|seconds| seconds as &dyn Display));
    words.flag("by_policy", !tunnel.is_route_based()).flag("routed", tunnel.is_route_based());
    words.flag("nat_t_off", side.gateway().settings.flag("nat_t_off"));
    words.set("entry", &number(side, view, "first_entry")).set("number", &number(side, view, "first_tunnel"));
    suites(&mut words, view);
    networks(&mut words, side, view);
    if let Some(transit) = here.transit {
        words.set("transit", &format_args!("{} {}", transit.here, transit.network.netmask()));
        words.set("next_hop", &transit.there);
    }
    let mut ways = here.routes.clone();
    if let Some(bgp) = &here.bgp {
        session(&mut words, bgp);
        ways.extend(bgp.multihop.then(|| IpNet::from(bgp.peer_address)));
    }
    words.list("routes", ways.iter().map(|way| Words::one("route", &Masked(way))).collect());
    let without = Side { keys: None, ..*side };
    words.list("fields", parameters(&without, view).iter().map(Parameter::row).collect());
    words
}

fn suites(words: &mut Words, view: &TunnelView<'_>) {
    let (ike, esp) = (view.tunnel.ike, view.tunnel.esp);
    let v1 = view.tunnel.ike_version == IkeVersion::V1;
    words.flag("v1", v1).flag("v2", !v1).set("version", &if v1 { "ikev1" } else { "ikev2" });
    words.set("ike_cipher", &words::cipher(ike.encryption)).set("ike_hash", &words::ike_hash(ike.integrity));
    // An authenticated cipher stands without a hash; its PRF is named all the same.
    words.set("ike_integrity", &if ike.encryption.is_aead() { "null" } else { words::ike_hash(ike.integrity) });
    words.set("ike_group", &ike.group.number()).set("ike_lifetime", &view.here.ike_lifetime);
    words.set("esp_cipher", &words::cipher(esp.encryption)).set("esp_hash", &esp_hash(view));
    words.set("pfs", &pfs(view)).set("esp_lifetime", &view.here.esp_lifetime);
}

/// The hash of the Child SA; in a transform set of IKEv1 it is spelled as in the policy.
pub fn esp_hash(view: &TunnelView<'_>) -> &'static str {
    let esp = view.tunnel.esp;
    match view.tunnel.ike_version {
        IkeVersion::V1 => esp.integrity.map_or("null", words::ike_hash),
        IkeVersion::V2 => words::esp_hash(esp.integrity.filter(|_| !Encryption::is_aead(esp.encryption))),
    }
}

/// The group of `set pfs`; empty without.
pub fn pfs(view: &TunnelView<'_>) -> String {
    view.tunnel.esp.pfs.map(|group| format!("group{}", group.number())).unwrap_or_default()
}

fn networks(words: &mut Words, side: &Side<'_>, view: &TunnelView<'_>) {
    let (own, other) = (&side.gateway().networks, &view.peer_networks());
    let list = |networks: &[IpNet]| networks.iter().map(|network| Words::one("network", &Object(network))).collect();
    words.list("locals", list(own)).list("remotes", list(other));
    let pairs = other.iter().flat_map(|other| own.iter().map(move |own| (own, other)));
    let pair = |(own, other): (&IpNet, &IpNet)| {
        let mut words = Words::one("own", &Masked(own));
        words.set("other", &Masked(other));
        words
    };
    words.list("pairs", pairs.map(pair).collect());
}

fn session(words: &mut Words, bgp: &BgpSession) {
    words.flag("bgp", true).set("asn", &bgp.asn).set("peer_asn", &bgp.peer_asn).set("bgp_peer", &bgp.peer_address);
    words.set("hops", &if bgp.multihop { FAR } else { NEAR });
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

/// A network with its mask: `10.0.0.0 255.255.255.0`.
struct Masked<'a>(&'a IpNet);

impl Display for Masked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0.network(), self.0.netmask())
    }
}

/// A member of an object group: a network with its mask, or `host 10.0.0.1`.
struct Object<'a>(&'a IpNet);

impl Display for Object<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.prefix_len() == self.0.max_prefix_len() {
            return write!(f, "host {}", self.0.addr());
        }
        Masked(self.0).fmt(f)
    }
}
