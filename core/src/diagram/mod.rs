//! The tunnel as a drawing: SVG made from the plan alone.
//!
//! Two columns of gateways, one row a tunnel between them. Colours are
//! presentation attributes and `currentColor`, so that the drawing needs no
//! style attribute, prints in black and white, and the page's own style can
//! override them by class.

mod layout;
pub(crate) mod shapes;
mod space;

use crate::plan::{End, ManualTunnel, Plan, PlannedLine, PlannedTunnel, Transit};
use crate::scenario::RoutingKind;
use layout::{Column, columns};
use shapes::Svg;

pub use space::space_svg;

/// Geometry, in pixels.
const WIDTH: u32 = 960;
const BOX_WIDTH: u32 = 250;
const MARGIN: u32 = 10;
/// Height of a line of text.
pub(crate) const LINE: u32 = 18;

/// The drawing of the whole plan.
pub fn svg(plan: &Plan) -> String {
    let layout = columns(plan);
    let mut svg = Svg::new(WIDTH, layout.height + 2 * MARGIN, &plan.name, &description(plan));
    for (row, tunnel) in plan.tunnels.iter().enumerate() {
        draw_tunnel(plan, tunnel, MARGIN + layout.middle(row), &mut svg);
    }
    for (row, tunnel) in plan.manual.iter().enumerate() {
        draw_manual(plan, tunnel, MARGIN + layout.middle(plan.tunnels.len() + row), &mut svg);
    }
    draw_column(plan, &layout.left, MARGIN, "first", &mut svg);
    draw_column(plan, &layout.right, WIDTH - MARGIN - BOX_WIDTH, "second", &mut svg);
    svg.finish()
}

/// The drawing in words, for those who cannot see it.
fn description(plan: &Plan) -> String {
    let one = |tunnel: &PlannedTunnel| {
        let [a, b] = [0, 1].map(|i| &plan.gateways[tunnel.ends[i].gateway]);
        let [ours, theirs] = [0, 1].map(|i| networks(plan, tunnel.ends[i].gateway));
        format!(
            "{} connects {} ({}) at {} with {} ({}) at {}, IKE {}, ESP {}.",
            tunnel.id,
            a.label,
            ours,
            tunnel.ends[1].remote.text(),
            b.label,
            theirs,
            tunnel.ends[0].remote.text(),
            tunnel.ike,
            tunnel.esp
        )
    };
    let by_hand = |tunnel: &ManualTunnel| {
        let [a, b] = [0, 1].map(|i| &plan.gateways[tunnel.ends[i].gateway]);
        let [ours, theirs] = [0, 1].map(|i| networks(plan, tunnel.ends[i].gateway));
        format!(
            "{} connects {} ({}) at {} with {} ({}) at {}, manual keys, ESP {}.",
            tunnel.id,
            a.label,
            ours,
            tunnel.ends[1].remote.text(),
            b.label,
            theirs,
            tunnel.ends[0].remote.text(),
            tunnel.suite()
        )
    };
    plan.tunnels.iter().map(one).chain(plan.manual.iter().map(by_hand)).collect::<Vec<_>>().join(" ")
}

fn networks(plan: &Plan, gateway: usize) -> String {
    let elsewhere = plan.seen_elsewhere(gateway);
    let words = |network: &ipnet::IpNet| {
        let seen = elsewhere.iter().filter(|(from, _)| from == network);
        seen.fold(network.to_string(), |words, (_, to)| format!("{words} seen as {to}"))
    };
    plan.gateways[gateway].networks.iter().map(words).collect::<Vec<_>>().join(", ")
}

fn draw_column(plan: &Plan, column: &Column, x: u32, class: &str, svg: &mut Svg) {
    for place in &column.places {
        let gateway = &plan.gateways[place.gateway];
        let y = MARGIN + place.top;
        svg.rect((x, y), (BOX_WIDTH, place.height), class);
        svg.text((x + 12, y + 22), "start", "name", &gateway.label);
        for (i, line) in layout::box_lines(plan, place.gateway).iter().enumerate() {
            svg.text((x + 12, y + 22 + LINE * (i as u32 + 1)), "start", "small", line);
        }
    }
}

/// Where a tunnel's line begins and ends.
const LEFT: u32 = MARGIN + BOX_WIDTH;
const RIGHT: u32 = WIDTH - MARGIN - BOX_WIDTH;

fn draw_tunnel(plan: &Plan, tunnel: &PlannedTunnel, y: u32, svg: &mut Svg) {
    draw_line(&middle_lines(tunnel), y, svg);
    draw_end(plan, tunnel, 0, (LEFT, y), svg);
    draw_end(plan, tunnel, 1, (RIGHT, y), svg);
}

