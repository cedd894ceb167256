//! How traffic finds its way into the tunnel.

use tunnelwright_core::devices::{self, Feature, Stage};
use tunnelwright_core::scenario::RoutingKind;
use yew::prelude::*;

use super::questions::{asked_sides, questions};
use super::sides::{SideOf, both, sides, tunnel_choice};
use crate::components::{Field, RadioOption, default_field, prefix_list};
use crate::page::Page;
use crate::tools::{self, ToolId};

/// The fields.
pub fn view(page: &Page) -> Html {
    let kind = page.tunnel().map(|tunnel| tunnel.routing.kind).unwrap_or_default();
    html! {
        <>
            { tunnel_choice(page) }
            { Field::new(page.slot(&format!("{}.routing.kind", page.tunnel_path())), "Kind of routing").radios(&kinds(page, kind)) }
            if kind != RoutingKind::Policy {
                { transit(page) }
            }
            if kind == RoutingKind::Ospf {
                { gre(page) }
            }
            { per_side(page, kind) }
        </>
    }
}

/// Both systems know OSPF over GRE in some release: few do, so the others are not asked about it.
fn may_have_ospf(page: &Page) -> bool {
    let knows = |side: &SideOf| {
        let device = page.gateway(side.index).and_then(|gateway| devices::by_id(&gateway.system));
        device.is_some_and(|device| device.rows.iter().any(|row| row.feature == Feature::Routing(RoutingKind::Ospf)))
    };
    sides(page).is_some_and(|sides| sides.iter().all(knows))
}

fn kinds(page: &Page, chosen: RoutingKind) -> Vec<RadioOption> {
    let option = |value, label, help| RadioOption { value, label, help };
    let mut kinds = vec![
        option(
            "static",
            "Route-based, static routes",
            "The tunnel is an interface; each side has a route to the other's networks. The usual choice.",
        ),
        option(
            "bgp",
            "Route-based, BGP",
            "The two ends tell each other their networks. For networks that change, or two ways to the same place.",
        ),
        option(
            "policy",
            "Policy-based",
            "Pairs of networks decide what is encrypted. For old releases, and where the other end asks for it.",
        ),
    ];
    if chosen == RoutingKind::Ospf || may_have_ospf(page) {
        kinds.push(option(
            "ospf",
            "GRE with OSPF",
            "For two lines at both ends: a tunnel over each, and OSPF finds the way that works.",
        ));
    }
    kinds
}

fn transit(page: &Page) -> Html {
    let planned = page.planned().and_then(|tunnel| tunnel.ends.iter().find_map(|end| end.transit));
    let typed = page.tunnel().is_some_and(|tunnel| !tunnel.routing.transit.is_empty());
    let network = planned.filter(|_| !typed).map(|transit| transit.network.to_string());
    let field = Field::new(page.slot(&format!("{}.routing.transit", page.tunnel_path())), "Transit network")
        .help("A /30 or /31 that neither side uses for anything else. Example: 172.31.252.0/30.")
        .default(network.unwrap_or_default().into());
    html! {
        <section class="group">
            <h2>{ "Addresses on the tunnel" }</h2>
            { tools::link(page, ToolId::Addresses, "Plan transit networks for many tunnels") }
            { default_field(field, "") }
            <div class="sides is-plain">{ own_address(page, 0) }{ own_address(page, 1) }</div>
        </section>
    }
}

fn gre(page: &Page) -> Html {
    let link = |end: usize| page.planned().and_then(|tunnel| tunnel.ends[end].ospf);
    let cost = link(0).map(|link| link.metric.to_string()).unwrap_or_default();
    let cost = Field::new(page.slot(&format!("{}.routing.metric", page.tunnel_path())), "Cost of this tunnel")
        .help("Of several tunnels the one with the lowest cost carries the traffic.")
        .default(cost.into());
    let transport = |end: usize| {
        let words = ["GRE address of your side", "GRE address of the other side"];
        let here = link(end).map(|link| link.transport.to_string()).unwrap_or_default();
        let field = Field::new(page.slot(&format!("{}.ends[{end}].transport", page.tunnel_path())), words[end])
            .help("A private address outside all networks: GRE's packets have it, and IPsec protects them.")
            .default(here.into());
        default_field(field, "")
    };
    html! {
        <section class="group">
            <h2>{ "GRE and OSPF" }</h2>
            { default_field(cost, "") }
            <div class="sides is-plain">{ transport(0) }{ transport(1) }</div>
        </section>
    }
}

fn own_address(page: &Page, end: usize) -> Html {
    let words = ["Address of your side", "Address of the other side"];
    let here = page.planned().and_then(|tunnel| tunnel.ends[end].transit).map(|transit| transit.here.to_string());
    let field = Field::new(page.slot(&format!("{}.ends[{end}].transit", page.tunnel_path())), words[end])
        .help("One of the two addresses of the transit network.")
        .default(here.unwrap_or_default().into());
    default_field(field, "")
}

fn per_side(page: &Page, kind: RoutingKind) -> Html {
    let own = match kind {
        RoutingKind::Bgp => bgp,
        RoutingKind::Ospf => ospf,
        RoutingKind::Policy | RoutingKind::Static => return asked_sides(page, Stage::Routing),
    };
    both(page, |side| {
        html! {
            <>
                { own(page, side) }
                { questions(page, side, Stage::Routing) }
            </>
        }
    })
}

fn ospf(page: &Page, side: &SideOf) -> Html {
    let link = page.planned().and_then(|tunnel| tunnel.ends[side.end].ospf);
    let [router_id, in_area] = link.map(|link| [link.router_id.to_string(), link.area.to_string()]).unwrap_or_default();
    let field = |name: &str, label, help| Field::new(page.slot(&side.at(name)), label).help(help);
    let id = field("ospf.router_id", "Router id", "Each router has one of its own, written as an address.")
        .default(router_id.into());
    let area = field("ospf.area", "Area", "The same on both sides, written as an address.").default(in_area.into());
    html! { <>{ default_field(id, "") }{ default_field(area, "") }</> }
}

fn bgp(page: &Page, side: &SideOf) -> Html {
    let session = page.planned().and_then(|tunnel| tunnel.ends[side.end].bgp.as_ref());
    let asn = session.map(|session| session.asn.to_string()).unwrap_or_default();
    let address = session.map(|session| session.address.to_string()).unwrap_or_default();
    let field = |name: &str, label, help| Field::new(page.slot(&side.at(name)), label).help(help);
    let asn = field("bgp.asn", "AS number", "Private ones: 64512 to 65534. The two sides need different numbers.")
        .default(asn.into());
    let address =
        field("bgp.address", "BGP address", "The address that the other side peers with.").default(address.into());
    let announce = "Leave empty to announce the networks of this side.";
    html! {
        <>
            { default_field(asn, "") }
            { default_field(address, "") }
            { prefix_list(field("bgp.announce", "Networks to announce", announce), page.list(&side.at("bgp.announce"))) }
        </>
    }
}
