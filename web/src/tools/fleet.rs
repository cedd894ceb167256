//! A fleet's prefixes, pasted or as a file.

use std::rc::Rc;

use tunnelwright_core::planner::{Fleet, FleetPair, fleet};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::parts::{all, fold, list, mono, paragraph, status};
use crate::components::{FileDrop, plain_table};
use crate::page::Page;
use crate::state::Action;

const HELP: &str = "One a line, or pasted as a list; # begins a comment. Kept while the page is open. Give a long list as a file: a browser is slow to show a hundred thousand lines.";

/// A list of any length: read when it changes, not when the page is drawn.
pub fn view(page: &Page) -> Html {
    let pasted = page.state.ui.fleet.as_deref();
    let said = pasted.map(|(fleet, _)| answer(fleet)).unwrap_or_default();
    let inside = all(vec![field(page), from_file(page), said]);
    fold("Check a whole fleet's prefixes".to_owned(), pasted.is_some(), inside)
}

fn field(page: &Page) -> Html {
    let read = page.on(|text: String| Action::Fleet(Rc::new((fleet(&text), text.into()))));
    let typed = read.reform(|event: InputEvent| {
        let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        area.map(|area| area.value()).unwrap_or_default()
    });
    let text = page.state.ui.fleet.as_deref().map(|(_, text)| text.clone()).unwrap_or_default();
    html! {
        <>
            <label for="fleet">{ "Prefixes" }</label>
            <textarea id="fleet" class="mono" rows="6" value={text} spellcheck="false" autocomplete="off"
                aria-describedby="fleet-help" oninput={typed} />
            <p class="help" id="fleet-help">{ HELP }</p>
        </>
    }
}

/// What comes from a file is judged, not shown: the field would take longer than the answer.
fn from_file(page: &Page) -> Html {
    let on_text = page.on(|(_, text): (String, String)| Action::Fleet(Rc::new((fleet(&text), AttrValue::default()))));
    let file = FileDrop {
        id: "fleet-file".into(),
        label: "Or a file with them".into(),
        help: AttrValue::default(),
        accept: ".txt,.csv,text/plain",
        on_text,
    };
    file.draw()
}

fn answer(fleet: &Fleet) -> Html {
    let said = format!(
        "{} prefixes, {} overlaps; the same addresses in {}.",
        fleet.prefixes, fleet.overlaps, fleet.summarised
    );
    let mut parts = vec![status("answer", said.into())];
    if fleet.unread > 0 {
        parts.push(unread(fleet));
    }
    if !fleet.pairs.is_empty() {
        let rows = fleet.pairs.iter().map(row).collect();
        parts.push(plain_table("Overlaps, the first ones", &["Prefix", "Lies inside"], rows, false));
    }
    if !fleet.summary.is_empty() {
        parts.push(summary(fleet));
    }
    all(parts)
}

fn unread(fleet: &Fleet) -> Html {
    html! {
        <div class="finding is-error">
            <p>{ format!("{} entries cannot be read; they are left out:", fleet.unread) }</p>
            { list(fleet.faults.iter().map(|fault| fault.clone().into()).collect()) }
        </div>
    }
}

fn row(pair: &FleetPair) -> Vec<Html> {
    let side = |prefix: String, line: u32| all(vec![mono(prefix), format!(", line {line}").into()]);
    vec![side(pair.prefix.to_string(), pair.line), side(pair.holder.to_string(), pair.holder_line)]
}

fn summary(fleet: &Fleet) -> Html {
    let mut text = fleet.summary.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if fleet.summarised > fleet.summary.len() {
        text.push_str(" and more");
    }
    html! { <><h3>{ "The fewest prefixes with the same addresses" }</h3>{ paragraph("mono", text.into()) }</> }
}
