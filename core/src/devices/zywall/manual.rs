//! The files of a side with manual keys: commands where the release has them, the
//! pages as a guide, checks, the way back.

use super::{ZYNOS, words};
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{ManualLabels, Parameter, PhaseOfWork, RunStep, manual_file, manual_parameters, manual_replace};
use crate::render::lines::Lines;
use crate::render::markdown;
use crate::render::template::{Words, fill};
use crate::side::{ManualView, Part, Side, Way};

const COMMANDS: &str = include_str!("templates/manual.zysh");
const ROLLBACK: &str = include_str!("templates/manual-rollback.zysh");
const GUIDE: &str = include_str!("templates/manual-guide.md");
const ROLLBACK_GUIDE: &str = include_str!("templates/manual-rollback.md");
const VERIFY: &str = include_str!("templates/manual-verify.md");

const LABELS: ManualLabels = ManualLabels {
    local: "Own WAN address",
    remote: "Remote gateway address",
    encryption: "Encryption Algorithm",
    integrity: "Authentication Algorithm",
    encryption_key: ["Encryption Key", ""],
    integrity_key: ["Authentication Key", ""],
    local_networks: "Local network (local policy)",
    remote_networks: "Remote network (remote policy)",
};

/// Every value in the words of its pages.
pub fn parameters(side: &Side<'_>, view: &ManualView<'_>) -> Vec<Parameter> {
    let cipher = words::cipher_label(view.tunnel.encryption);
    manual_parameters(side, view, &LABELS, (cipher, view.tunnel.integrity.map_or("", words::hash_label)))
}

/// Every file; none where no tunnel has manual keys.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let words = words_of(side);
    let page = |name, kind, template, purpose| {
        let replace = if kind == ArtifactKind::Guide { manual_replace(side) } else { Vec::new() };
        let text = markdown::filled(template, &words, &Header::of(side, purpose, &replace));
        manual_file(side, (name, kind, "text/markdown"), purpose, text)
    };
    let mut files = vec![page("guide.md", ArtifactKind::Guide, GUIDE, "The pages, field by field")];
    if has_commands(side) {
        let replace = manual_replace(side);
        let text = script(
            &Header::of(side, "commands for the console or a shell script", &replace).for_console(),
            COMMANDS,
            &words,
        );
        files.push(manual_file(
            side,
            ("vpn.zysh", ArtifactKind::Configuration, "text/plain"),
            "The same as commands",
            text,
        ));
        let text = script(&Header::of(side, "the way back as commands", &[]).for_console(), ROLLBACK, &words);
        files.push(manual_file(side, ("rollback.zysh", ArtifactKind::Rollback, "text/plain"), "Takes them away", text));
    } else {
        files.push(page("rollback.md", ArtifactKind::Rollback, ROLLBACK_GUIDE, "The way back"));
    }
    files.push(page("verify.md", ArtifactKind::Verify, VERIFY, "Places that show whether it works"));
    files
}

/// ZyNOS has its pages; its menus on the console are described nowhere that was read.
fn has_commands(side: &Side<'_>) -> bool {
    side.gateway().release.id != ZYNOS
}

/// A script: `#` begins a comment; a lone `!` would leave a level.
fn script(header: &Header, template: &str, words: &Words) -> String {
    let mut out = Lines::indented_by("");
    out.header("#", header).line("").line(fill(template, words));
    out.finish()
}

fn words_of(side: &Side<'_>) -> Words {
    let mut words = Words::new();
    words.flag("commands", has_commands(side));
    words.list("tunnels", side.manual_tunnels().map(|view| tunnel(side, &view)).collect());
    words
}

fn tunnel(side: &Side<'_>, view: &ManualView<'_>) -> Words {
    let mut words = Words::new();
    // A tunnel's id is small letters, digits and hyphens: a name as it is.
    let id = &view.tunnel.id;
    words.set("id", id).set("spi", &view.spi(Way::In));
    words.set("cipher", &words::cipher(view.tunnel.encryption));
    words.set("hash", &view.tunnel.integrity.map_or("", words::hash));
    // Letters and digits, or the word to replace: nothing to quote.
    words.set("encryption_key", &side.manual_key(view, Way::In, Part::Encryption).text());
    words.set("integrity_key", &side.manual_key(view, Way::In, Part::Integrity).text());
    words.set("local", &view.here.local.text()).set("peer", &view.here.remote.text()).set("mss", &view.tunnel.mss);
    // The rule "one network pair a connection" sees to it that there is one pair only.
    if let Some((own, other)) = view.here.selectors.first() {
        words.set("own", own).set("other", other);
    }
    words.list("fields", parameters(side, view).iter().map(Parameter::row).collect());
    words
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(PhaseOfWork::Prepare, "Save the configuration. Check that no other manual connection has the SPI.", 5),
        step(PhaseOfWork::Configure, "Go through guide.md, or run vpn.zysh where it is there.", 15),
        step(PhaseOfWork::Connect, "Activate the connection.", 1),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Run rollback.zysh, or go through rollback.md.", 5),
    ]
}
