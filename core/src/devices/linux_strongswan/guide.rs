//! The guide and the checks.

use super::gather::side_words;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::render::markdown::filled;
use crate::side::Side;

const GUIDE: &str = include_str!("templates/guide.md");
const VERIFY: &str = include_str!("templates/verify.md");

/// `guide.md` and `verify.md`.
pub fn render(side: &Side<'_>) -> [Artifact; 2] {
    // The table of values is for reading aloud; the key stands in swanctl.conf alone.
    let without = Side { keys: None, ..*side };
    let words = side_words(&without);
    let page = |name, kind, purpose, template| {
        let text = filled(template, &words, &Header::of(&without, purpose, &[]));
        Artifact::new(&side.gateway().id, name, kind, "text/markdown", purpose, text)
    };
    [
        page("guide.md", ArtifactKind::Guide, "What to do, in order.", GUIDE),
        page("verify.md", ArtifactKind::Verify, "Whether it works, and what the log says.", VERIFY),
    ]
}
