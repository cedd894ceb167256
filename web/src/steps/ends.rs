//! Which two ends.

use serde_json::Value;
use tunnelwright_core::devices::{self, Device, Release, Stage};
use yew::prelude::*;

use super::questions::questions;
use super::sides::{SideOf, both, sides, tunnel_choice};
use crate::components::{Field, OptionGroup, SelectOption, Slot, fold};
use crate::page::Page;
use crate::state::Action;

/// The fields.
pub fn view(page: &Page) -> Html {
    html! {
        <>
            { Field::new(page.slot("name"), "Name of the tunnel")
                .help("For people: it stands at the top of every file. Example: Office to data centre.")
                .words() }
            { tunnel_choice(page) }
            { both(page, |side| side_of(page, side)) }
            { several(page) }
            { more(page) }
        </>
    }
}

fn side_of(page: &Page, side: &SideOf) -> Html {
    let device = page.gateway(side.index).and_then(|gateway| devices::by_id(&gateway.system));
    html! {
        <>
            { system(page, side) }
            if let Some(device) = device {
                { release(page, side, device) }
            }
            { Field::new(page.slot(&side.at("label")), "What people call the place").help("Example: Head office.").words() }
            { questions(page, side, Stage::Ends) }
        </>
    }
}

fn system(page: &Page, side: &SideOf) -> Html {
    let index = side.index;
    let slot = page.slot_with(&side.at("system"), move |value| {
        Action::System(index, value.as_str().unwrap_or_default().to_owned())
    });
    let mut options: Vec<SelectOption> =
        devices::ALL.iter().map(|device| SelectOption::new(device.id, device.name)).collect();
    if slot.value.is_empty() {
        options.insert(0, SelectOption::new("", "Choose a system"));
    }
    let about = devices::by_id(&slot.value).map_or("", |device| device.about);
    Field::new(slot, "System").help(about).select(&[OptionGroup::plain(options)], false)
}

fn release(page: &Page, side: &SideOf, device: &'static Device) -> Html {
    let slot = page.slot(&side.at("release"));
    let as_of = page.plan().map_or(page.derived.moment.today, |plan| plan.as_of);
    let option = |release: &&Release| SelectOption::new(release.id, release.name);
    let (gone, now): (Vec<&Release>, Vec<&Release>) =
        device.releases.iter().rev().partition(|release| release.is_retired(as_of));
    let mut groups = vec![OptionGroup::plain(now.iter().map(option).collect())];
    if !gone.is_empty() {
        groups.push(OptionGroup { label: "No longer supported".into(), options: gone.iter().map(option).collect() });
    }
    let value = if slot.value.is_empty() { device.default_release.into() } else { slot.value.clone() };
    let help = device.release(&value).map(about).unwrap_or_default();
    Field::new(Slot { value, ..slot }, "Release").helped(help).select(&groups, false)
}

fn about(release: &Release) -> String {
    let since = release.since.map(|since| format!("Released {since}."));
    let retired = release.retired.map(|retired| format!("Retired {retired}."));
    let successor = release.successor.map(|successor| format!("Instead: {successor}."));
    [since, retired, successor].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Tunnels beside this one.
fn several(page: &Page) -> Html {
    let Some(sides) = sides(page) else { return html! {} };
    let button = |label: String, action: Action| {
        html! { <button type="button" class="quiet" onclick={page.on(move |_: MouseEvent| action.clone())}>{ label }</button> }
    };
    let over = |side: &SideOf| {
        let label = format!("Add a tunnel over a second line of {}", page.gateway_name(side.index));
        button(label, Action::AnotherLine(side.end))
    };
    let many = page.state.scenario.tunnels.len() > 1;
    let id = page.tunnel().map_or("", |tunnel| &tunnel.id);
    let back = page.state.ui.removed.as_ref().map(|removed| format!("Bring {} back", removed.tunnel.id));
    let inside = html! {
        <>
            <p class="help">{ "Each tunnel has its own addresses, protection and key; the files hold them all." }</p>
            <div class="button-row">
                { button("Add a tunnel to another site".to_owned(), Action::AnotherSite) }
                { for sides.iter().map(over) }
                if many {
                    { button(format!("Remove {id}"), Action::RemoveTunnel) }
                }
                { for back.map(|label| button(label, Action::BringBack)) }
            </div>
        </>
    };
    fold("More than one tunnel", many || page.state.ui.removed.is_some(), inside)
}

fn more(page: &Page) -> Html {
    let Some([left, right]) = sides(page) else { return html! {} };
    let id = |side: &SideOf, label: &'static str| {
        let index = side.index;
        let slot = page.slot_with(&side.at("id"), move |value: Value| {
            Action::Rename(index, value.as_str().unwrap_or_default().to_owned())
        });
        Field::new(slot, label).help("Small letters, digits, hyphens: folders and objects are named after it.").mono()
    };
    let inside = html! {
        <>
            { id(&left, "Short name of your side") }
            { id(&right, "Short name of the other side") }
            { Field::new(page.slot(&format!("{}.id", page.tunnel_path())), "Short name of the tunnel")
                .help("Small letters, digits, hyphens.")
                .mono() }
            { Field::new(page.slot("description"), "Description").help("A sentence about what the tunnel is for.").words() }
            { as_of(page) }
        </>
    };
    fold("Short names, description, day of the facts", false, inside)
}

fn as_of(page: &Page) -> Html {
    let slot = page.slot_with("as_of", |value| {
        let value = if value.as_str() == Some("") { Value::Null } else { value };
        Action::Edit(vec![tunnelwright_core::finding::Edit { path: "as_of".into(), value }])
    });
    Field::new(slot, "Judge as of")
        .help("YYYY-MM-DD: releases, services and limits are taken as they were on that day.")
        .default(page.derived.moment.today.to_string().into())
        .mono()
}
