//! The first screen: useful before anything is typed.

use tunnelwright_core::devices;
use tunnelwright_core::presets::{self, Preset};
use tunnelwright_core::scenario::{self, ReadError, Scenario};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::components::{FileDrop, Kept, Own, Part};
use crate::page::Page;
use crate::state::Action;
use crate::steps::{StepId, row};
use crate::tools;

/// The first screen.
pub fn start(page: &Page) -> Html {
    html! {
        <>
            <h1 id="step-title" tabindex="-1">{ "Which two ends?" }</h1>
            <p class="lead">
                { "Describe a site-to-site IPsec tunnel once and get the configuration of both ends: checked against each other, explained, ready to load." }
            </p>
            { refused_link(page) }
            { current(page) }
            { earlier(page) }
            <div class="start-empty">
                <button type="button" class="primary" onclick={page.on(|_: MouseEvent| Action::Start)}>{ "Start empty" }</button>
                <span class="help">{ "Eight short steps. Each can be left incomplete and returned to." }</span>
            </div>
            <h2>{ "Or start from a tunnel like yours" }</h2>
            <ul class="presets">{ for presets::ALL.iter().map(|preset| card(page, preset)) }</ul>
            <h2>{ "Or answer one question alone" }</h2>
            { tools::cards(page) }
            <h2>{ "Or open a scenario" }</h2>
            { opener(page) }
        </>
    }
}

/// The way back to what is being worked on.
fn current(page: &Page) -> Html {
    if page.state.scenario.gateways.is_empty() {
        return html! {};
    }
    let furthest = page.state.visited.iter().copied().max().filter(|step| row(*step).is_some()).unwrap_or(StepId::Ends);
    let on_click = page.on(move |_: MouseEvent| Action::Go(furthest));
    resume(("You were working on ", &page.state.scenario, ". Keys are never kept."), "Continue", on_click)
}

/// The way back to what was worked on on an earlier visit, or before another tunnel was opened.
fn earlier(page: &Page) -> Html {
    let Some(aside) = &page.state.aside else { return html! {} };
    let take = page.on(|_: MouseEvent| Action::TakeBack);
    if page.state.scenario.gateways.is_empty() {
        resume(("You were working on ", aside, ". Keys are never kept."), "Continue", take)
    } else {
        resume(("Before that you worked on ", aside, "."), "Take it back", take)
    }
}

/// A line about a tunnel (words before its name, words after it) with a button.
fn resume(
    (before, scenario, after): (&str, &Scenario, &str),
    label: &'static str,
    on_click: Callback<MouseEvent>,
) -> Html {
    html! {
        <div class="resume">
            <p>{ before }<strong>{ name_of(scenario) }</strong>{ after }</p>
            <button type="button" class="quiet" onclick={on_click}>{ label }</button>
        </div>
    }
}

fn name_of(scenario: &Scenario) -> &str {
    if scenario.name.trim().is_empty() { "the tunnel without a name" } else { &scenario.name }
}

/// Where the tunnel came from, when it came from a link, and the way back to what lay open before.
pub fn from_link(page: &Page) -> Html {
    if !page.state.ui.from_link {
        return html! {};
    }
    const FROM: &str = "This tunnel came with the link or the page that you opened. Keys are in neither.";
    let Some(aside) = &page.state.aside else { return html! { <p class="note">{ FROM }</p> } };
    let take = page.on(|_: MouseEvent| Action::TakeBack);
    resume(([FROM, " Before that you worked on "].concat().as_str(), aside, "."), "Take it back", take)
}

/// Why the link that was opened shows nothing.
fn refused_link(page: &Page) -> Html {
    let Some(error) = &page.state.ui.link_error else { return html! {} };
    html! {
        <div class="finding is-error" role="alert" id="link-refused">
            <p><strong>{ "This link cannot be opened." }</strong>{ " " }{ error.to_string() }</p>
        </div>
    }
}

fn card(page: &Page, preset: &'static Preset) -> Html {
    let glance = preset.glance();
    let ends: Vec<&str> =
        glance.systems.iter().filter_map(|system| devices::by_id(system)).map(|device| device.name).collect();
    let date = glance.as_of.map(|date| html! { <span class="preset-date">{ format!("as of {date}") }</span> });
    let open = page.on(move |_: MouseEvent| Action::Open(Box::new(preset.scenario())));
    html! {
        <li key={preset.name}>
            <button type="button" class="preset" data-preset={preset.name} onclick={open}>
                <span class="preset-name">{ glance.title }</span>
                <span class="preset-story">{ preset.story }</span>
                <span class="preset-ends">{ ends.join(" and ") }{ " " }{ date }</span>
            </button>
        </li>
    }
}

/// Opens a file or a pasted text, or shows everything that is wrong with it.
fn opener(page: &Page) -> Html {
    let on_open = page.on(|scenario: Scenario| Action::Open(Box::new(scenario)));
    Part::new(move |own| {
        let read = {
            let (own, on_open) = (own.clone(), on_open.clone());
            Callback::from(move |text: String| match scenario::read(&text) {
                Ok(scenario) => on_open.emit(scenario),
                // The text is kept: what is wrong with it is said when this is drawn.
                Err(_) => own.keep(Kept { on: Some(true), text }),
            })
        };
        let faults = own.is_on().then(|| scenario::read(&own.kept().text).err()).flatten().unwrap_or_default();
        html! { <div class="opener">{ file(&read) }{ pasted(own, read) }{ problems(&faults) }</div> }
    })
    .named("opener")
}

fn file(read: &Callback<String>) -> Html {
    let file = FileDrop {
        id: "open-file".into(),
        label: "Scenario file".into(),
        help: "A scenario.json of an earlier export. Drop it here, or choose it.".into(),
        accept: ".json,application/json",
        on_text: read.reform(|(_, text)| text),
    };
    file.draw()
}

fn pasted(own: &Own, read: Callback<String>) -> Html {
    let area = own.node.clone();
    let paste = Callback::from(move |_: MouseEvent| {
        let text = area.get().and_then(|node| node.dyn_into::<HtmlTextAreaElement>().ok()).map(|area| area.value());
        read.emit(text.unwrap_or_default());
    });
    html! {
        <details class="fold">
            <summary>{ "Paste it instead" }</summary>
            <div class="fold-inside">
                <label for="open-text">{ "Scenario as JSON" }</label>
                <textarea id="open-text" class="mono" rows="8" spellcheck="false" ref={own.node.clone()} />
                <button type="button" class="quiet" onclick={paste}>{ "Open the pasted text" }</button>
            </div>
        </details>
    }
}

fn problems(faults: &[ReadError]) -> Html {
    if faults.is_empty() {
        return html! {};
    }
    let fault = |fault: &ReadError| {
        let place = if fault.path.is_empty() { "the whole text" } else { &fault.path };
        html! { <li><code>{ place }</code>{ ": " }{ &fault.message }</li> }
    };
    html! {
        <div class="finding is-error" role="alert">
            <p>{ "This is not a scenario that can be opened:" }</p>
            <ul>{ for faults.iter().map(fault) }</ul>
        </div>
    }
}
