//! The files of a side whose keys IKE makes: the pages as a guide, and commands where
//! every word of them is in a source.

use std::fmt::Display;

use ipnet::IpNet;

use super::{ZLD_5, parameters, words};
use crate::bundle::{Artifact, ArtifactKind};
use crate::crypto::{DhGroup, IkeVersion};
use crate::devices::{Parameter, PhaseOfWork, RunStep, ike_page, ike_text};
use crate::plan::{BgpSession, Identity, Start};
use crate::render::template::Words;
use crate::side::{Side, TunnelView};

const COMMANDS: &str = include_str!("templates/ike.zysh");
const ROLLBACK: &str = include_str!("templates/ike-rollback.zysh");
const GUIDE: &str = include_str!("templates/ike-guide.md");
const ROLLBACK_GUIDE: &str = include_str!("templates/ike-rollback.md");
const VERIFY: &str = include_str!("templates/ike-verify.md");

/// Every file; none where no tunnel has IKE.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    let words = words_of(side);
    let guide = ("ike-guide.md", ArtifactKind::Guide, "The pages, field by field");
    let mut files = vec![ike_page(side, guide, GUIDE, &words)];
    if has_commands(side) {
        let commands = ("ike.zysh", ArtifactKind::Configuration, "The same as commands");
        files.push(ike_text(side, commands, "#", COMMANDS, &words));
        let back = ("ike-rollback.zysh", ArtifactKind::Rollback, "Takes them away");
        files.push(ike_text(side, back, "#", ROLLBACK, &words));
    } else {
        let back = ("ike-rollback.md", ArtifactKind::Rollback, "The way back");
        files.push(ike_page(side, back, ROLLBACK_GUIDE, &words));
    }
    let verify = ("ike-verify.md", ArtifactKind::Verify, "Places that show whether it works");
    files.push(ike_page(side, verify, VERIFY, &words));
    files
}

/// True when a source spells every command: those of ZLD 5, without a tunnel interface,
/// and with algorithms whose names were seen in a command.
fn has_commands(side: &Side<'_>) -> bool {
    side.gateway().release.id == ZLD_5 && side.tunnels().all(|view| is_spelled(&view))
}

fn is_spelled(view: &TunnelView<'_>) -> bool {
    let (ike, esp) = (view.tunnel.ike, view.tunnel.esp);
    let hashes = !words::hash(ike.integrity).is_empty() && !esp.integrity.map_or("", words::hash).is_empty();
    !view.tunnel.is_route_based() && hashes && esp.pfs != Some(DhGroup::Modp2048)
}

fn words_of(side: &Side<'_>) -> Words {
    let any = |test: fn(&TunnelView<'_>) -> bool| side.tunnels().any(|view| test(&view));
    let mut words = Words::new();
    words.flag("commands", has_commands(side)).flag("any_routed", any(|view| view.tunnel.is_route_based()));
    words.flag("any_by_policy", any(|view| !view.tunnel.is_route_based()));
    words.flag("any_bgp", any(|view| view.here.bgp.is_some()));
    words.list("tunnels", side.tunnels().map(|view| tunnel(side, &view)).collect());
    words
}

fn tunnel(side: &Side<'_>, view: &TunnelView<'_>) -> Words {
    let (tunnel, here) = (view.tunnel, view.here);
    let routed = tunnel.is_route_based();
    let mut words = Words::new();
    // Ids are small letters, digits and hyphens, keys letters and digits, host names
    // letters, digits, hyphens and dots, interfaces one plain word: nothing to quote.
    words.set("id", &tunnel.id).set("peer", &here.remote.text()).set("key", &side.key(&tunnel.id).text());
    words.set("wan", &side.gateway().settings.text("wan_interface"));
    words.flag("routed", routed).flag("v1", tunnel.ike_version == IkeVersion::V1);
    words.set("policy", &if tunnel.ike_version == IkeVersion::V1 { "isakmp policy" } else { "ikev2 policy" });
    words.set("sends", &words::identity(&here.identity)).set("expects", &expected(&here.peer_identity));
    words.set("ike_cipher", &words::cipher(tunnel.ike.encryption)).set("ike_hash", &words::hash(tunnel.ike.integrity));
    words.set("ike_group", &tunnel.ike.group.number()).set("ike_lifetime", &here.ike_lifetime);
    words.set_some("dpd", here.dpd_seconds.as_ref().map(|seconds| seconds as &dyn Display));
    words.set("cipher", &words::cipher(tunnel.esp.encryption));
    words.set("hash", &tunnel.esp.integrity.map_or("", words::hash)).set("lifetime", &here.esp_lifetime);
    let pfs = tunnel.esp.pfs.map(|group| format!("group{}", group.number()));
    words.set("pfs", &pfs.as_deref().unwrap_or("none")).set("mss", &tunnel.mss);
    words.flag("starts", here.start == Start::Initiate);
    words.list("pairs", if routed { Vec::new() } else { pairs(view) });
    words.list("gateway", rows(&parameters::gateway(side, view))).list("fields", rows(&parameters::connection(view)));
    if let Some(transit) = here.transit {
        words.set("vti", &words::vti(side, view)).set("address", &transit.here);
        words.set("mask", &transit.network.netmask()).set("far", &transit.there);
    }
    let mut routes = here.routes.clone();
    if let Some(bgp) = &here.bgp {
        session(&mut words, bgp);
        routes.extend(bgp.multihop.then(|| IpNet::from(bgp.peer_address)));
    }
    words.list("routes", routes.iter().map(masked).collect());
    words
}

fn rows(parameters: &[Parameter]) -> Vec<Words> {
    parameters.iter().map(Parameter::row).collect()
}

/// Each pair of networks with its number: a connection and two objects of its own.
fn pairs(view: &TunnelView<'_>) -> Vec<Words> {
    let numbered = |(place, (own, other)): (usize, &(IpNet, IpNet))| {
        let mut words = Words::new();
        words.set("number", &(place + 1)).set("own", own).set("other", other);
        words
    };
    view.here.selectors.iter().enumerate().map(numbered).collect()
}

fn masked(network: &IpNet) -> Words {
    let mut words = Words::new();
    words.set("network", &network.network()).set("netmask", &network.netmask());
    words
}

fn session(words: &mut Words, bgp: &BgpSession) {
    words.flag("bgp", true).set("asn", &bgp.asn).set("peer_asn", &bgp.peer_asn);
    words.set("bgp_peer", &bgp.peer_address).set("bgp_address", &bgp.address);
    let one = |network: &IpNet| {
        let mut words = Words::new();
        words.set("network", network);
        words
    };
    words.list("announce", bgp.announce.iter().map(one).collect());
}

/// An address that changes cannot be written down: then any identity will do, and the key decides.
fn expected(identity: &Identity) -> String {
    match identity {
        Identity::AddressOf(_) => "any".to_owned(),
        Identity::Address(_) | Identity::Later(_) | Identity::Name(_) => words::identity(identity),
    }
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(PhaseOfWork::Prepare, "Save the configuration (Maintenance > File Manager).", 2),
        step(PhaseOfWork::Configure, "Go through ike-guide.md, or run ike.zysh where it is there.", 15),
        step(PhaseOfWork::Connect, "Activate the connection.", 1),
        step(PhaseOfWork::Verify, "Go through ike-verify.md.", 5),
        step(PhaseOfWork::Rollback, "Run ike-rollback.zysh, or go through ike-rollback.md.", 5),
    ]
}
