//! Networks, pasted in any sane form; shows what was understood.

use serde_json::Value;
use tunnelwright_core::draft::{read_prefix, split_prefixes};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{Field, Sign, icon};

/// Properties of [`PrefixList`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field.
    pub field: Field,
    /// The entries.
    pub values: Vec<String>,
}

/// Networks, one a line or in any sane form.
#[component]
pub fn PrefixList(props: &Props) -> Html {
    let slot = &props.field.slot;
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
    let control = html! {
        <>
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
            <ul class="understood" aria-label="Understood">
                { props.values.iter().map(|value| chip(value)).collect::<Html>() }
            </ul>
        </>
    };
    props.field.frame(control)
}

fn chip(text: &str) -> Html {
    match read_prefix(text) {
        Ok(net) => html! { <li class="chip mono">{ icon(Sign::Done) }{ net.to_string() }</li> },
        Err(_) => html! { <li class="chip mono is-unread">{ icon(Sign::Error) }{ text }</li> },
    }
}
