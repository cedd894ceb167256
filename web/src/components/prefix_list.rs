//! Networks, pasted in any sane form; shows what was understood.

use serde_json::Value;
use tunnelwright_core::draft::{read_prefix, split_prefixes};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{Frame, Icon, Sign, Slot};

/// Properties of [`PrefixList`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field.
    pub slot: Slot,
    /// Above the field.
    pub label: AttrValue,
    /// Under it.
    #[prop_or_default]
    pub help: AttrValue,
    /// The entries.
    pub values: Vec<String>,
}

/// Networks, one a line or in any sane form.
#[component]
pub fn PrefixList(props: &Props) -> Html {
    let slot = &props.slot;
    let raw = use_state(|| props.values.join("\n"));
    // A repair, another preset or a reload changed the list from outside.
    let text = if split_prefixes(&raw) == props.values { (*raw).clone() } else { props.values.join("\n") };
    let input = {
        let (raw, change) = (raw.clone(), slot.on_change.clone());
        Callback::from(move |event: InputEvent| {
            let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            let text = area.map(|area| area.value()).unwrap_or_default();
            change.emit(Value::from(split_prefixes(&text)));
            raw.set(text);
        })
    };
    let rows = text.lines().count().clamp(2, 8) + usize::from(text.ends_with('\n'));
    html! {
        <Frame slot={slot.clone()} label={props.label.clone()} help={props.help.clone()}>
            <textarea
                id={slot.id.clone()}
                class="mono"
                value={text}
                rows={rows.to_string()}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby={slot.described_by()}
                aria-invalid={slot.aria_invalid()}
                oninput={input}
                onblur={slot.blur()}
            />
            <ul class="understood" aria-label="Understood">{ for props.values.iter().map(|value| chip(value)) }</ul>
        </Frame>
    }
}

fn chip(text: &str) -> Html {
    match read_prefix(text) {
        Ok(net) => html! { <li class="chip mono"><Icon sign={Sign::Done} />{ net.to_string() }</li> },
        Err(_) => html! { <li class="chip mono is-unread"><Icon sign={Sign::Error} />{ text }</li> },
    }
}
