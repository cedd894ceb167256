//! The parameter sheet: every value in the words of both sides, to read aloud
//! over the phone.

use super::export::shared;
use super::{Artifact, ArtifactKind, Header};
use crate::devices::{Parameter, Topic};
use crate::finding::Finding;
use crate::order::in_order;
use crate::plan::Plan;
use crate::render::guide::{code, plain};
use crate::render::lines::Lines;
use crate::side::{Side, TunnelView};

/// One row: a topic, and what each end calls and sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// The topic.
    pub topic: Topic,
    /// The first end's words.
    pub first: Vec<Parameter>,
    /// The second end's words.
    pub second: Vec<Parameter>,
}

/// The rows of one tunnel's sheet, in the order of the topics.
pub fn rows(plan: &Plan, tunnel: usize) -> Vec<SheetRow> {
    let Some(planned) = plan.tunnels.get(tunnel) else { return Vec::new() };
    let [first, second] = [0, 1].map(|end| parameters(plan, tunnel, planned.ends[end].gateway));
    let topics = first.iter().chain(&second).map(|parameter| parameter.topic).collect();
    let mut topics: Vec<Topic> = in_order(topics, |one, other| one <= other);
    topics.dedup();
    let of = |all: &[Parameter], topic: Topic| all.iter().filter(|p| p.topic == topic).cloned().collect();
    topics.into_iter().map(|topic| SheetRow { topic, first: of(&first, topic), second: of(&second, topic) }).collect()
}

fn parameters(plan: &Plan, tunnel: usize, gateway: usize) -> Vec<Parameter> {
    let side = Side { plan, index: gateway, keys: None, findings: &[] };
    let view: Option<TunnelView<'_>> = side.tunnels().find(|view| view.index == tunnel);
    view.map(|view| (side.gateway().device.parameters)(&side, &view)).unwrap_or_default()
}

pub(super) fn artifact(plan: &Plan, findings: &[Finding]) -> Artifact {
    let mut out = Lines::indented_by("");
    let header = Header::shared(plan, findings, "parameter sheet");
    out.line("<!--").lines(header.0.iter().map(|line| line.replace("--", "- -"))).line("-->").line("");
    out.line(format!("# Parameters of {}", plain(&plan.name))).line("");
    for index in 0..plan.tunnels.len() {
        tunnel(plan, index, &mut out);
    }
    let purpose = "Every value in both sides' words, to read aloud over the phone.";
    shared(ArtifactKind::ParameterSheet, "parameters.md", "text/markdown", purpose, out.finish())
}

fn tunnel(plan: &Plan, index: usize, out: &mut Lines) {
    let tunnel = &plan.tunnels[index];
    let name = |end: usize| {
        let gateway = &plan.gateways[tunnel.ends[end].gateway];
        plain(&format!("{} ({} {})", gateway.label, gateway.device.name, gateway.release.name)).to_string()
    };
    out.line(format!("## {}", plain(&tunnel.id))).line("");
    out.line(format!("| | {} | {} |", name(0), name(1))).line("|---|---|---|");
    for row in rows(plan, index) {
        out.line(format!("| {} | {} | {} |", row.topic.name(), cell(&row.first), cell(&row.second)));
    }
    out.line("");
}

fn cell(parameters: &[Parameter]) -> String {
    let one = |parameter: &Parameter| format!("{}: {}", plain(&parameter.label), code(&parameter.value));
    parameters.iter().map(one).collect::<Vec<_>>().join("<br>")
}
