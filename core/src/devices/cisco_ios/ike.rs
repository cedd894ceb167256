//! The files of a side whose keys IKE makes, and its part of the work.

use super::gather::side_words;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{PhaseOfWork, RunStep};
use crate::plan::{Identity, Remote};
use crate::render::lines::Lines;
use crate::render::markdown;
use crate::render::template::{Words, fill};
use crate::side::{KEY_PLACEHOLDER, Side};

const COMMANDS: &str = include_str!("templates/ike.ios");
const ROLLBACK: &str = include_str!("templates/ike-rollback.ios");
const GUIDE: &str = include_str!("templates/ike-guide.md");
const VERIFY: &str = include_str!("templates/ike-verify.md");

/// Every file; none where no tunnel has IKE.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    // The key stands in the file that is pasted, and nowhere else.
    let without = Side { keys: None, ..*side };
    let (secret, open) = (side_words(side), side_words(&without));
    let page = |name, kind, template, purpose| {
        let text = markdown::filled(template, &open, &Header::of(side, purpose, &[]));
        file(side, (name, kind, "text/markdown"), purpose, text)
    };
    let script = |name, kind, template, purpose, words: &Words| {
        let text = fill(template, words);
        // A line that begins with ! is a comment.
        let mut out = Lines::indented_by("");
        out.header("!", &Header::of(side, purpose, &replace(side, &text)).for_console()).line("!").line(text);
        file(side, (name, kind, "text/plain"), purpose, out.finish())
    };
    let purpose = "The commands to paste at the prompt of a privileged session";
    vec![
        script("ike.ios", ArtifactKind::Configuration, COMMANDS, purpose, &secret),
        script("ike-rollback.ios", ArtifactKind::Rollback, ROLLBACK, "Takes them away again", &open),
        page("ike-guide.md", ArtifactKind::Guide, GUIDE, "What to do, in order"),
        page("ike-verify.md", ArtifactKind::Verify, VERIFY, "Commands that show whether it works"),
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
    let replace = replace(side, &text);
    let file = Artifact::new(&side.gateway().id, name, kind, media_type, purpose, text);
    Artifact { secret, replace, ..file }
}

/// Every word of a text to put in by hand, once.
fn replace(side: &Side<'_>, text: &str) -> Vec<String> {
    let mut words = vec![KEY_PLACEHOLDER.to_owned()];
    for view in side.tunnels() {
        words.extend(matches!(view.here.remote, Remote::Later(_)).then(|| view.here.remote.text()));
        for identity in [&view.here.identity, &view.here.peer_identity] {
            words.extend(matches!(identity, Identity::Later(_)).then(|| identity.text()));
        }
    }
    let mut unique: Vec<String> = Vec::new();
    for word in words {
        if text.contains(&word) && !unique.contains(&word) {
            unique.push(word);
        }
    }
    unique
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(
            PhaseOfWork::Prepare,
            "Keep the configuration. Check by ike-guide.md that names, numbers and the crypto map's entries are free.",
            5,
        ),
        step(PhaseOfWork::Configure, "Look after NAT, routes and access lists by ike-guide.md.", 10),
        step(PhaseOfWork::Connect, "Paste ike.ios.", 2),
        step(PhaseOfWork::Verify, "Go through ike-verify.md; then save the configuration.", 5),
        step(PhaseOfWork::Rollback, "Paste ike-rollback.ios; take the lines for NAT back; save.", 5),
    ]
}
