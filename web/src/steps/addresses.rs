//! How the two ends find each other.

use tunnelwright_core::devices::{ROUTERS, Stage};
use tunnelwright_core::plan::Start;
use tunnelwright_core::scenario::Line;
use yew::prelude::*;

use super::questions::questions;
use super::sides::{SideOf, both, sides, tunnel_choice};
use crate::components::{Field, Look, OptionGroup, SelectOption, Slot, default_field, fold};
use crate::page::Page;

/// The fields.
pub fn view(page: &Page) -> Html {
    html! {
        <>
            { tunnel_choice(page) }
            { both(page, |side| side_of(page, side)) }
            { fold(
                "Who starts, and what the ends call themselves",
                is_set(page),
                html! { <>{ initiator(page) }{ identities(page) }</> },
            ) }
        </>
    }
}

fn is_set(page: &Page) -> bool {
    page.tunnel().is_some_and(|tunnel| {
        tunnel.initiator != Default::default() || tunnel.ends.iter().any(|end| !end.identity.is_empty())
    })
}

fn side_of(page: &Page, side: &SideOf) -> Html {
    let lines = page.gateway(side.index).map(|gateway| gateway.lines.clone()).unwrap_or_default();
    let first = [Line::default()];
    let lines: &[Line] = if lines.is_empty() { &first } else { &lines };
    html! {
        <>
            { for lines.iter().enumerate().map(|(place, line)| line_of(page, side, place, line, lines.len() > 1)) }
            if lines.len() > 1 {
                { line_choice(page, side, lines) }
            }
            { questions(page, side, Stage::Addresses) }
        </>
    }
}

/// Which of a gateway's lines this tunnel takes.
fn line_choice(page: &Page, side: &SideOf, lines: &[Line]) -> Html {
    let slot = page.slot(&format!("{}.ends[{}].line", page.tunnel_path(), side.end));
    let option = |(place, line): (usize, &Line)| {
        // An end that names no line takes the first.
        let value = if place == 0 && slot.value.is_empty() { AttrValue::default() } else { line.id.clone().into() };
        let address = if line.address.is_empty() { "no address yet" } else { &line.address };
        SelectOption { value, label: format!("Line {} ({address})", place + 1).into() }
    };
    let options = lines.iter().enumerate().map(option).collect();
    Field::new(slot, "Line of this tunnel").select(&[OptionGroup::plain(options)], false)
}

fn line_of(page: &Page, side: &SideOf, place: usize, line: &Line, several: bool) -> Html {
    let at = |field: &str| page.slot(&side.at(&format!("lines[{place}].{field}")));
    let address_help = if line.dynamic { "The present one, if you know it." } else { "Example: 203.0.113.10." };
    html! {
        <>
            if several {
                { Field::named(at("id"), format!("Line {}", place + 1).into()).help("Short name of this line.").mono() }
            }
            { Field::new(at("address"), "Public address").help(address_help).mono() }
            { Field::new(at("dynamic"), "This address changes from time to time").check(line.dynamic) }
            if line.dynamic || !line.fqdn.is_empty() {
                { Field::new(at("fqdn"), "Host name that follows the address")
                    .help("Kept up to date by dynamic DNS. Example: office.example.net. Without one, this side must start the tunnel.")
                    .mono() }
            }
            { Field::new(at("nat.behind"), "Behind a NAT router").check(line.nat.behind) }
            if line.nat.behind {
                { nat(line, &at) }
            }
            { fold("Size of packets on this line", line.pppoe || !line.mtu.is_empty(), html! {
                <>
                    { Field::new(at("pppoe"), "The line speaks PPPoE").help("Most DSL lines do: 8 of 1500 bytes are gone.").check(line.pppoe) }
                    { Field::new(at("mtu"), "Largest packet in bytes")
                        .help("If you know it. Then MTU and MSS of the tunnel are exact instead of cautious.")
                        .text(Look::Number) }
                </>
            }) }
        </>
    }
}

fn nat(line: &Line, at: &dyn Fn(&str) -> Slot) -> Html {
    html! {
        <div class="nested">
            { Field::new(at("nat.inside"), "The gateway's own address behind the router").help("Example: 192.168.178.2.").mono() }
            { Field::new(at("nat.router"), "What people call the router").help("For the guide and the drawing.").words() }
            { Field::new(at("nat.system"), "Kind of router")
                .help("With one that is known here the export holds a guide: what it must let in, and its traps.")
                .select(&[routers()], true) }
            { Field::new(at("nat.forwards"), "The router forwards UDP 500 and 4500 to the gateway")
                .help("Needed only if the other side shall be able to start the tunnel.")
                .check(line.nat.forwards) }
        </div>
    }
}

fn routers() -> OptionGroup {
    let known = ROUTERS.iter().map(|router| SelectOption::new(router.id, router.name));
    OptionGroup::plain([SelectOption::new("", "Another")].into_iter().chain(known).collect())
}

fn initiator(page: &Page) -> Html {
    let slot = page.slot(&format!("{}.initiator", page.tunnel_path()));
    let planned = page.planned().map(|tunnel| match [tunnel.ends[0].start, tunnel.ends[1].start] {
        [Start::Initiate, Start::Initiate] => "either side",
        [Start::Initiate, Start::Respond] => "your side",
        [Start::Respond, Start::Initiate] => "the other side",
        [Start::Respond, Start::Respond] => "nobody",
    });
    let best = planned.map_or("Whoever the addresses allow".to_owned(), |who| format!("As the addresses allow: {who}"));
    let options = vec![
        SelectOption::new("", best),
        SelectOption::new("first", "Your side"),
        SelectOption::new("second", "The other side"),
        SelectOption::new("either", "Either"),
    ];
    let put_back = (!slot.value.is_empty()).then_some(AttrValue::Static("as the addresses allow"));
    Field::new(slot, "Who starts the tunnel")
        .help("An end with a changing address and no name cannot be called; it must start.")
        .changed_from(put_back)
        .select(&[OptionGroup::plain(options)], true)
}

fn identities(page: &Page) -> Html {
    let Some(sides) = sides(page) else { return html! {} };
    let words = ["Identity that your side sends", "Identity that the other side sends"];
    html! {
        <div class="sides is-plain">
            { for sides.iter().map(|side| {
                let planned = page.planned().map(|tunnel| tunnel.ends[side.end].identity.text());
                let path = format!("{}.ends[{}].identity", page.tunnel_path(), side.end);
                let field = Field::new(page.slot(&path), words[side.end])
                    .help("What the end calls itself in IKE; the other end expects exactly this.")
                    .default(planned.unwrap_or_default().into());
                default_field(field, "")
            }) }
        </div>
    }
}
