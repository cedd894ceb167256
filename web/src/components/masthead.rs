//! The name, the promise, and the switch between light and dark.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::browser::{self, Shelf};

const STORED: &str = "tunnelwright-theme";

const THEMES: [(&str, &str); 3] = [("", "As the system"), ("light", "Light"), ("dark", "Dark")];

/// Properties of [`Masthead`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Goes to the start.
    pub on_home: Callback<()>,
    /// Goes to the tools.
    pub on_tools: Callback<()>,
}

/// The head of the page.
#[component]
pub fn Masthead(props: &Props) -> Html {
    let theme = use_state(|| browser::read(Shelf::Browser, STORED).unwrap_or_default());
    use_effect_with((*theme).clone(), |theme| show(theme));
    let choose = {
        let theme = theme.clone();
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            let chosen = select.map(|select| select.value()).unwrap_or_default();
            browser::write(Shelf::Browser, STORED, Some(chosen.as_str()).filter(|chosen| !chosen.is_empty()));
            theme.set(chosen);
        })
    };
    html! {
        <header class="masthead">
            <button type="button" class="name" onclick={props.on_home.reform(|_| ())}>{ "Tunnelwright" }</button>
            <button type="button" class="link" onclick={props.on_tools.reform(|_| ())}>{ "Tools" }</button>
            <p class="promise">{ "Works in this browser. Nothing you type leaves it." }</p>
            <label class="theme">
                <span>{ "Colours" }</span>
                <select onchange={choose}>
                    { for THEMES.iter().map(|(value, label)| html! {
                        <option value={*value} selected={*theme == *value}>{ *label }</option>
                    }) }
                </select>
            </label>
        </header>
    }
}

fn show(theme: &str) {
    let Some(root) = browser::document().and_then(|document| document.document_element()) else { return };
    // The attribute's name is fixed and valid, so neither call can fail.
    let _ =
        if theme.is_empty() { root.remove_attribute("data-theme") } else { root.set_attribute("data-theme", theme) };
}
