//! The runbook: the order of work, who does what.

use super::export::shared;
use super::{Artifact, ArtifactKind};
use crate::finding::Finding;
use crate::plan::Plan;

pub(super) fn artifact(plan: &Plan, findings: &[Finding]) -> Artifact {
    let _ = (plan, findings);
    shared(ArtifactKind::Runbook, "runbook.md", "text/markdown", "The order of work for both sides.", String::new())
}
