//! The name, the promise, and the switch between light and dark.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::browser::{self, Shelf};

const STORED: &str = "tunnelwright-theme";

const THEMES: [(&str, &str); 3] = [("", "As the system"), ("light", "Light"), ("dark", "Dark")];

/// The head of the page. The theme lives in the browser's storage alone.
pub fn masthead(on_home: Callback<MouseEvent>, on_tools: Callback<MouseEvent>) -> Html {
    let theme = stored();
    html! {
        <header class="masthead">
            <button type="button" class="name" onclick={on_home}>{ "Tunnelwright" }</button>
            <button type="button" class="link" onclick={on_tools}>{ "Tools" }</button>
            <p class="promise">{ "Works in this browser. Nothing you type leaves it." }</p>
            <label class="theme">
                <span>{ "Colours" }</span>
                <select onchange={Callback::from(choose)}>
                    { for THEMES.iter().map(|(value, label)| html! {
                        <option value={*value} selected={theme == *value}>{ *label }</option>
                    }) }
                </select>
            </label>
        </header>
    }
}

fn stored() -> String {
    browser::read(Shelf::Browser, STORED).unwrap_or_default()
}

/// Shows the page in the theme of the last visit.
pub fn show_stored_theme() {
    show(&stored());
}

fn choose(event: Event) {
    let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    let chosen = select.map(|select| select.value()).unwrap_or_default();
    browser::write(Shelf::Browser, STORED, Some(chosen.as_str()).filter(|chosen| !chosen.is_empty()));
    show(&chosen);
}

fn show(theme: &str) {
    let Some(root) = browser::document().and_then(|document| document.document_element()) else { return };
    // The attribute's name is fixed and valid, so neither call can fail.
    let _ =
        if theme.is_empty() { root.remove_attribute("data-theme") } else { root.set_attribute("data-theme", theme) };
}
