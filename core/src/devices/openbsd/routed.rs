//! Tunnels as interfaces: sec(4) with iked, static routes in its file, or bgpd beside it.

use ipnet::IpNet;

use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{Parameter, Topic};
use crate::plan::{BgpSession, Transit};
use crate::render::ipsec_conf;
use crate::render::template::{Words, fill};
use crate::side::{Side, TunnelView};

const INTERFACE: &str = include_str!("templates/hostname.sec");
const BGPD: &str = include_str!("templates/bgpd.conf");

/// The name of a tunnel's interface: the first tunnel with one has the number that was chosen.
pub fn interface(side: &Side<'_>, view: &TunnelView<'_>) -> String {
    let first = side.gateway().settings.number("first_sec").unwrap_or_default();
    let before = side.tunnels().filter(|other| other.index < view.index && other.here.transit.is_some()).count();
    format!("sec{}", first + u32::try_from(before).unwrap_or_default())
}

/// Adds what the rules, the guides and the files below say of a tunnel's interface; nothing where it has none.
pub fn words(side: &Side<'_>, view: &TunnelView<'_>, words: &mut Words) {
    let Some(transit) = view.here.transit else { return };
    words.set("sec", &interface(side, view)).set("mtu", &view.tunnel.mtu);
    words.set("here", &transit.here).set("there", &transit.there).set("mask", &transit.network.netmask());
    words.list("routes", routes(view).iter().map(|route| Words::one("route", route)).collect());
    if let Some(bgp) = &view.here.bgp {
        words.set("bgp_peer", &bgp.peer_address).set("bgp_own", &bgp.address).set("bgp_asn", &bgp.peer_asn);
        words.flag("multihop", bgp.multihop).flag("likely", bgp.peer_address_likely);
        words.list("announce", bgp.announce.iter().map(|net| Words::one("prefix", net)).collect());
        words.list("expect", bgp.expect.iter().map(|net| Words::one("prefix", net)).collect());
    }
}

/// What is routed by hand: the other side's networks, or the BGP peer where it is not on the tunnel.
fn routes(view: &TunnelView<'_>) -> Vec<IpNet> {
    let peer = view.here.bgp.as_ref().filter(|bgp| bgp.multihop).map(|bgp| IpNet::from(bgp.peer_address));
    view.here.routes.iter().copied().chain(peer).collect()
}

fn session<'a>(view: &TunnelView<'a>) -> Option<(&'a BgpSession, Transit)> {
    Some((view.here.bgp.as_ref()?, view.here.transit?))
}

/// The number, the id and all that is announced, of a side with BGP.
pub fn speaker(side: &Side<'_>, words: &mut Words) {
    let mut sessions = side.tunnels().filter_map(|view| session(&view)).peekable();
    let Some((first, transit)) = sessions.peek().copied() else { return };
    words.set("asn", &first.asn).set("router_id", &transit.here);
    let mut own: Vec<IpNet> = Vec::new();
    for net in sessions.flat_map(|(bgp, _)| &bgp.announce) {
        if !own.contains(net) {
            own.push(*net);
        }
    }
    words.list("own_networks", own.iter().map(|net| Words::one("prefix", net)).collect());
}

/// A file for each interface, and bgpd's where there is BGP.
pub fn render(side: &Side<'_>, words: &mut Words, tunnel: impl Fn(&TunnelView<'_>) -> Words) -> Vec<Artifact> {
    let mut files: Vec<Artifact> = Vec::new();
    for view in side.tunnels().filter(|view| view.here.transit.is_some()) {
        let name = format!("hostname.{}", interface(side, &view));
        files.push(file(
            side,
            &name,
            "The tunnel's interface, its addresses and routes",
            INTERFACE,
            &mut tunnel(&view),
        ));
    }
    if side.tunnels().any(|view| view.here.bgp.is_some()) {
        let purpose = "For bgpd, to be checked with: bgpd -n -f bgpd.conf";
        let file = file(side, "bgpd.conf", purpose, BGPD, words);
        files.push(Artifact { kind: ArtifactKind::BgpdConf, ..file });
    }
    files
}

fn file(side: &Side<'_>, name: &str, purpose: &str, template: &str, words: &mut Words) -> Artifact {
    words.list("header", ipsec_conf::comment(&Header::of(side, name, &[])));
    let text = fill(template, words);
    Artifact::new(&side.gateway().id, name, ArtifactKind::Configuration, "text/plain", purpose, text)
}

/// What a tunnel with an interface has besides.
pub fn parameters(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let Some(transit) = view.here.transit else { return Vec::new() };
    let row = |topic, label, value: String| Parameter { topic, label, value: value.into() };
    let length = transit.network.prefix_len();
    let name = interface(side, view);
    let mut all = vec![
        row(Topic::Transit, "interface", format!("{name}: {}/{length}, far end {}", transit.here, transit.there)),
        row(Topic::PacketSize, "mtu", format!("{name}: {}", view.tunnel.mtu)),
    ];
    if let Some(bgp) = &view.here.bgp {
        all.push(row(Topic::Bgp, "bgpd", bgp.text()));
    }
    all
}
