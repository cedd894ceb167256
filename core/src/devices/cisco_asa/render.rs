//! The files of a side: commands, the way back, a guide, checks; and its part of the work.

use super::gather::side_words;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{PhaseOfWork, RunStep};
use crate::plan::Remote;
use crate::render::lines::Lines;
use crate::render::markdown;
use crate::render::template::{Words, fill};
use crate::side::{Side, TunnelView};

const CONFIGURATION: &str = include_str!("templates/config.asa");
const ROLLBACK: &str = include_str!("templates/rollback.asa");
const GUIDE: &str = include_str!("templates/guide.md");
const VERIFY: &str = include_str!("templates/verify.md");

/// Every file.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    // The key stands in the file that is pasted, and nowhere else.
    let without = Side { keys: None, ..*side };
    let (secret, open) = (side_words(side), side_words(&without));
    let page = |name, kind, template, purpose| {
        let text = markdown::filled(template, &open, &Header::of(side, purpose, &[]));
        file(side, (name, kind, "text/markdown"), purpose, text)
    };
    let script = |name, kind, template, purpose, words: &Words, replace: &[String]| {
        // A line that begins with ! is a comment.
        let mut out = Lines::indented_by("");
        out.header("!", &Header::of(side, purpose, replace).for_console()).line("!").line(fill(template, words));
        file(side, (name, kind, "text/plain"), purpose, out.finish())
    };
    let purpose = "The commands to paste at the prompt of a privileged session";
    vec![
        script("config.asa", ArtifactKind::Configuration, CONFIGURATION, purpose, &secret, &replace(side)),
        script("rollback.asa", ArtifactKind::Rollback, ROLLBACK, "Takes them away again", &open, &peers(side)),
        page("guide.md", ArtifactKind::Guide, GUIDE, "What to do, in order"),
        page("verify.md", ArtifactKind::Verify, VERIFY, "Commands that show whether it works"),
    ]
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
    let keys = side.tunnels().map(|view| side.key(&view.tunnel.id)).filter(|key| !key.is_secret());
    once(keys.map(|key| key.text().to_owned()).chain(peers(side)))
}

/// The peers whose address is not known yet.
fn peers(side: &Side<'_>) -> Vec<String> {
    let later = |view: &TunnelView<'_>| matches!(view.here.remote, Remote::Later(_));
    once(side.tunnels().filter(later).map(|view| view.here.remote.text()))
}

fn once(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut unique: Vec<String> = Vec::new();
    for word in words {
        if !unique.contains(&word) {
            unique.push(word);
        }
    }
    unique
}

/// This side's part of the work.
pub fn runbook(_: &Side<'_>) -> Vec<RunStep> {
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(
            PhaseOfWork::Prepare,
            "Keep the configuration. Check by guide.md that priorities, names and the crypto map's entries are free.",
            5,
        ),
        step(PhaseOfWork::Connect, "Paste config.asa.", 2),
        step(PhaseOfWork::Configure, "Look after NAT, routes and access lists by guide.md.", 10),
        step(PhaseOfWork::Verify, "Go through verify.md; then write memory.", 5),
        step(PhaseOfWork::Rollback, "Paste rollback.asa; write memory.", 2),
    ]
}
