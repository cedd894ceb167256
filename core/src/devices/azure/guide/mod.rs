//! `guide.md`: where to click, field by field, in the portal's labels of today; for
//! a classic gateway the table of its time and the way to today's model.

mod classic;
mod portal;

use super::setup::Setup;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::render::guide::Guide;
use crate::side::Side;

/// The guide of one gateway.
pub(super) fn guide(side: &Side<'_>) -> Artifact {
    let setup = Setup::planned(side.plan, side.gateway());
    let guide = if setup.classic { classic::guide(side, setup) } else { portal::guide(side, setup) };
    artifact(side, ArtifactKind::Guide, "guide.md", "Builds the Azure side by hand, field by field.", guide)
}

/// A Markdown file of one side; the words to replace are those that stand in it.
pub(super) fn artifact(
    side: &Side<'_>,
    kind: ArtifactKind,
    name: &str,
    purpose: &'static str,
    guide: Guide,
) -> Artifact {
    let keys = || side.tunnels().map(|view| side.key(&view.tunnel.id));
    // Of these files only the guide has a field for the key.
    let has_key = kind == ArtifactKind::Guide;
    let mut words = super::script::placeholders(side);
    words.extend(keys().filter(|key| has_key && !key.is_secret()).map(|key| key.text().to_owned()));
    words.retain(|word| guide.written().contains(word.as_str()));
    words.dedup();
    let text = guide.finish(&Header::of(side, purpose, &words));
    Artifact {
        secret: has_key && keys().any(|key| key.is_secret()),
        replace: words,
        ..Artifact::new(&side.gateway().id, name, kind, "text/markdown", purpose, text)
    }
}
