//! Two ways with OSPF: GRE between addresses that IPsec protects, each way on a line of its own.
//!
//! The wiki shows the scopes `interface`, `ipsec` and `ospf` of such a setup. What it does not show (where GRE
//! ends, the cost of a link, the routes that keep each way on its line) stands in the guide as a table, and beside it
//! everything once more in the form of the engine beneath, which is documented in full: ospfd's grammar (parse.y 1.75 of
//! 2013, <https://github.com/openbsd/src/blob/015d7b4d303f17f3079eeedd5b6c22565f43398b/usr.sbin/ospfd/parse.y>), gre(4)
//! of 5.6 and hostname.if(5) of 5.7, read 2026-11-22. Interfaces of GRE come up after all others and the default
//! route, so the routes to the peers stand in their files.

use super::sources::WIKI;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{Parameter, Topic};
use crate::plan::{OspfLink, Transit};
use crate::render::ipsec_conf;
use crate::render::markdown::{filled, plain};
use crate::render::template::{Words, fill};
use crate::side::{PLACEHOLDER, Side, TunnelView};

const GUIDE: &str = include_str!("templates/ospf-guide.md");
const OSPFD: &str = include_str!("templates/ospfd.conf");
const LOOPBACK: &str = include_str!("templates/hostname.lo1");
const GRE: &str = include_str!("templates/hostname.gre");
const PF: &str = include_str!("templates/pf.conf");

const CONF: &str = "the engine's own form (OpenBSD), to compare; not Halon's own text";

/// One way: a tunnel with GRE in it, its interface, and the router of its line.
struct Way<'a> {
    view: TunnelView<'a>,
    link: OspfLink,
    transit: Transit,
    name: String,
    router: String,
}

/// Every way of a side, in the order of the tunnels: `gre0` first.
fn ways<'a>(side: &Side<'a>) -> Vec<Way<'a>> {
    let routers: Vec<&str> = side.gateway().settings.text("line_routers").split_whitespace().collect();
    let with_gre = side.tunnels().filter_map(|view| Some((view, view.here.ospf?, view.here.transit?)));
    let way = |(number, (view, link, transit)): (usize, (TunnelView<'a>, OspfLink, Transit))| {
        let line = view.here.line;
        let later = || format!("{PLACEHOLDER}ROUTER-OF-LINE-{}", line + 1);
        let router = routers.get(line).map_or_else(later, |router| (*router).to_owned());
        Way { view, link, transit, name: format!("gre{number}"), router }
    };
    with_gre.enumerate().map(way).collect()
}

/// The interfaces of the networks inside, or the word that stands for them.
fn inside<'a>(side: &Side<'a>) -> Vec<&'a str> {
    let names: Vec<&str> = side.gateway().settings.text("inside_interfaces").split_whitespace().collect();
    if names.is_empty() { vec![LATER] } else { names }
}

const LATER: &str = "REPLACE-WITH-INTERFACE-INSIDE";

/// The files; none where no tunnel has OSPF.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    let ways = ways(side);
    if ways.is_empty() {
        return Vec::new();
    }
    let mut words = words(side, &ways);
    let mut files = vec![guide(side, &ways, &words)];
    files.push(conf(side, "engine-ospfd.conf", OSPFD, &mut words, &later(side, &[])));
    files.push(conf(side, "engine-pf.conf", PF, &mut words, &peers(&ways)));
    files.push(conf(side, "engine-hostname.lo1", LOOPBACK, &mut words, &[]));
    for way in &ways {
        let name = format!("engine-hostname.{}", way.name);
        let replace = placeholders(&[way.router.clone(), way.view.here.remote.text()]);
        files.push(conf(side, &name, GRE, &mut way_words(way), &replace));
    }
    files
}

fn placeholders(words: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in words.iter().filter(|word| word.starts_with(PLACEHOLDER)) {
        if !found.contains(word) {
            found.push(word.clone());
        }
    }
    found
}

fn peers(ways: &[Way<'_>]) -> Vec<String> {
    placeholders(&ways.iter().map(|way| way.view.here.remote.text()).collect::<Vec<_>>())
}

/// What is to be put in by hand: these words, the interfaces inside, and the key where it was left out.
fn later(side: &Side<'_>, more: &[String]) -> Vec<String> {
    let key = side.ospf_key();
    let mut words = more.to_vec();
    words.extend(inside(side).first().filter(|name| **name == LATER).map(|name| (*name).to_owned()));
    words.extend((!key.is_secret()).then(|| key.text().to_owned()));
    words
}

fn guide(side: &Side<'_>, ways: &[Way<'_>], words: &Words) -> Artifact {
    let outside: Vec<String> = ways.iter().flat_map(|way| [way.router.clone(), way.view.here.remote.text()]).collect();
    let replace = later(side, &placeholders(&outside));
    let purpose = "GRE, OSPF and the routes that keep the two ways apart.";
    let text = filled(GUIDE, words, &Header::of(side, purpose, &replace));
    let file = Artifact::new(&side.gateway().id, "ospf-guide.md", ArtifactKind::Guide, "text/markdown", purpose, text);
    Artifact { secret: side.ospf_key().is_secret(), replace, ..file }
}

