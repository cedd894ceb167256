//! The script, the guide around it, and every value in the cmdlet's words.

use ipnet::IpNet;

use super::words::{self, quoted};
use crate::bundle::{Artifact, ArtifactKind};
use crate::crypto::Named;
use crate::devices::{Parameter, PhaseOfWork, RunStep, Topic, ike_page, ike_text};
use crate::plan::{BgpSession, Start};
use crate::render::markdown;
use crate::render::template::Words;
use crate::side::{Side, TunnelView};

const SCRIPT: &str = include_str!("templates/rras.ps1");
const ROLLBACK: &str = include_str!("templates/rollback.ps1");
const GUIDE: &str = include_str!("templates/guide.md");
const VERIFY: &str = include_str!("templates/verify.md");

/// Metric of the routes into the tunnel, as in the maker's examples.
const METRIC: u16 = 100;

/// Every file.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    // The key stands in the script, and nowhere else.
    let (secret, open) = (words_of(side), words_of(&Side { keys: None, ..*side }));
    let script = ("rras.ps1", ArtifactKind::Configuration, "The script to run in an elevated PowerShell");
    let back = ("rollback.ps1", ArtifactKind::Rollback, "Takes it away again");
    vec![
        ike_text(side, script, "#", SCRIPT, &secret),
        ike_text(side, back, "#", ROLLBACK, &open),
        ike_page(side, ("guide.md", ArtifactKind::Guide, "What to do, in order"), GUIDE, &open),
        ike_page(side, ("verify.md", ArtifactKind::Verify, "Whether it works"), VERIFY, &open),
    ]
}

fn words_of(side: &Side<'_>) -> Words {
    let mut words = Words::new();
    words.set("label", &markdown::plain(&side.gateway().label));
    words.flag("any_bgp", side.tunnels().any(|view| view.here.bgp.is_some()));
    words.list("tunnels", side.tunnels().map(|view| tunnel(side, &view)).collect());
    words
}

fn tunnel(side: &Side<'_>, view: &TunnelView<'_>) -> Words {
    let here = view.here;
    let mut words = Words::new();
    words.set("id", &view.tunnel.id).set("name", &quoted(&name(view))).set("mss", &view.tunnel.mss);
    words.set("peer", &here.remote.text()).set("destination", &quoted(&here.remote.text()));
    words.set("key", &quoted(side.key(&view.tunnel.id).text())).flag("starts", here.start == Start::Initiate);
    words.set("persistent", &if here.start == Start::Initiate { "$true" } else { "$false" });
    words.set("ike_lifetime", &here.ike_lifetime).set("esp_lifetime", &here.esp_lifetime);
    for (name, value) in ["cipher", "hash", "group", "esp_cipher", "esp_hash", "pfs"].into_iter().zip(suites(view)) {
        words.set(name, &quoted(value));
    }
    let routes = ways(view).iter().map(|way| quoted(&format!("{way}:{METRIC}"))).collect::<Vec<_>>();
    words.set("subnets", &routes.join(", "));
    if let Some(bgp) = &here.bgp {
        session(&mut words, bgp);
    }
    words.list("fields", parameters(side, view).iter().map(Parameter::row).collect());
    words
}

fn name(view: &TunnelView<'_>) -> String {
    // A tunnel's id is small letters, digits and hyphens.
    format!("tw-{}", view.tunnel.id)
}

/// What is routed into the tunnel: with BGP the way to the peer.
fn ways(view: &TunnelView<'_>) -> Vec<IpNet> {
    let mut ways = view.here.routes.clone();
    ways.extend(view.here.bgp.as_ref().map(|bgp| IpNet::from(bgp.peer_address)));
    ways
}

/// IKE cipher, hash, group; ESP cipher, hash, PFS.
fn suites(view: &TunnelView<'_>) -> [&'static str; 6] {
    let (ike, esp) = (view.tunnel.ike, view.tunnel.esp);
    let cipher = words::cipher(esp.encryption);
    // A cipher that authenticates stands in both places.
    let hash = if esp.encryption.is_aead() { cipher } else { esp.integrity.map_or("None", words::esp_hash) };
    let [group, _] = words::groups(ike.group);
    let pfs = esp.pfs.map_or("None", |group| words::groups(group)[1]);
    [words::cipher(ike.encryption), words::ike_hash(ike.integrity), group, cipher, hash, pfs]
}

fn session(words: &mut Words, bgp: &BgpSession) {
    words.flag("bgp", true).set("asn", &bgp.asn).set("peer_asn", &bgp.peer_asn);
    words.set("bgp_address", &quoted(&bgp.address.to_string()));
    words.set("bgp_peer", &quoted(&bgp.peer_address.to_string()));
    let one = |network: &IpNet| {
        let mut words = Words::new();
        words.set("network", &quoted(&network.to_string()));
        words
    };
    words.list("announce", bgp.announce.iter().map(one).collect());
}

/// Every negotiated value under the parameter's name.
pub fn parameters(_: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let (tunnel, here) = (view.tunnel, view.here);
    let own = |topic, label, value: String| Parameter { topic, label, value: value.into() };
    let [cipher, hash, group, esp_cipher, esp_hash, pfs] = suites(view).map(str::to_owned);
    let routes = ways(view).iter().map(IpNet::to_string).collect::<Vec<_>>().join(", ");
    let starts = here.start == Start::Initiate;
    let mut all = vec![
        own(Topic::IkeVersion, "Protocol", tunnel.ike_version.name().to_owned()),
        own(Topic::RemoteAddress, "Destination", here.remote.text()),
        own(Topic::LocalIdentity, "identity", "its own address (no parameter)".to_owned()),
        own(Topic::Authentication, "AuthenticationMethod", "PSKOnly".to_owned()),
        own(Topic::IkeEncryption, "EncryptionMethod", cipher),
        own(Topic::IkeIntegrity, "IntegrityCheckMethod", hash),
        own(Topic::IkeGroup, "DHGroup", group),
        own(Topic::IkeLifetime, "MMSALifeTimeSeconds", here.ike_lifetime.to_string()),
        own(Topic::EspEncryption, "CipherTransformConstants", esp_cipher),
        own(Topic::EspIntegrity, "AuthenticationTransformConstants", esp_hash),
        own(Topic::Pfs, "PfsGroup", pfs),
        own(Topic::EspLifetime, "SALifeTimeSeconds", here.esp_lifetime.to_string()),
        own(Topic::RemoteNetworks, "IPv4Subnet", routes),
        own(Topic::Initiation, "Persistent", if starts { "on" } else { "off" }.to_owned()),
    ];
    if let Some(bgp) = &here.bgp {
        let value = format!("AS {} at {}, peer AS {} at {}", bgp.asn, bgp.address, bgp.peer_asn, bgp.peer_address);
        all.push(own(Topic::Bgp, "Add-BgpRouter, Add-BgpPeer", value));
    }
    all.push(own(Topic::PacketSize, "TCP MSS (no parameter)", tunnel.mss.to_string()));
    all
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(PhaseOfWork::Prepare, "Install the roles and look at what is there by guide.md.", 15),
        step(PhaseOfWork::Connect, "Run rras.ps1.", 2),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Run rollback.ps1.", 2),
    ]
}
