//! The runbook: the order of work, who does what.

use super::{Artifact, ArtifactKind, Header};
use crate::devices::{PhaseOfWork, RunStep};
use crate::finding::Finding;
use crate::order::in_order;
use crate::plan::Plan;
use crate::render::markdown::Markdown;
use crate::side::Side;

/// The phases, in order, with their titles.
pub const PHASES: [(PhaseOfWork, &str); 6] = [
    (PhaseOfWork::Prepare, "Prepare"),
    (PhaseOfWork::Build, "Build what takes long and harms nothing"),
    (PhaseOfWork::Configure, "Configure the tunnel, still off"),
    (PhaseOfWork::Connect, "Switch on"),
    (PhaseOfWork::Verify, "Prove that it works"),
    (PhaseOfWork::Rollback, "Take it back, if it must be"),
];

/// Every step of all sides, in order, with the side's label.
pub fn steps(plan: &Plan) -> Vec<(&str, RunStep)> {
    let of = |index: usize| {
        let side = Side { plan, index, keys: None, findings: &[] };
        let gateway = side.gateway();
        (gateway.device.runbook)(&side).into_iter().map(move |step| (gateway.label.as_str(), step))
    };
    in_order((0..plan.gateways.len()).flat_map(of).collect(), |(_, one): &(&str, RunStep), (_, other)| {
        one.phase <= other.phase
    })
}

pub(super) fn artifact(plan: &Plan, findings: &[Finding]) -> Artifact {
    let mut out = Markdown::default();
    out.raw("# Order of work for ").text(&plan.name).raw("\n\n");
    let steps = steps(plan);
    for (phase, title) in PHASES {
        section(title, steps.iter().filter(|(_, step)| step.phase == phase), &mut out);
    }
    let text = out.finish(&Header::shared(plan, findings, "runbook"));
    Artifact::shared(ArtifactKind::Runbook, "runbook.md", "text/markdown", "The order of work for both sides.", text)
}

/// A phase with its steps; nothing when there are none.
fn section<'a>(title: &str, steps: impl Iterator<Item = &'a (&'a str, RunStep)>, out: &mut Markdown) {
    let mut number = 0;
    for (side, step) in steps {
        number += 1;
        if number == 1 {
            out.raw("## ").raw(title).raw("\n\n");
        }
        out.plain(&number).raw(". **").text(side).raw("**: ").text(&step.text);
        if let Some(minutes) = step.minutes {
            out.raw(" (about ").plain(&minutes).raw(" min)");
        }
        out.raw("\n");
    }
    if number > 0 {
        out.raw("\n");
    }
}
