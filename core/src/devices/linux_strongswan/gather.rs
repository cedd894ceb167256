//! The words of a side's templates: what stands where, gathered from the plan.

use std::fmt::Display;
use std::net::IpAddr;

use ipnet::IpNet;

use super::quoting::{quoted, secret};
use super::releases::FIRST;
use crate::crypto::IkeVersion;
use crate::devices::SelectorRule;
use crate::plan::{Identity, Remote, Start};
use crate::render::joined::joined;
use crate::render::markdown::plain;
use crate::render::template::Words;
use crate::side::{Side, TunnelView};

/// Every word of a side's templates but the file's own header.
pub fn side_words(side: &Side<'_>) -> Words {
    let mut words = Words::new();
    words.set("label", &plain(&side.gateway().label));
    words.set("filter_table", &side.gateway().settings.text("filter_table"));
    let asn = side.tunnels().find_map(|view| view.here.bgp.as_ref().map(|bgp| bgp.asn));
    words.flag("answers_aggressive", answers_aggressive(side));
    words.flag("bgp", asn.is_some()).set_some("asn", asn.as_ref().map(|asn| asn as &dyn Display));
    let has = |wanted: bool| side.tunnels().any(|view| view.tunnel.is_route_based() == wanted);
    words.flag("any_six", side.tunnels().any(|view| view.here.has_six()));
    words.flag("any_routed", has(true)).flag("any_policy", has(false));
    words.list("tunnels", side.tunnels().map(|view| tunnel(side, &view)).collect());
    words
}

fn tunnel(side: &Side<'_>, view: &TunnelView<'_>) -> Words {
    let tunnel = view.tunnel;
    let mut words = Words::new();
    words
        .set("id", &tunnel.id)
        .set("upper", &tunnel.id.to_ascii_uppercase())
        .set("mtu", &tunnel.mtu)
        .set("mss", &tunnel.mss);
    words.set("peer_label", &plain(&view.peer.label)).set("psk", &secret(side.key(&tunnel.id).text()));
    names(&mut words, view);
    timers(&mut words, side, view);
    words
        .flag("aggressive", tunnel.is_aggressive())
        .set("version", &version(tunnel.ike_version))
        .set("ike", &tunnel.ike)
        .set("esp", &tunnel.esp);
    words.flag("routed", tunnel.is_route_based()).set("interface", &interface(side, view));
    words.set("if_id", &number(side, view));
    words.list("children", children(view));
    words.list("pairs", pairs(side, view).iter().map(pair_words).collect());
    interface_words(&mut words, view);
    let parameters = super::parameters::parameters(side, view);
    words.list("fields", parameters.iter().map(crate::devices::Parameter::row).collect());
    words
}

/// True when a peer may open a tunnel in aggressive mode: charon wants a switch for that.
pub fn answers_aggressive(side: &Side<'_>) -> bool {
    side.tunnels().any(|view| view.tunnel.is_aggressive() && view.there.start == Start::Initiate)
}

/// The number of the key exchange in swanctl.conf.
pub fn version(version: IkeVersion) -> &'static str {
    match version {
        IkeVersion::V1 => "1",
        IkeVersion::V2 => "2",
    }
}

/// Addresses and identities.
fn names(words: &mut Words, view: &TunnelView<'_>) {
    let own = own_address(view);
    words.set_some("local_address", own.as_ref().map(|address| address as &dyn Display));
    words.set("remote_address", &remote(&view.here.remote));
    if let Remote::Address(address) = view.here.remote {
        words.set("peer_match", &format_args!("{} saddr {address} ", family_of(address)));
    } else {
        words.set("peer_match", &"");
    }
    words.set("local_id", &own_identity(view).as_deref().map(quoted).unwrap_or_default());
    words.set("remote_id", &quoted(&peer_identity(view)));
}

fn family_of(address: IpAddr) -> &'static str {
    if address.is_ipv4() { "ip" } else { "ip6" }
}

/// The peer as swanctl.conf names it.
pub fn remote(remote: &Remote) -> String {
    match remote {
        Remote::Address(_) | Remote::Name(_) | Remote::Later(_) => remote.text(),
        Remote::Any => "%any".to_owned(),
    }
}

/// This end's own address on the packets, where it is known and stays.
pub fn own_address(view: &TunnelView<'_>) -> Option<IpAddr> {
    view.line.nat.as_ref().map_or(view.line.address.filter(|_| !view.line.dynamic), |nat| nat.inside)
}

/// The identity that is written out; none where the address on the packets is meant,
/// which charon sends by itself.
pub fn own_identity(view: &TunnelView<'_>) -> Option<String> {
    let behind_nat = view.line.nat.is_some();
    match &view.here.identity {
        Identity::Address(_) | Identity::Name(_) => Some(view.here.identity.text()),
        // There is no word for "the address behind this name": behind NAT the name is sent.
        Identity::AddressOf(name) => behind_nat.then(|| name.clone()),
        Identity::Later(word) => behind_nat.then(|| word.clone()),
    }
}

