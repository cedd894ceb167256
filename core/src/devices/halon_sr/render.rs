//! The files of a side, and its part of the work.

use super::{guide, ike, ospf, scripts};
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{PhaseOfWork, RunStep, manual_file, manual_replace};
use crate::render::ipsec_conf;
use crate::side::Side;

/// Every file.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    let mut files = ike::render(side);
    files.extend(ospf::render(side));
    files.extend(scripts::render(side));
    files.extend(manual(side));
    files
}

/// None where no tunnel has manual keys.
fn manual(side: &Side<'_>) -> Vec<Artifact> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let markdown = "text/markdown";
    vec![
        manual_file(
            side,
            ("guide.md", ArtifactKind::Guide, markdown),
            "What to enter in the web form, field by field.",
            guide::manual(side),
        ),
        manual_file(
            side,
            ("engine-ipsec.conf", ArtifactKind::Configuration, "text/plain"),
            "The same tunnels in the form of the engine beneath (OpenBSD's ipsecctl), to compare; not Halon's own text.",
            engine(side),
        ),
        manual_file(
            side,
            ("verify.md", ArtifactKind::Verify, markdown),
            "Commands that show whether it works.",
            guide::verify(side),
        ),
        manual_file(
            side,
            ("rollback.md", ArtifactKind::Rollback, markdown),
            "How to take it away again.",
            guide::rollback(side),
        ),
    ]
}

fn engine(side: &Side<'_>) -> String {
    let what = "what the engine (OpenBSD's ipsecctl) is to be told; Halon's own text of it is not public, so do not paste this into its configuration";
    ipsec_conf::manual(side, &Header::of(side, what, &manual_replace(side)))
}

/// This side's part of the work.
pub fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    let mut steps = ike::runbook(side);
    steps.extend(by_hand(side));
    steps
}

fn by_hand(side: &Side<'_>) -> Vec<RunStep> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    vec![
        step(PhaseOfWork::Prepare, "Check with ipsecctl -ss that the SPIs are free.", 2),
        step(PhaseOfWork::Configure, "Enter each tunnel in the web form as in guide.md, with its out flows.", 10),
        step(PhaseOfWork::Connect, "Deploy as a test, look, then save.", 2),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Go through rollback.md.", 2),
    ]
}
