//! Where the boxes stand.

use super::LINE;
use crate::plan::Plan;

/// Least height of a tunnel's row.
const ROW: u32 = 230;

/// One gateway's box: a run of rows.
pub(super) struct Place {
    pub(super) gateway: usize,
    pub(super) top: u32,
    pub(super) height: u32,
}

/// One column of boxes.
#[derive(Default)]
pub(super) struct Column {
    pub(super) places: Vec<Place>,
}

/// Both columns; each row is as high as its boxes need.
pub(super) struct Layout {
    pub(super) left: Column,
    pub(super) right: Column,
    pub(super) height: u32,
    rows: Vec<(u32, u32)>,
}

impl Layout {
    /// The middle of a row.
    pub(super) fn middle(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |(top, height)| top + height / 2)
    }
}

/// What stands in a gateway's box below its name.
pub(super) fn box_lines(plan: &Plan, gateway: usize) -> Vec<String> {
    let elsewhere = plan.seen_elsewhere(gateway);
    let gateway = &plan.gateways[gateway];
    let mut lines = vec![format!("{} {}", gateway.device.name, gateway.release.name)];
    for network in gateway.networks.iter().take(8) {
        lines.push(network.to_string());
        lines.extend(elsewhere.iter().filter(|(from, _)| from == network).map(|(_, to)| format!("seen as {to}")));
    }
    if gateway.networks.len() > 8 {
        lines.push(format!("and {} more networks", gateway.networks.len() - 8));
    }
    lines
}

fn box_height(plan: &Plan, gateway: usize) -> u32 {
    34 + LINE * box_lines(plan, gateway).len() as u32
}

/// The gateways of each row: tunnels with IKE, then those with manual keys.
fn rows_of(plan: &Plan) -> Vec<[usize; 2]> {
    let by_ike = plan.tunnels.iter().map(|tunnel| [tunnel.ends[0].gateway, tunnel.ends[1].gateway]);
    by_ike.chain(plan.manual.iter().map(|tunnel| [tunnel.ends[0].gateway, tunnel.ends[1].gateway])).collect()
}

/// One row a tunnel; a gateway that stands in several rows in a row gets one box.
pub(super) fn columns(plan: &Plan) -> Layout {
    let gateways = rows_of(plan);
    let mut rows = Vec::with_capacity(gateways.len());
    let mut top = 0;
    for ends in &gateways {
        let needed = ends.iter().map(|gateway| box_height(plan, *gateway)).max().unwrap_or(0);
        let height = needed.max(ROW);
        rows.push((top, height));
        top += height + 16;
    }
    let column = |end: usize| {
        let mut column = Column::default();
        for (ends, (top, height)) in gateways.iter().zip(&rows) {
            let gateway = ends[end];
            match column.places.last_mut() {
                Some(last) if last.gateway == gateway => last.height = top + height - last.top,
                _ => column.places.push(Place { gateway, top: *top, height: *height }),
            }
        }
        column
    };
    Layout { left: column(0), right: column(1), height: top.saturating_sub(16), rows }
}
