//! The files of a side, and its part of the work.

use super::guide;
use crate::bundle::{Artifact, ArtifactKind};
use crate::devices::{PhaseOfWork, RunStep, manual_file};
use crate::side::Side;

/// Every file; none where no tunnel has manual keys.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let file = |name, kind, purpose, text| manual_file(side, (name, kind, "text/markdown"), purpose, text);
    vec![
        file("guide.md", ArtifactKind::Guide, "What to enter, field by field.", guide::manual(side)),
        file("verify.md", ArtifactKind::Verify, "How to see whether it works.", guide::verify(side)),
        file("rollback.md", ArtifactKind::Rollback, "How to take it away again.", guide::rollback(side)),
    ]
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(PhaseOfWork::Prepare, "See that the form offers the cipher and the hash, and that the SPIs are free.", 5),
        step(PhaseOfWork::Configure, "Enter each tunnel as in guide.md.", 10),
        step(PhaseOfWork::Connect, "Save the tunnels.", 1),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Go through rollback.md.", 2),
    ]
}
