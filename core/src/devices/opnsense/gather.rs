//! The words of a side's templates: what stands in which field, gathered from the plan.

use std::borrow::Cow;
use std::fmt::Display;
use std::net::IpAddr;

use ipnet::IpNet;
use quick_xml::escape::partial_escape;

use super::proposals;
use super::releases::{R24_1, R26_1, R26_7, at_least};
use crate::crypto::IkeVersion;
use crate::devices::SelectorRule;
use crate::plan::{Identity, Remote, Start};
use crate::render::frr;
use crate::render::joined::joined;
use crate::render::markdown::{code, plain};
use crate::render::template::Words;
use crate::side::{Side, TunnelView};

/// Which syntax a word is quoted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Inline code of a guide.
    Guide,
    /// Character data of XML.
    Xml,
}

impl Syntax {
    fn quoted(self, value: &dyn Display) -> String {
        match self {
            Self::Guide => code(value),
            Self::Xml => partial_escape(value.to_string()).into_owned(),
        }
    }
}

/// Every word of a side's templates but the file's own header.
pub fn side_words(side: &Side<'_>, syntax: Syntax) -> Words {
    let mut words = Words::new();
    words.set("label", &plain(&side.gateway().label));
    let release = side.gateway().release;
    words.set("enabled", &if at_least(release, R26_1) { "Enabled" } else { "enabled" });
    words.set("rules_menu", &if at_least(release, R26_7) { "Firewall > Rules [legacy]" } else { "Firewall > Rules" });
    words.set("connections", &if at_least(release, R24_1) { "Connections" } else { "Connections [new]" });
    words.flag("section", has_section(side));
    let asn = side.tunnels().find_map(|view| view.here.bgp.as_ref().map(|bgp| bgp.asn));
    words.set_some("asn", asn.as_ref().map(|asn| asn as &dyn Display));
    let has = |wanted: bool| side.tunnels().any(|view| view.tunnel.is_route_based() == wanted);
    words.flag("any_routed", has(true)).flag("any_policy", has(false));
    words.list("tunnels", side.tunnels().map(|view| tunnel(side, &view, syntax)).collect());
    words
}

/// Before 24.1 the section of the connections could not be restored by itself.
pub fn has_section(side: &Side<'_>) -> bool {
    at_least(side.gateway().release, R24_1)
}

/// The random-looking name of an entry: the same for the same place in the same plan.
fn uuid(tunnel: usize, kind: usize, number: usize) -> String {
    format!("7477{tunnel:04x}-{kind:04x}-4000-8000-{number:012x}")
}

fn tunnel(side: &Side<'_>, view: &TunnelView<'_>, syntax: Syntax) -> Words {
    let (tunnel, here) = (view.tunnel, view.here);
    let mut words = Words::new();
    let mut put = |name, value: &dyn Display| {
        words.set(name, &syntax.quoted(value));
    };
    put("id", &tunnel.id);
    put("key", &side.key(&tunnel.id).text());
    put("proposals", &proposals::ike(tunnel.ike));
    put("esp_proposals", &proposals::esp(tunnel.esp));
    put("rekey_time", &(here.ike_lifetime - here.ike_lifetime / 10));
    put("over_time", &(here.ike_lifetime / 10));
    put("child_rekey", &child_rekey(here.esp_lifetime));
    put("dpd", &here.dpd_seconds.unwrap_or(0));
    put("mss", &tunnel.mss);
    put("local_address", &own_address(view).map(|address| address.to_string()).unwrap_or_default());
    put("remote_address", &remote(&here.remote));
    put("local_id", &own_identity(view).unwrap_or_default());
    put("remote_id", &peer_identity(view).unwrap_or_default());
    let owners = owners(view);
    put("ident", &owners.0);
    put("remote_ident", &owners.1);
    put("reqid", &reqid(side, view));
    put("interface", &interface(side, view));
    put("gateway", &gateway_name(side, view));
    put("peer_networks", &joined(&view.peer_networks(), ", "));
    put("own_networks", &joined(&side.gateway().networks, ", "));
    choices(&mut words, view, syntax);
    words.set("peer_label", &plain(&view.peer.label)).set("tunnel_uuid", &uuid(view.index, 1, 0));
    words.set("local_uuid", &uuid(view.index, 2, 0)).set("remote_uuid", &uuid(view.index, 3, 0));
    words.set("vti_uuid", &uuid(view.index, 4, 0)).set("key_uuid", &uuid(view.index, 5, 0));
    words.flag("routed", tunnel.is_route_based()).flag("starts", here.start == Start::Initiate);
    words.list("children", children(view, syntax));
    routed(&mut words, view, syntax);
    let parameters = super::parameters::parameters(side, view);
    words.list("fields", parameters.iter().map(field).collect());
    words
}

