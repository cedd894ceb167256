//! The files of a side: commands for `ip -batch`, the way back, a guide, checks.

use super::words;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{
    ManualLabels, Parameter, PhaseOfWork, RunStep, manual_file, manual_parameters, manual_replace, manual_words,
};
use crate::render::lines::Lines;
use crate::render::markdown;
use crate::render::template::{Words, fill};
use crate::side::{ManualView, Side};

const CONFIGURATION: &str = include_str!("templates/xfrm.batch");
const ROLLBACK: &str = include_str!("templates/rollback.batch");
const GUIDE: &str = include_str!("templates/guide.md");
const VERIFY: &str = include_str!("templates/verify.md");

const LABELS: ManualLabels = ManualLabels {
    local: "src of outgoing states",
    remote: "dst of outgoing states",
    encryption: "enc or aead",
    integrity: "auth-trunc",
    encryption_key: ["ALGO-KEYMAT of enc or aead, to this host", "ALGO-KEYMAT of enc or aead, to the peer"],
    integrity_key: ["ALGO-KEYMAT of auth-trunc, to this host", "ALGO-KEYMAT of auth-trunc, to the peer"],
    local_networks: "src of outgoing policies",
    remote_networks: "dst of outgoing policies",
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
            "xfrm.batch",
            ArtifactKind::Configuration,
            "states and policies for ip -batch",
            "States and policies, to be loaded with: ip -batch xfrm.batch",
            CONFIGURATION,
            manual_replace(side),
        ),
        script(
            "rollback.batch",
            ArtifactKind::Rollback,
            "the way back, for ip -force -batch",
            "Takes them away again: ip -force -batch rollback.batch",
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
    // An SPI's number serves as the number that joins policies to their state: it is
    // not in use by another tunnel here.
    words.set("id_in", &view.here.spi_in.number()).set("id_out", &view.here.spi_out.number());
    words.set("cipher", &words::cipher(view.tunnel.encryption));
    // The length is written out: without it the kernel cuts SHA-256 to 96 bits, and nobody else does.
    if let Some(hash) = view.tunnel.integrity {
        words.set("hash", &words::hash(hash)).set("icv", &hash.icv_bits());
    }
    words
}

/// Every value in the kernel's words.
pub fn parameters(side: &Side<'_>, view: &ManualView<'_>) -> Vec<Parameter> {
    let hash = view.tunnel.integrity.map(|hash| format!("{} {}", words::hash(hash), hash.icv_bits()));
    let words = (words::cipher(view.tunnel.encryption), hash.unwrap_or_default());
    manual_parameters(side, view, &LABELS, (words.0, &words.1))
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(PhaseOfWork::Prepare, "Check with ip xfrm state list nokeys that the SPIs are free.", 2),
        step(PhaseOfWork::Configure, "Copy xfrm.batch, let the firewall pass ESP, exempt the networks from NAT.", 10),
        step(PhaseOfWork::Connect, "Load xfrm.batch with ip -batch.", 1),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Load rollback.batch with ip -force -batch.", 1),
    ]
}
