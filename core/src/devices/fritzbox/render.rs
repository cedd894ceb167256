//! The file to import, the guide around it, and every value in its words.

use ipnet::IpNet;

use crate::bundle::{Artifact, ArtifactKind};
use crate::crypto::{DhGroup, Named};
use crate::devices::{Parameter, PhaseOfWork, RunStep, Topic, ike_page, ike_text};
use crate::plan::{Identity, Remote, Start};
use crate::render::markdown;
use crate::render::template::Words;
use crate::side::{Side, TunnelView, networks_of};

const FILE: &str = include_str!("templates/vpn.cfg");
const GUIDE: &str = include_str!("templates/guide.md");
const VERIFY: &str = include_str!("templates/verify.md");
const ROLLBACK: &str = include_str!("templates/rollback.md");

/// Every file.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    let several = side.tunnels().nth(1).is_some();
    // The key stands in the file that is imported, and nowhere else.
    let without = Side { keys: None, ..*side };
    let open = words(&without, &side.tunnels().collect::<Vec<_>>());
    // Each connection in a file of its own: how several stand in one was read nowhere.
    let import = |view: TunnelView<'_>| {
        let name = if several { format!("vpn-{}.cfg", view.tunnel.id) } else { "vpn.cfg".to_owned() };
        let file = (name.as_str(), ArtifactKind::Configuration, "The file to import");
        ike_text(side, file, "//", FILE, &words(side, &[view]))
    };
    let page = |name, kind, purpose, template| ike_page(side, (name, kind, purpose), template, &open);
    let mut files: Vec<Artifact> = side.tunnels().map(import).collect();
    if !files.is_empty() {
        files.push(page("guide.md", ArtifactKind::Guide, "What to do, in order", GUIDE));
        files.push(page("verify.md", ArtifactKind::Verify, "Whether it works", VERIFY));
        files.push(page("rollback.md", ArtifactKind::Rollback, "The way back", ROLLBACK));
    }
    files
}

fn words(side: &Side<'_>, views: &[TunnelView<'_>]) -> Words {
    let mut words = Words::new();
    words.set("label", &markdown::plain(&side.gateway().label)).flag("several", views.len() > 1);
    words.list("tunnels", views.iter().map(|view| tunnel(side, view)).collect());
    words
}

fn tunnel(side: &Side<'_>, view: &TunnelView<'_>) -> Words {
    let here = view.here;
    let mut words = Words::new();
    // Ids are small letters, digits and hyphens, keys letters and digits, host names
    // letters, digits, hyphens and dots: nothing in them ends a text in double quotes.
    words.set("id", &view.tunnel.id).set("key", &side.key(&view.tunnel.id).text()).set("mss", &view.tunnel.mss);
    words.flag("starts", here.start == Start::Initiate).set("phase1", &phase1(view)).set("phase2", &phase2(view));
    words.set("always", &if here.start == Start::Initiate { "yes" } else { "no" });
    let named = matches!(here.remote, Remote::Name(_));
    words.flag("named", named).set("peer", &here.remote.text());
    words.set("address", &if named { "0.0.0.0".to_owned() } else { here.remote.text() });
    words.set("sends", &identity(&here.identity)).set("expects", &identity(&here.peer_identity));
    // The rule "one network pair a connection" sees to it that there is one pair only.
    if let Some((own, other)) = here.selectors.first() {
        network(&mut words, ["own", "own_mask"], own);
        network(&mut words, ["other", "other_mask"], other);
    }
    words.list("fields", parameters(side, view).iter().map(Parameter::row).collect());
    words
}

fn network(words: &mut Words, [name, mask]: [&'static str; 2], network: &IpNet) {
    words.set(name, &network.network()).set(mask, &network.netmask());
}

/// A block `localid` or `remoteid`: an address bare, a name quoted.
fn identity(identity: &Identity) -> String {
    match identity {
        Identity::Address(_) | Identity::Later(_) => format!("ipaddr = {};", identity.text()),
        // There is no word for "the address behind this name": the name itself is sent.
        Identity::Name(name) | Identity::AddressOf(name) => format!("fqdn = \"{name}\";"),
    }
}

/// The set of phase 1, of which the other end picks: group 14 has one of its own.
fn phase1(view: &TunnelView<'_>) -> &'static str {
    if view.tunnel.ike.group == DhGroup::Modp2048 { "dh14/aes/sha" } else { "all/all/all" }
}

/// The set of phase 2.
fn phase2(view: &TunnelView<'_>) -> &'static str {
    match view.tunnel.esp.pfs {
        Some(_) => "esp-all-all/ah-none/comp-all/pfs",
        None => "esp-all-all/ah-none/comp-all/no-pfs",
    }
}

/// Every negotiated value: what stands in the file, and what the other end picks of a set.
pub fn parameters(_: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let (tunnel, here) = (view.tunnel, view.here);
    let own = |topic, label, value: String| Parameter { topic, label, value: value.into() };
    let of = |set: &str, picked: &str| format!("of {set}: {picked}");
    let (one, two) = (phase1(view), phase2(view));
    let pfs = tunnel.esp.pfs.map_or("none", Named::name);
    vec![
        own(Topic::IkeVersion, "mode", "phase1_mode_idp (IKEv1, main mode)".to_owned()),
        own(
            Topic::RemoteAddress,
            if matches!(here.remote, Remote::Name(_)) { "remotehostname" } else { "remoteip" },
            here.remote.text(),
        ),
        own(Topic::LocalIdentity, "localid", identity(&here.identity)),
        own(Topic::RemoteIdentity, "remoteid", identity(&here.peer_identity)),
        own(Topic::Authentication, "keytype", "connkeytype_pre_shared".to_owned()),
        own(Topic::IkeEncryption, "phase1ss, cipher", of(one, tunnel.ike.encryption.name())),
        own(Topic::IkeIntegrity, "phase1ss, hash", of(one, tunnel.ike.integrity.name())),
        own(Topic::IkeGroup, "phase1ss, group", of(one, tunnel.ike.group.name())),
        own(Topic::IkeLifetime, "lifetime (the box's own)", here.ike_lifetime.to_string()),
        own(Topic::EspEncryption, "phase2ss, cipher", of(two, tunnel.esp.encryption.name())),
        own(Topic::EspIntegrity, "phase2ss, hash", of(two, tunnel.esp.integrity.map_or("none", Named::name))),
        own(Topic::Pfs, "phase2ss, PFS", of(two, pfs)),
        own(Topic::EspLifetime, "lifetime of phase 2 (the box's own)", here.esp_lifetime.to_string()),
        own(Topic::LocalNetworks, "phase2localid", networks_of(&here.selectors, |(own, _)| *own)),
        own(Topic::RemoteNetworks, "phase2remoteid and accesslist", networks_of(&here.selectors, |(_, other)| *other)),
        own(Topic::Initiation, "always_renew", if here.start == Start::Initiate { "yes" } else { "no" }.to_owned()),
        own(Topic::NatTraversal, "use_nat_t", "yes".to_owned()),
        own(Topic::PacketSize, "TCP MSS (not set here)", tunnel.mss.to_string()),
    ]
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(PhaseOfWork::Prepare, "Save the settings of the FRITZ!Box (System > Backup).", 5),
        step(PhaseOfWork::Connect, "Import the file by guide.md.", 5),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Delete the connection by rollback.md.", 2),
    ]
}
