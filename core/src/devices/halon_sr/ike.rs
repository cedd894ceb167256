//! IKEv1: the statements of the scope `ipsec`, in a guide.
//!
//! The wiki shows such statements (`ike from ... psk "..." label ...`); what stands
//! between the peer and the key is the engine's own grammar. How the configuration
//! marks a comment is written nowhere, so the statements stand in a guide and not in
//! a file of their own. IKEv2, which 3.7 brought, has a form that is not public.

use super::sources::{ENGINE_PAGE, WIKI};
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::crypto::Named;
use crate::devices::{Behaviour, DeviceFacts, Dpd, Lifetime, Parameter, PhaseOfWork, RunStep, Topic, TransitUse};
use crate::plan::{OspfLink, Remote};
use crate::render::ipsec_conf::{self, IkeLabels};
use crate::render::markdown::{filled, plain};
use crate::render::template::Words;
use crate::scenario::RoutingKind;
use crate::side::{Side, TunnelView};

const GUIDE: &str = include_str!("templates/ike-guide.md");
const VERIFY: &str = include_str!("templates/ike-verify.md");
const ROLLBACK: &str = include_str!("templates/ike-rollback.md");

const LABELS: IkeLabels = IkeLabels {
    version: "ike",
    ike: ["main, enc", "main, auth", "main, group", "main, lifetime"],
    esp: ["quick, enc", "quick, auth", "quick, group", "quick, lifetime"],
};

/// The behaviour: isakmpd's, since that is the daemon beneath.
pub fn behaviour(facts: &DeviceFacts<'_>) -> Behaviour {
    let settable = Some(60..=86_400);
    Behaviour {
        ike_lifetime: Lifetime { default: 3_600, settable: settable.clone(), source: &ENGINE_PAGE },
        esp_lifetime: Lifetime { default: 1_200, settable, source: &ENGINE_PAGE },
        // One number for all tunnels, in a file of its own; the wiki's.
        dpd: Some(Dpd { default_seconds: 30, settable: None, source: &WIKI }),
        transit: if facts.routing == RoutingKind::Ospf { TransitUse::Needed } else { TransitUse::NotUsed },
        ..Behaviour::without_ike(&ENGINE_PAGE)
    }
}

/// Every file; none where no tunnel has IKE.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    let words = words(side);
    let file = |name, kind, purpose, template, replace: &[String]| {
        let text = filled(template, &words, &Header::of(side, purpose, replace));
        Artifact::new(&side.gateway().id, name, kind, "text/markdown", purpose, text)
    };
    let replace = ipsec_conf::replace(side);
    let guide = file("ike-guide.md", ArtifactKind::Guide, "The statements to add, and where.", GUIDE, &replace);
    let secret = side.tunnels().any(|view| side.key(&view.tunnel.id).is_secret());
    vec![
        Artifact { secret, replace, ..guide },
        file("ike-verify.md", ArtifactKind::Verify, "Whether it works, and what the log says.", VERIFY, &[]),
        file("ike-rollback.md", ArtifactKind::Rollback, "How to take it away again.", ROLLBACK, &[]),
    ]
}

fn words(side: &Side<'_>) -> Words {
    let mut words = Words::new();
    words.set("label", &plain(&side.gateway().label));
    words.flag("traps", super::scripts::sends_traps(side));
    words.list("failovers", failovers(side));
    let ways = super::ospf::listed(side);
    words.flag("ospf", !ways.is_empty()).list("ways", ways);
    words.flag("aggressive", side.tunnels().any(|view| view.tunnel.is_aggressive()));
    words.flag("dynamic", side.tunnels().any(|view| ipsec_conf::mode(&view) == "dynamic"));
    words.list("tunnels", side.tunnels().map(|view| tunnel(side, &view)).collect());
    words
}

/// The tunnels that a script moves: `id`, `first`, `second`.
fn failovers(side: &Side<'_>) -> Vec<Words> {
    let moved = side.tunnels().filter_map(|view| {
        let second = super::scripts::second_address(&view)?;
        let mut words = Words::new();
        words.set("id", &view.tunnel.id).set("first", &view.here.remote.text()).set("second", &second);
        Some(words)
    });
    moved.collect()
}

fn tunnel(side: &Side<'_>, view: &TunnelView<'_>) -> Words {
    let mut words = ipsec_conf::ike(side, view);
    // Halon's own words; what needs none has none, as in the wiki.
    let start = ipsec_conf::mode(view);
    words.set("start", &if start == "active" { String::new() } else { format!("{start} ") });
    let any = view.here.remote == Remote::Any;
    let peer = ipsec_conf::peer(&view.here.remote);
    words.set("peer_words", &if any { String::new() } else { format!("peer {peer} ") });
    words.set("filter", &if any { "port 500 or port 4500".to_owned() } else { format!("host {peer}") });
    let pairs = view.here.selectors.iter().enumerate();
    words.flag("gre", view.here.ospf.is_some());
    match view.here.ospf {
        Some(link) => words.list("pairs", vec![hosts(&view.tunnel.id, &link)]),
        None => words.list("pairs", pairs.map(|(place, pair)| labelled(&view.tunnel.id, place, pair)).collect()),
    };
    words.list("fields", parameters(side, view).iter().map(Parameter::row).collect());
    words
}

/// The two ends of GRE with the label of their statement. To IKE a host and its /32 are two identities: the wiki
/// writes them bare.
fn hosts(id: &str, link: &OspfLink) -> Words {
    let mut words = Words::new();
    words.set("own", &link.transport).set("other", &link.peer_transport).set("name", &id);
    words
}

/// A pair of networks with the label of its statement.
fn labelled(id: &str, place: usize, pair: &(ipnet::IpNet, ipnet::IpNet)) -> Words {
    let mut words = ipsec_conf::pair(pair);
    match place {
        0 => words.set("name", &id),
        place => words.set("name", &format_args!("{id}-{}", place + 1)),
    };
    words
}

/// Every negotiated value in the statement's words.
pub fn parameters(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let version = format!("{}, {}", view.tunnel.ike_version.name(), view.tunnel.exchange.name());
    let any = view.here.remote == Remote::Any;
    let peer = if any { "not written: any".to_owned() } else { ipsec_conf::peer(&view.here.remote) };
    let mut all = ipsec_conf::parameters(view, &LABELS, [version, peer, "in the statement".to_owned()]);
    if view.here.ospf.is_some() {
        for value in all.iter_mut().filter(|value| matches!(value.topic, Topic::LocalNetworks | Topic::RemoteNetworks))
        {
            value.value = value.value.trim_end_matches("/32").to_owned().into();
        }
        all.extend(super::ospf::parameters(side, view));
    }
    all
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    let mut steps = vec![
        step(PhaseOfWork::Prepare, "Note the number of the revision in use (configure, log).", 2),
        step(PhaseOfWork::Configure, "Add the statements of ike-guide.md to the scope ipsec.", 10),
        step(PhaseOfWork::Connect, "Commit as a test, look, then save.", 2),
        step(PhaseOfWork::Verify, "Go through ike-verify.md.", 5),
        step(PhaseOfWork::Rollback, "Go through ike-rollback.md.", 2),
    ];
    if side.tunnels().any(|view| view.here.ospf.is_some()) {
        let text = "Add interfaces, OSPF and the routes of ospf-guide.md, in the same test.";
        steps.insert(2, step(PhaseOfWork::Configure, text, 20));
        let text = "Unplug the preferred line: the networks answer again in less than a minute. Plug it in again.";
        steps.insert(5, step(PhaseOfWork::Verify, text, 10));
    }
    steps
}
