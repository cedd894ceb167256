//! The files of a side, and its part of the work.

use super::{guide, ike};
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::{PhaseOfWork, RunStep, manual_file, manual_replace};
use crate::render::ipsec_conf;
use crate::side::Side;

/// Every file.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    let mut files = ike::render(side);
    files.extend(manual(side));
    files
}

/// None where no tunnel has manual keys.
fn manual(side: &Side<'_>) -> Vec<Artifact> {
    if side.manual_tunnels().next().is_none() {
        return Vec::new();
    }
    let markdown = "text/markdown";
    let file = |name, kind, media_type, purpose, text| manual_file(side, (name, kind, media_type), purpose, text);
    vec![
        file(
            "ipsec-manual.conf",
            ArtifactKind::Configuration,
            "text/plain",
            "SAs and flows, to be loaded with: ipsecctl -f /etc/ipsec-manual.conf",
            ipsec_conf::manual(side, &Header::of(side, "rules for ipsecctl", &manual_replace(side))),
        ),
        file("guide.md", ArtifactKind::Guide, markdown, "What to do, in order.", guide::manual(side)),
        file("verify.md", ArtifactKind::Verify, markdown, "Commands that show whether it works.", guide::verify(side)),
        file("rollback.md", ArtifactKind::Rollback, markdown, "How to take it away again.", guide::rollback(side)),
    ]
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
        step(PhaseOfWork::Prepare, "Check with ipsecctl -s sa that the SPIs are free.", 2),
        step(PhaseOfWork::Configure, "Copy ipsec-manual.conf, check it with ipsecctl -n, let pf pass ESP.", 10),
        step(PhaseOfWork::Connect, "Load ipsec-manual.conf with ipsecctl -f.", 1),
        step(PhaseOfWork::Verify, "Go through verify.md.", 5),
        step(PhaseOfWork::Rollback, "Go through rollback.md.", 1),
    ]
}
