//! IKE: isakmpd's rules in ipsec.conf, or iked's in iked.conf.

use super::routed;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::crypto::Named;
use crate::devices::{Parameter, PhaseOfWork, RunStep};
use crate::render::ipsec_conf::{self, IkeLabels};
use crate::render::markdown::{filled, plain};
use crate::render::template::{Words, fill};
use crate::side::{Side, TunnelView};

const ISAKMPD: &str = include_str!("templates/isakmpd-ipsec.conf");
const IKED: &str = include_str!("templates/iked.conf");
const GUIDE: &str = include_str!("templates/ike-guide.md");
const VERIFY: &str = include_str!("templates/ike-verify.md");
const ROLLBACK: &str = include_str!("templates/ike-rollback.md");

const LABELS: IkeLabels = IkeLabels {
    version: "daemon",
    ike: ["enc of phase 1", "auth and prf of phase 1", "group of phase 1", "lifetime of phase 1"],
    esp: ["enc of phase 2", "auth of phase 2", "group of phase 2", "lifetime of phase 2"],
};

/// True when iked makes the keys; otherwise isakmpd does.
pub fn on_iked(side: &Side<'_>) -> bool {
    side.gateway().settings.text("daemon") == "iked"
}

/// Every file; none where no tunnel has IKE.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    let markdown = "text/markdown";
    let mut words = words(side);
    let mut files = vec![rules(side, &words)];
    files.extend(routed::render(side, &mut words, |view| tunnel(side, view)));
    files.extend([
        file(side, ("ike-guide.md", ArtifactKind::Guide, markdown), "What to do, in order.", GUIDE, &words),
        file(
            side,
            ("ike-verify.md", ArtifactKind::Verify, markdown),
            "Whether it works, and what the log says.",
            VERIFY,
            &words,
        ),
        file(
            side,
            ("ike-rollback.md", ArtifactKind::Rollback, markdown),
            "How to take it away again.",
            ROLLBACK,
            &words,
        ),
    ]);
    files
}

fn file(
    side: &Side<'_>,
    (name, kind, media_type): (&str, ArtifactKind, &'static str),
    purpose: &str,
    template: &str,
    words: &Words,
) -> Artifact {
    let text = filled(template, words, &Header::of(side, purpose, &[]));
    Artifact::new(&side.gateway().id, name, kind, media_type, purpose, text)
}

fn rules(side: &Side<'_>, words: &Words) -> Artifact {
    let (name, template, purpose) = if on_iked(side) {
        ("iked.conf", IKED, "Rules for iked, to be checked with: iked -n -f iked.conf")
    } else {
        ("ipsec-ike.conf", ISAKMPD, "Rules for isakmpd, to be loaded with: ipsecctl -f /etc/ipsec-ike.conf")
    };
    let text = fill(template, words);
    let file = Artifact::new(&side.gateway().id, name, ArtifactKind::Configuration, "text/plain", purpose, text);
    let secret = side.tunnels().any(|view| side.key(&view.tunnel.id).is_secret());
    Artifact { secret, replace: ipsec_conf::replace(side), ..file }
}

fn words(side: &Side<'_>) -> Words {
    let mut words = Words::new();
    words.list("header", ipsec_conf::comment(&Header::of(side, "rules", &ipsec_conf::replace(side))));
    words.set("label", &plain(&side.gateway().label));
    words.flag("routed", side.tunnels().any(|view| view.here.transit.is_some()));
    routed::speaker(side, &mut words);
    words.set("where_packets_pass", &where_packets_pass(side));
    words.flag("iked", on_iked(side)).set("daemon", &if on_iked(side) { "iked" } else { "isakmpd" });
    words.flag("dpd", side.tunnels().any(|view| view.here.dpd_seconds.is_some()));
    words.list("tunnels", side.tunnels().map(|view| tunnel(side, &view)).collect());
    words
}

fn tunnel(side: &Side<'_>, view: &TunnelView<'_>) -> Words {
    let mut words = ipsec_conf::ike(side, view);
    routed::words(side, view, &mut words);
    words.list("inside", inside(side, view));
    words.list("fields", parameters(side, view).iter().map(Parameter::row).collect());
    words
}

/// The networks that talk to each other, whatever the selectors say.
fn inside(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Words> {
    if !view.tunnel.is_route_based() {
        return view.here.selectors.iter().map(ipsec_conf::pair).collect();
    }
    let pairs =
        side.gateway().networks.iter().flat_map(|own| view.peer_networks().into_iter().map(|other| (*own, other)));
    pairs.map(|pair| ipsec_conf::pair(&pair)).collect()
}

fn where_packets_pass(side: &Side<'_>) -> String {
    let passes = [
        (false, "Packets of the tunnel pass enc0 before they are wrapped and after they are unwrapped."),
        (true, "What goes through a tunnel with an interface passes that interface."),
    ];
    let is_there = |routed| side.tunnels().any(|view| view.tunnel.is_route_based() == routed);
    let texts: Vec<&str> = passes.into_iter().filter(|(routed, _)| is_there(*routed)).map(|(_, text)| text).collect();
    texts.join(" ")
}

/// Every negotiated value in the rules' words.
pub fn parameters(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let (first, second) = if on_iked(side) { ("ikesa", "childsa") } else { (view.tunnel.exchange.keyword(), "quick") };
    let version = format!("{} ({first}, {second})", view.tunnel.ike_version.name());
    let peer = ipsec_conf::peer(&view.here.remote);
    let mut all = ipsec_conf::parameters(view, &LABELS, [version, peer, "in the file of rules".to_owned()]);
    all.extend(routed::parameters(side, view));
    all
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    let routed = side.tunnels().any(|view| view.tunnel.is_route_based());
    let configure = if routed {
        "Make the interfaces, install the rules (and bgpd.conf), have them checked, let pf pass IKE, ESP and sec."
    } else {
        "Install the rules, have them checked, let pf pass IKE and ESP."
    };
    let load = if on_iked(side) { "Start iked, or ikectl reload." } else { "Start isakmpd -K, load with ipsecctl -f." };
    vec![
        step(PhaseOfWork::Prepare, "See which IKE daemon runs already, and save its rules and pf.conf.", 3),
        step(PhaseOfWork::Configure, configure, 10),
        step(PhaseOfWork::Connect, load, 1),
        step(PhaseOfWork::Verify, "Go through ike-verify.md.", 5),
        step(PhaseOfWork::Rollback, "Go through ike-rollback.md.", 2),
    ]
}
