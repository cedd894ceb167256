//! This side's part of the work.

use crate::devices::{PhaseOfWork, RunStep};
use crate::side::Side;

/// The steps.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    let mut steps = vec![
        step(
            PhaseOfWork::Prepare,
            "Save the configuration; look which units of st0 and which kind of address book are in use.",
            5,
        ),
        step(PhaseOfWork::Configure, "Load config.set, read show | compare, do not commit yet.", 5),
        step(PhaseOfWork::Connect, "Commit with commit confirmed 10.", 1),
        step(PhaseOfWork::Verify, "Go through verify.md; then commit once more, so that it stays.", 5),
        step(PhaseOfWork::Rollback, "Wait for the ten minutes, or load rollback.set and commit.", 2),
    ];
    if side.manual_tunnels().next().is_some() {
        steps.push(step(
            PhaseOfWork::Prepare,
            "Check with show security ipsec security-associations that the SPIs are free.",
            2,
        ));
    }
    steps
}
