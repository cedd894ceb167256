//! The packet drawn to scale: SVG made from the layers alone.

use super::{LayerKind, Sizes};
use crate::diagram::shapes::Svg;

const WIDTH: u32 = 640;
const MARGIN: u32 = 12;
/// Height of one row of words.
const ROW: u32 = 24;
/// The bar's place and width.
const BAR: (u32, u32) = (MARGIN, 110);
/// Where the words begin.
const WORDS: u32 = 220;

/// The drawing: a bar to scale on the left, each layer's name and bytes beside
/// it, from the outside at the top to the last byte at the bottom. The same
/// numbers are the table: [`Sizes::layers`].
pub fn svg(sizes: &Sizes) -> String {
    let rows = sizes.layers.len() as u32;
    let height = (rows * ROW).max(300);
    let title = format!("A full packet on a path of {} bytes", sizes.path);
    let mut svg = Svg::new(WIDTH, height + 2 * MARGIN, &title, &description(sizes));
    let scale = |bytes: u32| bytes * height / u32::from(sizes.path).max(1);
    let mut before = 0;
    for (row, layer) in sizes.layers.iter().enumerate() {
        let (top, end) = (MARGIN + scale(before), MARGIN + scale(before + u32::from(layer.bytes)));
        before += u32::from(layer.bytes);
        if layer.bytes > 0 {
            svg.band((BAR.0, top), (BAR.1, end - top), class(layer.kind));
        }
        let middle = MARGIN + row as u32 * height / rows + height / rows / 2;
        svg.leader((BAR.0 + BAR.1, u32::midpoint(top, end)), (WORDS - 10, middle));
        svg.text((WORDS + 40, middle + 4), "end", "mono", &layer.bytes.to_string());
        svg.text((WORDS + 52, middle + 4), "start", "small", &layer.name);
    }
    svg.frame((BAR.0, MARGIN), (BAR.1, height));
    svg.finish()
}

fn description(sizes: &Sizes) -> String {
    let layers: Vec<String> = sizes.layers.iter().map(|layer| format!("{} {}", layer.name, layer.bytes)).collect();
    format!(
        "From outside in, in bytes: {}. Largest packet inside {}, TCP segment {}.",
        layers.join(", "),
        sizes.mtu,
        sizes.mss
    )
}

fn class(kind: LayerKind) -> &'static str {
    match kind {
        LayerKind::Outside => "outside",
        LayerKind::Esp => "esp",
        LayerKind::Inside => "inside",
        LayerKind::Payload => "payload",
        LayerKind::Unused => "unused",
    }
}
