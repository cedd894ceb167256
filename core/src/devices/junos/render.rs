//! The files of a side: `set` commands, the way back, a guide, checks.

use super::gather::side_words;
use super::guide;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{manual_file, manual_replace};
use crate::plan::{Identity, Remote};
use crate::render::template::{Words, fill};
use crate::side::{KEY_PLACEHOLDER, Side};

const CONFIGURATION: &str = include_str!("templates/config.set");
const ROLLBACK: &str = include_str!("templates/rollback.set");
const PLAIN: &str = "text/plain";
const MARKDOWN: &str = "text/markdown";

/// Every file.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    let purpose = "The commands to paste after: configure, load set terminal.";
    let mut words = side_words(side);
    let configuration = filled(side, &mut words, CONFIGURATION, "set commands");
    let back = filled(side, &mut words, ROLLBACK, "the way back");
    let verify = "Commands that show whether it works.";
    vec![
        file(side, ("config.set", ArtifactKind::Configuration, PLAIN), purpose, configuration),
        file(side, ("rollback.set", ArtifactKind::Rollback, PLAIN), "The way back, command by command.", back),
        file(side, ("guide.md", ArtifactKind::Guide, MARKDOWN), "What to do, in order.", guide::guide(side)),
        file(side, ("verify.md", ArtifactKind::Verify, MARKDOWN), verify, guide::verify(side)),
    ]
}

/// A template with its words. Its header lists the words to replace that the text
/// really holds, so the text is needed first.
fn filled(side: &Side<'_>, words: &mut Words, template: &str, what: &str) -> String {
    let text = fill(template, words.header(Header::of(side, what, &[]).lines()));
    let replace = to_replace(side, &text);
    if replace.is_empty() {
        return text;
    }
    fill(template, words.header(Header::of(side, what, &replace).lines()))
}

/// A file that knows whether it holds a key, and which words are to be replaced.
fn file(side: &Side<'_>, name: (&str, ArtifactKind, &'static str), purpose: &str, text: String) -> Artifact {
    let psk = side.tunnels().any(|view| {
        let key = side.key(&view.tunnel.id);
        key.is_secret() && text.contains(key.text())
    });
    let replace = to_replace(side, &text);
    let file = manual_file(side, name, purpose, text);
    Artifact { secret: file.secret || psk, replace, ..file }
}

/// Every word of a text to put in by hand, once.
fn to_replace(side: &Side<'_>, text: &str) -> Vec<String> {
    let mut words = manual_replace(side);
    for view in side.tunnels() {
        words.extend((!side.key(&view.tunnel.id).is_secret()).then(|| KEY_PLACEHOLDER.to_owned()));
        for identity in [&view.here.identity, &view.here.peer_identity] {
            words.extend(matches!(identity, Identity::Later(_)).then(|| identity.text()));
        }
        words.extend(matches!(view.here.remote, Remote::Later(_)).then(|| view.here.remote.text()));
    }
    let mut unique: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        if text.contains(&word) && !unique.contains(&word) {
            unique.push(word);
        }
    }
    unique
}
