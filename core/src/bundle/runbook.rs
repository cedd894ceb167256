//! The runbook: the order of work, who does what.

use super::export::shared;
use super::{Artifact, ArtifactKind, Header};
use crate::devices::{PhaseOfWork, RunStep};
use crate::finding::Finding;
use crate::order::in_order;
use crate::plan::Plan;
use crate::render::guide::plain;
use crate::render::lines::Lines;
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
pub fn steps(plan: &Plan) -> Vec<(String, RunStep)> {
    let of = |index: usize| {
        let side = Side { plan, index, keys: None, findings: &[] };
        let label = side.gateway().label.clone();
        (side.gateway().device.runbook)(&side).into_iter().map(move |step| (label.clone(), step))
    };
    in_order((0..plan.gateways.len()).flat_map(of).collect(), |(_, one): &(String, RunStep), (_, other)| {
        one.phase <= other.phase
    })
}

pub(super) fn artifact(plan: &Plan, findings: &[Finding]) -> Artifact {
    let mut out = Lines::indented_by("");
    let header = Header::shared(plan, findings, "runbook");
    out.line("<!--").lines(header.0.iter().map(|line| line.replace("--", "- -"))).line("-->").line("");
    out.line(format!("# Order of work for {}", plain(&plan.name))).line("");
    let steps = steps(plan);
    for (phase, title) in PHASES {
        let own: Vec<&(String, RunStep)> = steps.iter().filter(|(_, step)| step.phase == phase).collect();
        if !own.is_empty() {
            section(title, &own, &mut out);
        }
    }
    shared(ArtifactKind::Runbook, "runbook.md", "text/markdown", "The order of work for both sides.", out.finish())
}

fn section(title: &str, steps: &[&(String, RunStep)], out: &mut Lines) {
    out.line(format!("## {title}")).line("");
    for (number, (side, step)) in steps.iter().enumerate() {
        let minutes = step.minutes.map(|minutes| format!(" (about {minutes} min)")).unwrap_or_default();
        out.line(format!("{}. **{}**: {}{minutes}", number + 1, plain(side), plain(&step.text)));
    }
    out.line("");
}
