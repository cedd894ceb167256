//! The files of a side: a file for `setkey -f`, the way back, a guide, checks.

use super::words;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{
    ManualLabels, Parameter, PhaseOfWork, RunStep, manual_file, manual_parameters, manual_replace, manual_words,
};
use crate::render::lines::Lines;
use crate::render::markdown;
use crate::render::template::{Words, fill};
use crate::side::{ManualView, Side};

const CONFIGURATION: &str = include_str!("templates/setkey.conf");
const ROLLBACK: &str = include_str!("templates/rollback.conf");
const GUIDE: &str = include_str!("templates/guide.md");
const VERIFY: &str = include_str!("templates/verify.md");

const LABELS: ManualLabels = ManualLabels {
    local: "src of the add to the peer",
    remote: "dst of the add to the peer",
    encryption: "-E",
    integrity: "-A",
    encryption_key: ["key of -E, to this host", "key of -E, to the peer"],
    integrity_key: ["key of -A, to this host", "key of -A, to the peer"],
    local_networks: "src_range of the policies out",
    remote_networks: "dst_range of the policies out",
};

/// Every file; none where no tunnel has manual keys.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    // The guide's table is for reading aloud; the keys stand in the file that is loaded, and nowhere else.
    let without = Side { keys: None, ..*side };
    let (words, plain) = (words_of(side), words_of(&without));
    let script = |name, kind, what, purpose, template, replace: Vec<String>| {
        let mut out = Lines::indented_by("");
        out.header("#", &Header::of(side, what, &replace)).line("").line(fill(template, &words));
        manual_file(side, (name, kind, "text/plain"), purpose, out.finish())
    };
    let page = |name, kind, what, purpose, template, replace: Vec<String>| {
        let text = markdown::filled(template, &plain, &Header::of(side, what, &replace));
        manual_file(side, (name, kind, "text/markdown"), purpose, text)
    };
    vec![
        script(
            "setkey.conf",
            ArtifactKind::Configuration,
            "associations and policies for setkey -f",
            "Associations and policies, to be loaded with: setkey -f setkey.conf",
            CONFIGURATION,
            manual_replace(side),
        ),
        script(
            "rollback.conf",
            ArtifactKind::Rollback,
            "the way back, for setkey -f",
            "Takes them away again: setkey -f rollback.conf",
            ROLLBACK,
            Vec::new(),
        ),
        page("guide.md", ArtifactKind::Guide, "guide", "What to do, in order.", GUIDE, manual_replace(&without)),
        page("verify.md", ArtifactKind::Verify, "checks", "Commands that show whether it works.", VERIFY, Vec::new()),
    ]
}

fn words_of(side: &Side<'_>) -> Words {
    let mut words = Words::new();
    words.set("place", &markdown::plain(&side.gateway().label));
    words.list("tunnels", side.manual_tunnels().map(|view| tunnel(side, &view)).collect());
    words
}

fn tunnel(side: &Side<'_>, view: &ManualView<'_>) -> Words {
    let mut words = manual_words(side, view, &parameters(side, view));
    // Joins the policies of one tunnel to its associations, where two tunnels lead to the same peer; 1 to 32767.
    words.set("unique", &(1000 + view.tunnel.place % 10_000));
    words.set("cipher", &words::cipher(view.tunnel.encryption, side.gateway().release.id));
    words.set("hash", &view.tunnel.integrity.map_or("", words::hash));
    words
}

/// Every value in setkey's words.
pub fn parameters(side: &Side<'_>, view: &ManualView<'_>) -> Vec<Parameter> {
    let cipher = words::cipher(view.tunnel.encryption, side.gateway().release.id);
    manual_parameters(side, view, &LABELS, (cipher, view.tunnel.integrity.map_or("", words::hash)))
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(PhaseOfWork::Prepare, "Check with setkey -D that the SPIs are free.", 2),
        step(PhaseOfWork::Configure, "Copy setkey.conf, let the firewall pass ESP, exempt the networks from NAT.", 10),
        step(PhaseOfWork::Connect, "Load setkey.conf with setkey -f.", 1),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Load rollback.conf with setkey -f.", 1),
    ]
}