fn field(parameter: &crate::devices::Parameter) -> Words {
    let mut words = Words::new();
    words.set("field", &plain(&parameter.label)).set("value", &code(&parameter.value));
    words
}

/// charon closes a Child SA at eleven tenths of the time after which it renews it.
pub fn child_rekey(lifetime: u32) -> u32 {
    lifetime - lifetime / 11
}

/// What is chosen from lists: in the guide as the page calls it, in the section as it is stored.
fn choices(words: &mut Words, view: &TunnelView<'_>, syntax: Syntax) {
    let starts = view.here.start == Start::Initiate;
    let mut choose = |name, stored: &str, shown: &str| {
        let value = if syntax == Syntax::Xml { stored } else { shown };
        words.set(name, &syntax.quoted(&value));
    };
    match view.tunnel.ike_version {
        IkeVersion::V1 => choose("version", "1", "IKEv1"),
        IkeVersion::V2 => choose("version", "2", "IKEv2"),
    }
    let (stored, shown) = start_action(view);
    choose("start_action", stored, shown);
    choose("close_action", if starts { "start" } else { "none" }, if starts { "Start" } else { "None" });
    choose("dpd_action", if starts { "start" } else { "clear" }, if starts { "Start" } else { "Clear" });
    choose("policies", if view.tunnel.is_route_based() { "0" } else { "1" }, "no check");
}

/// Stored and shown. The trap holds traffic back while the tunnel is down, and the start
/// does not wait for any.
pub fn start_action(view: &TunnelView<'_>) -> (&'static str, &'static str) {
    match view.here.start {
        Start::Initiate => ("trap|start", "Trap+start"),
        Start::Respond => ("none", "None"),
    }
}

/// The peer as the page takes it; empty for any.
pub fn remote(remote: &Remote) -> String {
    match remote {
        Remote::Address(_) | Remote::Name(_) | Remote::Later(_) => remote.text(),
        Remote::Any => String::new(),
    }
}

/// This end's own address on the packets, where it is known and stays.
pub fn own_address(view: &TunnelView<'_>) -> Option<IpAddr> {
    view.line.nat.as_ref().map_or(view.line.address.filter(|_| !view.line.dynamic), |nat| nat.inside)
}

/// The identity that is entered; none where charon's own address on the packets is meant.
pub fn own_identity<'a>(view: &TunnelView<'a>) -> Option<Cow<'a, str>> {
    let behind_nat = view.line.nat.is_some();
    match &view.here.identity {
        Identity::Address(_) | Identity::Name(_) => Some(view.here.identity.text().into()),
        Identity::AddressOf(name) => behind_nat.then(|| name.into()),
        Identity::Later(word) => behind_nat.then(|| word.into()),
    }
}

/// The identity that the peer must have; none where it depends on its kind.
pub fn peer_identity(view: &TunnelView<'_>) -> Option<String> {
    match (&view.here.peer_identity, &view.here.remote) {
        (Identity::AddressOf(_), _) | (Identity::Later(_), Remote::Any) => None,
        (identity, _) => Some(identity.text()),
    }
}

/// Whose the key is: the local identifier must be filled in, the remote one need not.
pub fn owners(view: &TunnelView<'_>) -> (String, String) {
    match (own_identity(view), peer_identity(view)) {
        (Some(own), peer) => (own.into_owned(), peer.unwrap_or_default()),
        (None, Some(peer)) => (peer, String::new()),
        (None, None) => ("%any".to_owned(), String::new()),
    }
}

/// The number that ties a tunnel to its interface.
pub fn reqid(side: &Side<'_>, view: &TunnelView<'_>) -> u32 {
    let before = side.tunnels().take_while(|other| other.index != view.index).count();
    side.gateway().settings.number("first_reqid").unwrap_or(10) + u32::try_from(before).unwrap_or_default()
}

/// The tunnel's interface.
pub fn interface(side: &Side<'_>, view: &TunnelView<'_>) -> String {
    format!("ipsec{}", reqid(side, view))
}

