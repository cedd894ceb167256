//! One line of text.

use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Frame, PutBack, Slot};

/// Properties of [`TextField`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field.
    pub slot: Slot,
    /// Above the field.
    pub label: AttrValue,
    /// Example and format.
    #[prop_or_default]
    pub help: AttrValue,
    /// An address or a key: monospace.
    #[prop_or_default]
    pub mono: bool,
    /// A number: narrow, with a numeric keyboard.
    #[prop_or_default]
    pub number: bool,
    /// The value that stands when nothing is typed: shown as the value.
    #[prop_or_default]
    pub default: AttrValue,
}

/// The text of the input that an event comes from.
pub fn typed(event: &InputEvent) -> String {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

/// One line of text.
#[component]
pub fn TextField(props: &Props) -> Html {
    let slot = &props.slot;
    let is_default = slot.value.is_empty() && !props.default.is_empty();
    let value = if is_default { props.default.clone() } else { slot.value.clone() };
    let changed = !props.default.is_empty() && !slot.value.is_empty() && slot.value != props.default;
    let back = changed.then(|| PutBack { to: props.default.clone(), on_click: slot.on_change.reform(|_| Value::Null) });
    let mode = if props.number { "numeric" } else { "text" };
    html! {
        <Frame slot={slot.clone()} label={props.label.clone()} help={props.help.clone()} put_back={back}>
            <input
                type="text"
                id={slot.id.clone()}
                class={classes!(props.mono.then_some("mono"), props.number.then_some("narrow"))}
                {value}
                inputmode={mode}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby={slot.described_by()}
                aria-invalid={slot.aria_invalid()}
                oninput={slot.on_change.reform(|event: InputEvent| Value::from(typed(&event)))}
                onblur={slot.blur()}
            />
        </Frame>
    }
}
