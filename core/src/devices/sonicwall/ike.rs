//! The files of a side whose keys IKE makes: site-to-site policies, or a tunnel
//! interface for static routes. The static route itself is made on the pages.

use ipnet::IpNet;

use super::{OS_6, manual, words};
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::crypto::IkeVersion;
use crate::devices::{Parameter, PhaseOfWork, RunStep, Topic};
use crate::order::in_order;
use crate::plan::{Identity, Remote, Start};
use crate::render::lines::Lines;
use crate::render::markdown;
use crate::render::template::{Words, fill};
use crate::side::{Side, TunnelView};

const COMMANDS: &str = include_str!("templates/ike.cli");
const ROLLBACK: &str = include_str!("templates/ike-rollback.cli");
const GUIDE: &str = include_str!("templates/ike-guide.md");
const VERIFY: &str = include_str!("templates/ike-verify.md");

/// Every file; none where no tunnel has IKE.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    let words = words_of(side);
    let page = |name, kind, template, purpose| {
        let text = markdown::filled(template, &words, &header(side, kind, purpose));
        file(side, (name, kind, "text/markdown"), purpose, text)
    };
    let script = |name, kind, template, purpose| {
        let mut out = Lines::indented_by("");
        out.header("!", &header(side, kind, purpose).for_console()).line("").line(fill(template, &words));
        file(side, (name, kind, "text/plain"), purpose, out.finish())
    };
    let mut files = vec![page("ike-guide.md", ArtifactKind::Guide, GUIDE, "The pages, field by field")];
    if has_commands(side) {
        files.push(script("ike.cli", ArtifactKind::Configuration, COMMANDS, "The same as commands for the console"));
    }
    files.push(script("ike-rollback.cli", ArtifactKind::Rollback, ROLLBACK, "Takes it away again"));
    files.push(page("ike-verify.md", ArtifactKind::Verify, VERIFY, "Places that show whether it works"));
    files
}

/// The words to replace stand in the header of what is entered, not of what is read or taken away.
fn header(side: &Side<'_>, kind: ArtifactKind, purpose: &str) -> Header {
    let entered = matches!(kind, ArtifactKind::Guide | ArtifactKind::Configuration);
    Header::of(side, purpose, &if entered { replace(side) } else { Vec::new() })
}

/// How a group is named as remote network in a command is written nowhere that was
/// read, so policies with several remote networks have the pages only.
fn has_commands(side: &Side<'_>) -> bool {
    side.tunnels().all(|view| view.tunnel.is_route_based() || remotes(&view).len() == 1)
}

/// A file, with what is secret in it and what is to be replaced.
fn file(
    side: &Side<'_>,
    (name, kind, media_type): (&str, ArtifactKind, &'static str),
    purpose: &str,
    text: String,
) -> Artifact {
    let mut keys = side.tunnels().map(|view| side.key(&view.tunnel.id));
    let secret = keys.any(|key| key.is_secret() && text.contains(key.text()));
    let replace = replace(side).into_iter().filter(|word| text.contains(word.as_str())).collect();
    let file = Artifact::new(&side.gateway().id, name, kind, media_type, purpose, text);
    Artifact { secret, replace, ..file }
}

/// Every word to put in by hand, once.
fn replace(side: &Side<'_>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for view in side.tunnels() {
        let key = side.key(&view.tunnel.id);
        words.extend((!key.is_secret()).then(|| key.text().to_owned()));
        words.extend(matches!(view.here.remote, Remote::Later(_)).then(|| view.here.remote.text()));
        for identity in [&view.here.identity, &view.here.peer_identity] {
            words.extend(matches!(identity, Identity::Later(_)).then(|| identity.text()));
        }
    }
    let mut words = in_order(words, |one, other| one <= other);
    words.dedup();
    words
}

fn words_of(side: &Side<'_>) -> Words {
    let mut words = Words::new();
    words.flag("commands", has_commands(side)).flag("old", side.gateway().release.id == OS_6);
    words.set("bound", &manual::bound(side));
    words.list("tunnels", side.tunnels().map(|view| tunnel(side, &view)).collect());
    words
}

fn tunnel(side: &Side<'_>, view: &TunnelView<'_>) -> Words {
    let (tunnel, here) = (view.tunnel, view.here);
    let mut words = Words::new();
    // Ids are small letters, digits and hyphens, keys letters and digits, host names
    // letters, digits, hyphens and dots: nothing to quote.
    words.set("id", &tunnel.id).set("peer", &here.remote.text()).set("key", &side.key(&tunnel.id).text());
    words.set("type", &policy_type(view)).flag("routed", tunnel.is_route_based());
    words.set_some("local_id", identity(&here.identity).as_ref().map(|id| id as _));
    words.set_some("peer_id", identity(&here.peer_identity).as_ref().map(|id| id as _));
    words.set("exchange", &exchange(tunnel.ike_version));
    words.set("ike_cipher", &words::cipher(tunnel.ike.encryption)).set("ike_hash", &words::hash(tunnel.ike.integrity));
    words.set("ike_group", &tunnel.ike.group.number()).set("ike_lifetime", &here.ike_lifetime);
    words.set("cipher", &words::cipher(tunnel.esp.encryption));
    words.set("hash", &tunnel.esp.integrity.map_or("none", words::hash)).set("lifetime", &here.esp_lifetime);
    words.set_some("pfs", tunnel.esp.pfs.map(|group| group.number()).as_ref().map(|number| number as _));
    words.flag("starts", here.start == Start::Initiate).set("mss", &tunnel.mss);
    let own = manual::once(here.selectors.iter().map(|(own, _)| *own));
    words.flag("several", own.len() > 1);
    words.list("locals", if tunnel.is_route_based() { Vec::new() } else { manual::objects(&own) });
    words.list("remotes", manual::objects(&remotes(view)));
    words.list("fields", fields(side, view).iter().map(Parameter::row).collect());
    words
}