/// The identity that the peer must have; `%any` where it depends on its kind.
pub fn peer_identity(view: &TunnelView<'_>) -> String {
    match (&view.here.peer_identity, &view.here.remote) {
        (Identity::AddressOf(_), _) | (Identity::Later(_), Remote::Any) => "%any".to_owned(),
        (identity, _) => identity.text(),
    }
}

/// What happens when. A lifetime in the plan is the hard one: charon renews at nine
/// tenths of it at the latest, up to a tenth of it earlier.
fn timers(words: &mut Words, side: &Side<'_>, view: &TunnelView<'_>) {
    let over = view.here.ike_lifetime / 10;
    words.set("ike_rekey", &(view.here.ike_lifetime - over)).set("ike_over", &over);
    words.set("esp_lifetime", &view.here.esp_lifetime);
    words.set_some("dpd", view.here.dpd_seconds.as_ref().map(|seconds| seconds as &dyn Display));
    words.flag("starts", view.here.start == Start::Initiate);
    words.set("start_action", &start_action(side, view));
}

/// What charon does when the configuration is loaded. A trap holds the traffic back
/// while the tunnel is down; before 5.9.6 it could not be had together with a start.
pub fn start_action(side: &Side<'_>, view: &TunnelView<'_>) -> &'static str {
    match view.here.start {
        Start::Respond => "none",
        Start::Initiate if side.gateway().release.id == FIRST => "start",
        Start::Initiate => "trap|start",
    }
}

/// The number of a tunnel's interface and its `if_id`; every tunnel has one, so that
/// the numbers stay when another tunnel's routing changes.
fn number(side: &Side<'_>, view: &TunnelView<'_>) -> u32 {
    let before = side.tunnels().take_while(|other| other.index != view.index).count();
    side.gateway().settings.number("first_interface").unwrap_or(1) + u32::try_from(before).unwrap_or_default()
}

/// The name of a tunnel's interface.
pub fn interface(side: &Side<'_>, view: &TunnelView<'_>) -> String {
    format!("xfrm{}", number(side, view))
}

/// True when each pair of networks must become a Child SA of its own: IKEv1 knows one
/// pair only, and so do some peers with IKEv2. Lists of both families would pair them all.
fn is_split(view: &TunnelView<'_>) -> bool {
    let one_each = view.there.behaviour.selectors == SelectorRule::EachPair;
    view.tunnel.ike_version == IkeVersion::V1 || one_each || view.here.has_both_families()
}

fn children(view: &TunnelView<'_>) -> Vec<Words> {
    let (id, pairs) = (&view.tunnel.id, &view.here.selectors);
    if !is_split(view) {
        let own = once(pairs.iter().map(|(own, _)| *own));
        return vec![child(id, &own, &once(pairs.iter().map(|(_, other)| *other)))];
    }
    let named = |(index, (own, other)): (usize, &(IpNet, IpNet))| {
        let name = if pairs.len() == 1 { id.clone() } else { format!("{id}-{}", index + 1) };
        child(&name, &[*own], &[*other])
    };
    pairs.iter().enumerate().map(named).collect()
}

fn child(name: &str, own: &[IpNet], other: &[IpNet]) -> Words {
    let mut words = Words::new();
    words.set("child", &name).set("local_ts", &joined(own, ", ")).set("remote_ts", &joined(other, ", "));
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

/// Own and other networks between which packets pass.
fn pairs(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<(IpNet, IpNet)> {
    if !view.tunnel.is_route_based() {
        return view.here.selectors.clone();
    }
    let (own, other) = (&side.gateway().networks, &view.peer_networks());
    let same_family =
        |one: &IpNet, two: &IpNet| matches!((one, two), (IpNet::V4(_), IpNet::V4(_)) | (IpNet::V6(_), IpNet::V6(_)));
    own.iter()
        .flat_map(|own| other.iter().filter(move |other| same_family(own, other)).map(|other| (*own, *other)))
        .collect()
}

fn pair_words((own, other): &(IpNet, IpNet)) -> Words {
    let mut words = Words::new();
    words.set("own", own).set("other", other).set("family", &family_of(own.addr()));
    words.set("ping", &if own.addr().is_ipv6() { "ping -6" } else { "ping" });
    words
}

/// What the script and the firewall need of a route-based tunnel.
fn interface_words(words: &mut Words, view: &TunnelView<'_>) {
    let mut routes = view.here.routes.clone();
    if let Some(bgp) = &view.here.bgp {
        routes.extend(bgp.multihop.then(|| IpNet::from(bgp.peer_address)));
        words.set("bgp_peer", &bgp.peer_address).set("bgp_family", &family_of(bgp.peer_address));
        words.list("announce", bgp.announce.iter().map(|network| Words::one("network", network)).collect());
    }
    words.list("routes", routes.iter().map(|route| Words::one("route", route)).collect());
    if let Some(transit) = view.here.transit {
        words.set("transit", &format_args!("{}/{}", transit.here, transit.network.prefix_len()));
        words.set("far", &transit.there);
    }
}
