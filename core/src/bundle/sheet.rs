//! The parameter sheet: every value in the words of both sides, to read aloud
//! over the phone.

use super::{Artifact, ArtifactKind, Header};
use crate::devices::{Parameter, Topic};
use crate::finding::Finding;
use crate::plan::Plan;
use crate::render::markdown::Markdown;
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
    beside([0, 1].map(|end| parameters(plan, tunnel, planned.ends[end].gateway)))
}

/// The rows of one tunnel with manual keys; `tunnel` is its place in [`Plan::manual`].
/// Keys stand there as the words that replace them.
pub fn manual_rows(plan: &Plan, tunnel: usize) -> Vec<SheetRow> {
    let Some(planned) = plan.manual.get(tunnel) else { return Vec::new() };
    beside([0, 1].map(|end| {
        let side = Side { plan, index: planned.ends[end].gateway, keys: None, findings: &[] };
        let view = side.manual_tunnels().find(|view| view.index == tunnel);
        view.map(|view| (view.here.rules.parameters)(&side, &view)).unwrap_or_default()
    }))
}

fn beside([first, second]: [Vec<Parameter>; 2]) -> Vec<SheetRow> {
    let mut rows = Vec::with_capacity(first.len());
    for parameter in first {
        row(&mut rows, parameter.topic).first.push(parameter);
    }
    for parameter in second {
        row(&mut rows, parameter.topic).second.push(parameter);
    }
    rows
}

/// The topic's row; a new one is put in its place.
fn row(rows: &mut Vec<SheetRow>, topic: Topic) -> &mut SheetRow {
    let place = rows.binary_search_by(|row| row.topic.cmp(&topic)).unwrap_or_else(|place| {
        rows.insert(place, SheetRow { topic, first: Vec::new(), second: Vec::new() });
        place
    });
    &mut rows[place]
}

fn parameters(plan: &Plan, tunnel: usize, gateway: usize) -> Vec<Parameter> {
    let side = Side { plan, index: gateway, keys: None, findings: &[] };
    let view: Option<TunnelView<'_>> = side.tunnels().find(|view| view.index == tunnel);
    view.map(|view| (side.gateway().device.parameters)(&side, &view)).unwrap_or_default()
}

pub(super) fn artifact(plan: &Plan, findings: &[Finding]) -> Artifact {
    let mut out = Markdown::default();
    out.raw("# Parameters of ").text(&plan.name).raw("\n\n");
    for (index, planned) in plan.tunnels.iter().enumerate() {
        let gateways = [0, 1].map(|end| planned.ends[end].gateway);
        tunnel(plan, (&planned.id, gateways), &rows(plan, index), &mut out);
    }
    for (index, planned) in plan.manual.iter().enumerate() {
        let gateways = [0, 1].map(|end| planned.ends[end].gateway);
        tunnel(plan, (&planned.id, gateways), &manual_rows(plan, index), &mut out);
    }
    let text = out.finish(&Header::shared(plan, findings, "parameter sheet"));
    let purpose = "Every value in both sides' words, to read aloud over the phone.";
    Artifact::shared(ArtifactKind::ParameterSheet, "parameters.md", "text/markdown", purpose, text)
}

fn tunnel(plan: &Plan, (id, gateways): (&str, [usize; 2]), rows: &[SheetRow], out: &mut Markdown) {
    out.raw("## ").text(id).raw("\n\n| |");
    for gateway in gateways {
        let gateway = &plan.gateways[gateway];
        let name = format_args!("{} ({} {})", gateway.label, gateway.device.name, gateway.release.name);
        out.raw(" ").plain(&name).raw(" |");
    }
    out.raw("\n|---|---|---|\n");
    for row in rows {
        out.raw("| ").raw(row.topic.name()).raw(" | ");
        cell(&row.first, out);
        out.raw(" | ");
        cell(&row.second, out);
        out.raw(" |\n");
    }
    out.raw("\n");
}

fn cell(parameters: &[Parameter], out: &mut Markdown) {
    for (index, parameter) in parameters.iter().enumerate() {
        if index > 0 {
            out.raw("<br>");
        }
        out.text(parameter.label).raw(": ").code(&parameter.value);
    }
}
