//! The files of a side: the guide, the section of config.xml, checks, the way back.

use super::gather::{Syntax, has_section, side_words};
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::plan::{Identity, Remote};
use crate::render::frr::{self, PeerRoutes};
use crate::render::markdown::filled;
use crate::render::template::{Words, fill};
use crate::render::xml::comment_text;
use crate::side::{KEY_PLACEHOLDER, Side};

const GUIDE: &str = include_str!("templates/guide.md");
const SECTION: &str = include_str!("templates/ipsec-section.xml");
const VERIFY: &str = include_str!("templates/verify.md");
const ROLLBACK: &str = include_str!("templates/rollback.md");
const MARKDOWN: &str = "text/markdown";

/// Every file.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    let words = side_words(side, Syntax::Guide);
    let mut files = vec![guide(side, &words)];
    if has_section(side) {
        files.push(section(side));
    }
    files.extend(frr::text(side, "FRR", PeerRoutes::Elsewhere).map(|text| {
        let purpose = "What the pages of os-frr come to, for comparison; they write its words in their own order.";
        Artifact::new(&side.gateway().id, "frr.conf", ArtifactKind::FrrConf, "text/plain", purpose, text)
    }));
    let page = |name, kind, purpose, template| {
        let text = filled(template, &words, &Header::of(side, purpose, &[]));
        Artifact::new(&side.gateway().id, name, kind, MARKDOWN, purpose, text)
    };
    files.push(page("verify.md", ArtifactKind::Verify, "Whether it works, and what the log says.", VERIFY));
    files.push(page("rollback.md", ArtifactKind::Rollback, "The way back.", ROLLBACK));
    files
}

fn guide(side: &Side<'_>, words: &Words) -> Artifact {
    let purpose = "Every field of every page, in order: the way for a firewall in use.";
    let header = Header::of(side, "guide", &to_replace(side));
    let text = filled(GUIDE, words, &header);
    marked(side, Artifact::new(&side.gateway().id, "guide.md", ArtifactKind::Guide, MARKDOWN, purpose, text))
}

fn section(side: &Side<'_>) -> Artifact {
    let purpose = "For a firewall without IPsec so far: restoring it (area IPsec) replaces all of its IPsec.";
    let header = Header::of(side, "IPsec section", &to_replace(side));
    let mut words = side_words(side, Syntax::Xml);
    let text = fill(SECTION, words.header(header.lines().map(comment_text)));
    let (name, kind) = ("ipsec-section.xml", ArtifactKind::Configuration);
    marked(side, Artifact::new(&side.gateway().id, name, kind, "application/xml", purpose, text))
}

/// A file that knows whether it holds a key, and which words are to be replaced.
fn marked(side: &Side<'_>, file: Artifact) -> Artifact {
    let secret = side.tunnels().any(|view| side.key(&view.tunnel.id).is_secret());
    Artifact { secret, replace: to_replace(side), ..file }
}

/// Every word to put in by hand, once.
fn to_replace(side: &Side<'_>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut add = |word: String| {
        if !words.contains(&word) {
            words.push(word);
        }
    };
    for view in side.tunnels() {
        if !side.key(&view.tunnel.id).is_secret() {
            add(KEY_PLACEHOLDER.to_owned());
        }
        if matches!(view.here.identity, Identity::Later(_)) && view.line.nat.is_some() {
            add(view.here.identity.text());
        }
        if matches!(view.here.remote, Remote::Later(_)) {
            add(view.here.remote.text());
        }
    }
    words
}
