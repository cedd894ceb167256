//! The parameter sheet: every value in the words of both sides.

use super::export::shared;
use super::{Artifact, ArtifactKind};
use crate::finding::Finding;
use crate::plan::Plan;

pub(super) fn artifact(plan: &Plan, findings: &[Finding]) -> Artifact {
    let _ = (plan, findings);
    shared(
        ArtifactKind::ParameterSheet,
        "parameters.md",
        "text/markdown",
        "Every value in both sides' words, to read aloud over the phone.",
        String::new(),
    )
}