/// The networks behind the peer: routed into the tunnel, or selected by it.
fn remotes(view: &TunnelView<'_>) -> Vec<IpNet> {
    if view.tunnel.is_route_based() {
        manual::once(view.here.routes.iter().copied())
    } else {
        manual::once(view.here.selectors.iter().map(|(_, other)| *other))
    }
}

fn policy_type(view: &TunnelView<'_>) -> &'static str {
    if view.tunnel.is_route_based() { "tunnel-interface" } else { "site-to-site" }
}

fn exchange(version: IkeVersion) -> &'static str {
    match version {
        IkeVersion::V1 => "main",
        IkeVersion::V2 => "ikev2",
    }
}

/// An identity in a command; none where the device's own choice is the right one.
fn identity(identity: &Identity) -> Option<String> {
    match identity {
        Identity::Address(address) => Some(format!("ipv4 {address}")),
        Identity::Name(name) => Some(format!("domain-name {name}")),
        Identity::Later(word) => Some(format!("ipv4 {word}")),
        // The address that a name has at the moment: SonicOS sends its own.
        Identity::AddressOf(_) => None,
    }
}

/// Every negotiated value in the words of its pages; the key stands there as its word.
pub fn parameters(_: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let (tunnel, here) = (view.tunnel, view.here);
    let one = |topic, label: &'static str, value: String| Parameter { topic, label, value: value.into() };
    let list = |networks: &[IpNet]| networks.iter().map(IpNet::to_string).collect::<Vec<_>>().join(", ");
    let shown = |id: &Identity| identity(id).unwrap_or_else(|| format!("ipv4 (that of {})", id.text()));
    let mut all = vec![
        one(Topic::IkeVersion, "Exchange", exchange(tunnel.ike_version).to_owned()),
        one(Topic::RemoteAddress, "IPsec Primary Gateway Name or Address", here.remote.text()),
        one(Topic::LocalIdentity, "Local IKE ID", shown(&here.identity)),
        one(Topic::RemoteIdentity, "Peer IKE ID", shown(&here.peer_identity)),
        one(Topic::Authentication, "Authentication Method", "IKE using Preshared Secret".to_owned()),
        one(Topic::IkeEncryption, "IKE (Phase 1) Encryption", words::cipher(tunnel.ike.encryption).to_owned()),
        one(Topic::IkeIntegrity, "IKE (Phase 1) Authentication", words::hash(tunnel.ike.integrity).to_owned()),
        one(Topic::IkeGroup, "IKE (Phase 1) DH Group", tunnel.ike.group.number().to_string()),
        one(Topic::IkeLifetime, "IKE (Phase 1) Life Time (seconds)", here.ike_lifetime.to_string()),
        one(Topic::EspEncryption, "IPsec (Phase 2) Encryption", words::cipher(tunnel.esp.encryption).to_owned()),
        one(
            Topic::EspIntegrity,
            "IPsec (Phase 2) Authentication",
            tunnel.esp.integrity.map_or("none", words::hash).to_owned(),
        ),
        one(
            Topic::Pfs,
            "Enable Perfect Forward Secrecy",
            tunnel.esp.pfs.map_or_else(|| "off".to_owned(), |group| format!("on, DH Group {}", group.number())),
        ),
        one(Topic::EspLifetime, "IPsec (Phase 2) Life Time (seconds)", here.esp_lifetime.to_string()),
        one(
            Topic::Initiation,
            "Enable Keep Alive",
            if here.start == Start::Initiate { "on" } else { "off" }.to_owned(),
        ),
        one(Topic::NatTraversal, "Enable NAT Traversal (whole device)", "on".to_owned()),
    ];
    if !tunnel.is_route_based() {
        let own = manual::once(here.selectors.iter().map(|(own, _)| *own));
        all.push(one(Topic::LocalNetworks, "Local network", list(&own)));
    }
    all.push(one(Topic::RemoteNetworks, "Destination network", list(&remotes(view))));
    all.push(one(Topic::PacketSize, "TCP MSS", tunnel.mss.to_string()));
    all
}

/// The parameters, and the key where keys are written.
fn fields(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let mut all = parameters(side, view);
    let key = side.key(&view.tunnel.id).text().to_owned();
    let place = all.iter().position(|one| one.topic == Topic::Authentication).map_or(0, |place| place + 1);
    all.insert(place, Parameter { topic: Topic::Authentication, label: "Shared Secret", value: key.into() });
    all
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(PhaseOfWork::Prepare, "Save the settings of the SonicWall.", 2),
        step(PhaseOfWork::Configure, "Go through ike-guide.md, or paste ike.cli where it is there.", 15),
        step(PhaseOfWork::Connect, "Enable the policy.", 1),
        step(PhaseOfWork::Verify, "Go through ike-verify.md.", 5),
        step(PhaseOfWork::Rollback, "Paste ike-rollback.cli, or delete the policy and its address objects.", 5),
    ]
}