fn draw_line(lines: &[(&'static str, String)], y: u32, svg: &mut Svg) {
    svg.line((LEFT, y), (RIGHT, y));
    // All of it above the line: below it stand the ends' own addresses.
    let first = y - 8 - LINE * (lines.len() as u32 - 1);
    for (i, (class, line)) in lines.iter().enumerate() {
        svg.text((WIDTH / 2, first + LINE * i as u32), "middle", class, line);
    }
}

fn draw_manual(plan: &Plan, tunnel: &ManualTunnel, y: u32, svg: &mut Svg) {
    let lines = [
        ("name", tunnel.id.clone()),
        ("small", "policy-based".to_owned()),
        ("small", "keys entered by hand".to_owned()),
        ("mono", format!("ESP {}", tunnel.suite())),
    ];
    draw_line(&lines, y, svg);
    for (index, x) in [LEFT, RIGHT].into_iter().enumerate() {
        let end = &tunnel.ends[index];
        let line = &plan.gateways[end.gateway].lines[end.line];
        draw_outside(line, index, (x, y), &[tunnel.ends[1 - index].remote.text()], svg);
    }
}

fn middle_lines(tunnel: &PlannedTunnel) -> Vec<(&'static str, String)> {
    let routing = match tunnel.routing {
        RoutingKind::Policy => "policy-based",
        RoutingKind::Static => "route-based, static routes",
        RoutingKind::Bgp => "route-based, BGP",
        RoutingKind::Ospf => "GRE, OSPF",
    };
    let mut lines = vec![
        ("name", tunnel.id.clone()),
        ("small", routing.to_owned()),
        ("mono", format!("IKE {}", tunnel.ike)),
        ("mono", format!("ESP {}", tunnel.esp)),
    ];
    lines.extend(tunnel.ends[0].transit.map(|Transit { network, .. }| ("mono", format!("transit {network}"))));
    if tunnel.nat_between {
        lines.push(("small", "ESP in UDP 4500".to_owned()));
    }
    lines
}

fn draw_end(plan: &Plan, tunnel: &PlannedTunnel, index: usize, place: (u32, u32), svg: &mut Svg) {
    let end: &End = &tunnel.ends[index];
    let line = &plan.gateways[end.gateway].lines[end.line];
    let outside = tunnel.ends[1 - index].remote.text();
    let mut lines = vec![outside.clone()];
    if end.identity.text() != outside {
        lines.push(format!("ID {}", end.identity.text()));
    }
    lines.extend(end.transit.map(|transit| format!("tunnel {}", transit.here)));
    lines.extend(end.ospf.map(|link| format!("GRE {} cost {}", link.transport, link.metric)));
    lines.extend(end.bgp.as_ref().map(|bgp| format!("AS {} {}", bgp.asn, bgp.address)));
    draw_outside(line, index, place, &lines, svg);
}

/// Where an end meets the Internet: the NAT before it, and its texts below the line.
fn draw_outside(line: &PlannedLine, index: usize, (x, y): (u32, u32), texts: &[String], svg: &mut Svg) {
    let (anchor, class) = if index == 0 { ("start", "first") } else { ("end", "second") };
    let side = |offset: u32| if index == 0 { x + offset } else { x - offset };
    if let Some(nat) = &line.nat {
        let left = if index == 0 { x + 8 } else { x - 8 - 58 };
        svg.rect((left, y - 14), (58, 28), class);
        svg.text((left + 29, y + 5), "middle", "small", "NAT");
        svg.text((side(8), y - 22), anchor, "small", &nat.router);
    } else {
        svg.dot((side(0), y), class);
    }
    for (i, text) in texts.iter().enumerate() {
        svg.text((side(10), y + 32 + LINE * i as u32), anchor, "mono", text);
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::Moment;
    use crate::fact::day;
    use crate::{check, presets};

    #[test]
    fn a_hostile_name_stays_text_in_the_drawing() {
        let mut scenario = presets::ALL[0].scenario();
        scenario.name = "</title><script>alert(1)</script>".to_owned();
        scenario.gateways[0].label = "a & b < c ]]>".to_owned();
        let report = check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
        let Some(plan) = report.plan else { return };
        let drawing = super::svg(&plan);
        assert!(!drawing.contains("<script"), "{drawing}");
        assert!(drawing.contains("a &amp; b &lt; c ]]&gt;"), "{drawing}");
    }
}