fn gateway_name(side: &Side<'_>, view: &TunnelView<'_>) -> String {
    format!("IPSEC{}_GW", reqid(side, view))
}

/// IKEv1 knows one pair of networks only, and so do some peers with IKEv2.
fn is_split(view: &TunnelView<'_>) -> bool {
    let one_each = view.there.behaviour.selectors == SelectorRule::EachPair;
    view.tunnel.ike_version == IkeVersion::V1 || one_each
}

fn children(view: &TunnelView<'_>, syntax: Syntax) -> Vec<Words> {
    let pairs = &view.here.selectors;
    if !is_split(view) {
        let own = once(pairs.iter().map(|(own, _)| *own));
        return vec![child(view, 0, (&own, &once(pairs.iter().map(|(_, other)| *other))), syntax)];
    }
    let named = |(index, (own, other)): (usize, &(IpNet, IpNet))| child(view, index, (&[*own], &[*other]), syntax);
    pairs.iter().enumerate().map(named).collect()
}

fn child(view: &TunnelView<'_>, number: usize, (own, other): (&[IpNet], &[IpNet]), syntax: Syntax) -> Words {
    let separator = if syntax == Syntax::Xml { "," } else { ", " };
    let mut words = Words::one("child_uuid", &uuid(view.index, 6, number));
    words.set("local_ts", &syntax.quoted(&joined(own, separator)));
    words.set("remote_ts", &syntax.quoted(&joined(other, separator)));
    words.set("child", &syntax.quoted(&format_args!("{}-{}", view.tunnel.id, number + 1)));
    words
}

fn once(networks: impl Iterator<Item = IpNet>) -> Vec<IpNet> {
    let mut found = Vec::new();
    for network in networks {
        if !found.contains(&network) {
            found.push(network);
        }
    }
    found
}

/// What a tunnel with an interface needs besides.
fn routed(words: &mut Words, view: &TunnelView<'_>, syntax: Syntax) {
    let mut routes = view.here.routes.clone();
    if let Some(bgp) = &view.here.bgp {
        routes.extend(bgp.multihop.then(|| IpNet::from(bgp.peer_address)));
        words.set("bgp_peer", &syntax.quoted(&bgp.peer_address)).set("peer_asn", &syntax.quoted(&bgp.peer_asn));
        words.set("own_asn", &syntax.quoted(&bgp.asn)).set("bgp_address", &syntax.quoted(&bgp.address));
        words.set("router_id", &syntax.quoted(&frr::router_id(view, bgp)));
        words.set("announce", &syntax.quoted(&joined(&bgp.announce, ", ")));
        let lists = [("IN", &bgp.expect), ("OUT", &bgp.announce)].map(|(kind, prefixes)| {
            let mut words = Words::one("list", &syntax.quoted(&frr::list_name(&view.tunnel.id, kind)));
            words.list("entries", prefixes.iter().enumerate().map(|entry| numbered(entry, syntax)).collect());
            words
        });
        words.set("list_in", &syntax.quoted(&frr::list_name(&view.tunnel.id, "IN")));
        words.set("list_out", &syntax.quoted(&frr::list_name(&view.tunnel.id, "OUT")));
        words.list("lists", lists.into());
    }
    words.flag("has_routes", !routes.is_empty());
    words.list("routes", routes.iter().map(|route| Words::one("route", &syntax.quoted(route))).collect());
    if let Some(transit) = view.here.transit {
        words.set("tunnel_local", &syntax.quoted(&transit.here)).set("tunnel_remote", &syntax.quoted(&transit.there));
    }
    let outside = outside(view);
    words.set_some("vti_local", outside.map(|(own, _)| own).as_ref().map(|address| address as &dyn Display));
    words.set_some("vti_remote", outside.map(|(_, peer)| peer).as_ref().map(|address| address as &dyn Display));
}

fn numbered((index, prefix): (usize, &IpNet), syntax: Syntax) -> Words {
    let mut words = Words::one("prefix", &syntax.quoted(prefix));
    words.set("seq", &syntax.quoted(&((index + 1) * 10)));
    words
}

/// Both outside addresses of the interface; none where one of them is not known or changes.
pub fn outside(view: &TunnelView<'_>) -> Option<(IpAddr, IpAddr)> {
    match &view.here.remote {
        Remote::Address(peer) => own_address(view).map(|own| (own, *peer)),
        Remote::Name(_) | Remote::Later(_) | Remote::Any => None,
    }
}