fn conf(side: &Side<'_>, name: &str, template: &str, words: &mut Words, replace: &[String]) -> Artifact {
    words.list("header", ipsec_conf::comment(&Header::of(side, &format!("{name}, {CONF}"), replace)));
    let text = fill(template, words);
    let file = Artifact::new(&side.gateway().id, name, ArtifactKind::Configuration, "text/plain", CONF, text);
    let secret = name == "engine-ospfd.conf" && side.ospf_key().is_secret();
    Artifact { secret, replace: replace.to_vec(), ..file }
}

fn words(side: &Side<'_>, ways: &[Way<'_>]) -> Words {
    let mut words = Words::new();
    let (own, others) = networks(side, ways);
    let link = ways[0].link;
    words.set("label", &plain(&side.gateway().label)).set("wiki", &WIKI.url);
    words.set("router_id", &link.router_id).set("area", &link.area).set("key", &side.ospf_key().text());
    words.flag("default", side.gateway().networks.iter().any(|network| network.prefix_len() == 0));
    words.set("own", &own).set("others", &others);
    words.list("inside", inside(side).iter().map(|name| Words::one("name", name)).collect());
    words.list("ways", ways.iter().map(|way| way_words(way)).collect());
    words.list("more", ways[1..].iter().map(|way| Words::one("transport", &way.link.transport.to_string())).collect());
    words.set("first_transport", &link.transport);
    words
}

/// The networks of both sides, each once, as a list of pf names them.
fn networks(side: &Side<'_>, ways: &[Way<'_>]) -> (String, String) {
    let list = |networks: Vec<ipnet::IpNet>| {
        let mut texts: Vec<String> = Vec::new();
        for text in networks.iter().map(ToString::to_string) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        format!("{{ {} }}", texts.join(" "))
    };
    let others = ways.iter().flat_map(|way| way.view.peer_networks()).collect();
    (list(side.gateway().networks.clone()), list(others))
}

fn way_words(way: &Way<'_>) -> Words {
    let Way { view, link, transit, name, router } = way;
    let mut words = Words::new();
    let (remote, local) = (view.here.remote.text(), ipsec_conf::local(view));
    words.set("id", &view.tunnel.id).set("gre", name).set("router", router).set("remote", &remote);
    words.set("local", if local.is_empty() { &"any" } else { &local });
    words.set("six", if remote.contains(':') { &"-inet6 " } else { &"" });
    words.set("here", &transit.here).set("there", &transit.there);
    words.set("length", &transit.network.prefix_len()).set("mask", &transit.network.netmask());
    words.set("transport", &link.transport).set("peer_transport", &link.peer_transport);
    words.set("metric", &link.metric).set("mtu", &view.tunnel.mtu).set("mss", &view.tunnel.mss);
    words
}

/// Interface by interface, for the pages that ike-verify.md and ike-rollback.md hold of them.
pub fn listed(side: &Side<'_>) -> Vec<Words> {
    ways(side).iter().map(|way| way_words(way)).collect()
}

/// Every value of a way.
pub fn parameters(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let ways = ways(side);
    let Some(way) = ways.iter().find(|way| way.view.index == view.index) else { return Vec::new() };
    let Way { link, transit, name, router, .. } = way;
    let row = |topic, label, value: String| Parameter { topic, label, value: value.into() };
    vec![
        row(
            Topic::Transit,
            "interface, address",
            format!("{name} {}/{} {}", transit.here, transit.network.prefix_len(), transit.there),
        ),
        row(Topic::Ospf, "GRE from", link.transport.to_string()),
        row(Topic::Ospf, "GRE to", link.peer_transport.to_string()),
        row(Topic::Ospf, "route to the peer by", router.clone()),
        row(Topic::Ospf, "router-id", link.router_id.to_string()),
        row(Topic::Ospf, "area", link.area.to_string()),
        row(Topic::Ospf, "metric", link.metric.to_string()),
        row(Topic::PacketSize, "MTU of GRE", view.tunnel.mtu.to_string()),
    ]
}
