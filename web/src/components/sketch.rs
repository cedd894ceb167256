//! The tunnel as a small figure that is readable in a narrow column: two ends,
//! one above the other, and what joins them.

use tunnelwright_core::plan::{Plan, PlannedGateway, PlannedLine, PlannedTunnel};
use tunnelwright_core::scenario::RoutingKind;
use yew::prelude::*;

/// One tunnel in short.
struct Sketched {
    /// Both ends.
    ends: [SketchedEnd; 2],
    /// What is said between them.
    between: Vec<AttrValue>,
}

/// One end in short.
struct SketchedEnd {
    /// The place.
    label: AttrValue,
    /// System and release.
    device: AttrValue,
    /// Addresses and networks.
    lines: Vec<AttrValue>,
}

/// Every tunnel of a plan in short.
pub fn sketch(plan: &Plan) -> Html {
    plan.tunnels.iter().map(|tunnel| draw(&one(plan, tunnel))).collect()
}

fn one(plan: &Plan, tunnel: &PlannedTunnel) -> Sketched {
    let end = |place: usize| {
        let end = &tunnel.ends[place];
        let gateway = &plan.gateways[end.gateway];
        let transit = end.transit.map(|transit| format!("on the tunnel: {}", transit.here));
        let asn = end.bgp.as_ref().map(|session| format!("AS {}", session.asn));
        let mut lines = vec![outside(gateway.lines.get(end.line))];
        lines.extend(transit);
        lines.extend(asn);
        lines.push(networks(gateway));
        SketchedEnd {
            label: gateway.label.clone().into(),
            device: format!("{} {}", gateway.device.name, gateway.release.name).into(),
            lines: lines.into_iter().map(AttrValue::from).collect(),
        }
    };
    let routing = match tunnel.routing {
        RoutingKind::Policy => "policy-based",
        RoutingKind::Static => "route-based, static routes",
        RoutingKind::Bgp => "route-based, BGP",
        RoutingKind::Ospf => "GRE, OSPF",
    };
    let mut between = vec![routing.to_owned(), format!("IKE {}", tunnel.ike), format!("ESP {}", tunnel.esp)];
    between.extend(tunnel.nat_between.then(|| "through NAT: UDP 4500".to_owned()));
    Sketched { ends: [end(0), end(1)], between: between.into_iter().map(AttrValue::from).collect() }
}

fn outside(line: Option<&PlannedLine>) -> String {
    let Some(line) = line else { return "no line".to_owned() };
    let name = line.address.map(|address| address.to_string()).or_else(|| line.fqdn.clone());
    let name = name.unwrap_or_else(|| "changing address".to_owned());
    match &line.nat {
        Some(nat) if !nat.router.is_empty() => format!("{name}, behind {}", nat.router),
        Some(_) => format!("{name}, behind NAT"),
        None => name,
    }
}

fn networks(gateway: &PlannedGateway) -> String {
    let first: Vec<String> = gateway.networks.iter().take(3).map(ToString::to_string).collect();
    let more = gateway.networks.len().saturating_sub(3);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{rest}", first.join(", "))
}

fn draw(tunnel: &Sketched) -> Html {
    let [left, right] = &tunnel.ends;
    html! {
        <div class="sketch">
            { end(left, "is-left", "Your side") }
            <ul class="sketch-between">{ for tunnel.between.iter().map(|text| html! { <li>{ text }</li> }) }</ul>
            { end(right, "is-right", "The other side") }
        </div>
    }
}

fn end(end: &SketchedEnd, class: &'static str, word: &'static str) -> Html {
    html! {
        <div class={classes!("sketch-end", class)}>
            <p class="side-word">{ word }</p>
            <p><strong>{ &end.label }</strong>{ " " }<span class="help">{ &end.device }</span></p>
            { for end.lines.iter().map(|line| html! { <p class="mono">{ line }</p> }) }
        </div>
    }
}
