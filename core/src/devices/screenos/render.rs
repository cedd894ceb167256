//! The files of a side: commands where they are confirmed, a guide, checks.

use super::manual;
use super::words;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{manual_file, manual_notes, manual_replace, manual_step};
use crate::plan::Remote;
use crate::render::guide::Guide;
use crate::render::template::{Words, fill};
use crate::side::{KEY_PLACEHOLDER, Side, TunnelView};

const CONFIGURATION: &str = include_str!("templates/config.cfg");

/// Every file; commands only where a tunnel has IKE.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    let markdown = "text/markdown";
    let mut files = Vec::new();
    if side.tunnels().next().is_some() {
        files.push(configuration(side));
    }
    let purpose = "What to do, in order; with every value of tunnels with manual keys.";
    files.push(manual_file(side, ("guide.md", ArtifactKind::Guide, markdown), purpose, guide(side)));
    let purpose = "Commands that show whether it works.";
    files.push(manual_file(side, ("verify.md", ArtifactKind::Verify, markdown), purpose, verify(side)));
    files
}

fn configuration(side: &Side<'_>) -> Artifact {
    let mut replace = Vec::new();
    for view in side.tunnels() {
        for (word, wanted) in [
            (KEY_PLACEHOLDER.to_owned(), !side.key(&view.tunnel.id).is_secret()),
            (view.here.remote.text(), matches!(view.here.remote, Remote::Later(_))),
        ] {
            if wanted && !replace.contains(&word) {
                replace.push(word);
            }
        }
    }
    let header = Header::of(side, "commands", &replace);
    let secret = side.tunnels().any(|view| side.key(&view.tunnel.id).is_secret());
    let text = fill(CONFIGURATION, &side_words(side, &header));
    let purpose = "The commands to paste, for the tunnels with IKE.";
    let file =
        Artifact::new(&side.gateway().id, "config.cfg", ArtifactKind::Configuration, "text/plain", purpose, text);
    Artifact { secret, replace, ..file }
}

fn side_words(side: &Side<'_>, header: &Header) -> Words {
    let mut words = Words::new();
    let lines = header.lines().map(|line| {
        let mut entry = Words::new();
        entry.set("line", &line);
        entry
    });
    words.list("header", lines.collect()).set("outside", &side.gateway().settings.text("external_interface"));
    let tunnels = side.tunnels().enumerate().map(|(number, view)| tunnel(side, &view, number));
    words.list("tunnels", tunnels.collect());
    words.set("mss", &side.tunnels().map(|view| view.tunnel.mss).min().unwrap_or_default());
    words
}

/// The names of a tunnel's objects carry a mark, so that they are found again.
fn name(id: &str) -> String {
    format!("tw-{id}")
}

/// `tunnel.N` of a side's tunnel.
fn interface(side: &Side<'_>, number: usize) -> String {
    let first = side.gateway().settings.number("tunnel_interface").unwrap_or(1);
    format!("tunnel.{}", first + u32::try_from(number).unwrap_or_default())
}

fn tunnel(side: &Side<'_>, view: &TunnelView<'_>, number: usize) -> Words {
    let (ike, esp, here) = (view.tunnel.ike, view.tunnel.esp, view.here);
    let mut all = Words::new();
    all.set("id", &view.tunnel.id).set("name", &name(&view.tunnel.id)).set("interface", &interface(side, number));
    all.set("peer", &here.remote.text()).set("psk", &side.key(&view.tunnel.id).text());
    all.set("group", &ike.group.number()).set("ike_cipher", &words::cipher(ike.encryption));
    all.set("ike_hash", &words::hash(ike.integrity)).set("ike_lifetime", &here.ike_lifetime);
    all.set("esp_cipher", &words::cipher(esp.encryption)).set("esp_hash", &esp.integrity.map_or("", words::hash));
    all.set("esp_lifetime", &here.esp_lifetime);
    all.set("dpd", &here.dpd_seconds.map(|seconds| seconds.to_string()).unwrap_or_default());
    if let Some((own, other)) = here.selectors.first() {
        all.set("local", own).set("remote", other);
    }
    all
}

fn guide(side: &Side<'_>) -> String {
    let mut guide = Guide::titled(format_args!("{}: the tunnel on ScreenOS", side.gateway().label));
    guide
        .section("Before you begin", "console or SSH")
        .step("Keep the present configuration.")
        .code("get config")
        .step("Look which tunnel interfaces are in use; none of the new ones may be among them.")
        .code("get interface");
    if side.tunnels().next().is_some() {
        with_ike(&mut guide, side);
    }
    if side.manual_tunnels().next().is_some() {
        by_hand(&mut guide, side);
    }
    guide.finish(&Header::of(side, "guide", &manual_replace(side)))
}

fn with_ike(guide: &mut Guide, side: &Side<'_>) {
    guide
        .section("Tunnels with IKE", "console or SSH")
        .step("Paste config.cfg.")
        .step(
            "Policies of the interface's zones decide whether the tunnel's packets keep their addresses: look that no NAT \
             stands in the two new policies and that they are the first to match.",
        )
        .code("get policy")
        .step("The way back: the same commands with unset in place of set, from the last to the first, for these objects.");
    for (number, view) in side.tunnels().enumerate() {
        guide.field("all objects of the tunnel", name(&view.tunnel.id));
        guide.field("its interface", interface(side, number));
    }
}

/// The commands for manual keys are not confirmed, so the values stand here, keys and all.
fn by_hand(guide: &mut Guide, side: &Side<'_>) {
    guide.section("Tunnels with manual keys", "the pages for VPNs with manual keys");
    manual_notes(guide);
    guide.note(
        "No source confirms the commands and field names of ScreenOS for manual keys, so there is nothing to paste: find \
         the field for each value below. The SPIs are hexadecimal and lie above 0x3000, which one source names as the \
         lowest that ScreenOS takes.",
    );
    guide.step("Let IP protocol 50 (ESP) pass between the two outside addresses, and keep the networks out of NAT.");
    for view in side.manual_tunnels() {
        guide.section(format_args!("Values of {}", view.tunnel.id), "");
        manual_step(guide, "Enter these values.", &manual::parameters(side, &view));
    }
}

fn verify(side: &Side<'_>) -> String {
    let mut guide = Guide::titled("Does it work?");
    guide
        .section("Look", "console or SSH")
        .step("The SAs of each tunnel are there. A/- and A/U both mean that it is up; A/U that its monitor hears the peer.")
        .code("get sa")
        .step("The other side's networks lead into the tunnel interface.")
        .code("get route");
    guide.finish(&Header::of(side, "checks", &[]))
}
