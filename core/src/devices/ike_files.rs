//! What the files with IKE of several devices share: the words to put in by hand, which
//! files hold a key, and the header of each in its own comments.

use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::plan::{Identity, Remote};
use crate::render::lines::Lines;
use crate::render::markdown::{Markdown, body};
use crate::render::template::{Words, fill};
use crate::side::Side;

/// A page of Markdown made of a template: its name, its kind, what it is for.
pub fn ike_page(
    side: &Side<'_>,
    (name, kind, purpose): (&str, ArtifactKind, &str),
    template: &str,
    words: &Words,
) -> Artifact {
    let body = body(template, words);
    let replace = replace(side, &body);
    let mut page = Markdown::default();
    page.raw(&body);
    let text = page.finish(&Header::of(side, purpose, &replace));
    file(side, (name, kind, "text/markdown"), purpose, (text, replace))
}

/// A text for the device itself, made of a template, with the mark that begins a comment there.
pub fn ike_text(
    side: &Side<'_>,
    (name, kind, purpose): (&str, ArtifactKind, &str),
    comment: &'static str,
    template: &str,
    words: &Words,
) -> Artifact {
    let body = fill(template, words);
    let replace = replace(side, &body);
    let mut out = Lines::indented_by("");
    out.header(comment, &Header::of(side, purpose, &replace).for_console()).line("").line(body);
    file(side, (name, kind, "text/plain"), purpose, (out.finish(), replace))
}

fn file(
    side: &Side<'_>,
    (name, kind, media_type): (&str, ArtifactKind, &'static str),
    purpose: &str,
    (text, replace): (String, Vec<String>),
) -> Artifact {
    let mut keys = side.tunnels().map(|view| side.key(&view.tunnel.id));
    let secret = keys.any(|key| key.is_secret() && text.contains(key.text()));
    let file = Artifact::new(&side.gateway().id, name, kind, media_type, purpose, text);
    Artifact { secret, replace, ..file }
}

/// Every word of a text to put in by hand, once.
fn replace(side: &Side<'_>, text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for view in side.tunnels() {
        let key = side.key(&view.tunnel.id);
        let mut all = vec![(!key.is_secret()).then(|| key.text().to_owned())];
        all.push(matches!(view.here.remote, Remote::Later(_)).then(|| view.here.remote.text()));
        for identity in [&view.here.identity, &view.here.peer_identity] {
            all.push(matches!(identity, Identity::Later(_)).then(|| identity.text()));
        }
        for word in all.into_iter().flatten() {
            if text.contains(&word) && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words
}
