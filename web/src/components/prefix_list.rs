//! Networks, pasted in any sane form; shows what was understood.

use serde_json::Value;
use tunnelwright_core::draft::{read_prefix, split_prefixes};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::own::{Kept, Own, Part};
use super::{Field, Sign, icon};

/// Networks, one a line or in any sane form.
pub fn prefix_list(field: Field, values: Vec<String>) -> Html {
    let id = field.slot.id.clone();
    let first = Kept { text: values.join("\n"), ..Kept::default() };
    Part { first, ..Part::new(move |own| drawn(&field, &values, own)) }.named(&id)
}

fn drawn(field: &Field, values: &[String], own: &Own) -> Html {
    let slot = &field.slot;
    let raw = &own.kept().text;
    // A repair, another preset or a reload changed the list from outside.
    let text = if split_prefixes(raw) == values { raw.clone() } else { values.join("\n") };
    let input = {
        let (own, change) = (own.clone(), slot.on_change.clone());
        Callback::from(move |event: InputEvent| {
            let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            let text = area.map(|area| area.value()).unwrap_or_default();
            change.emit(Value::from(split_prefixes(&text)));
            own.keep(Kept { text, ..Kept::default() });
        })
    };
    let rows = text.lines().count().clamp(2, 8) + usize::from(text.ends_with('\n'));
    field.frame(html! {
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
                { values.iter().map(|value| chip(value)).collect::<Html>() }
            </ul>
        </>
    })
}

fn chip(text: &str) -> Html {
    match read_prefix(text) {
        Ok(net) => html! { <li class="chip mono">{ icon(Sign::Done) }{ net.to_string() }</li> },
        Err(_) => html! { <li class="chip mono is-unread">{ icon(Sign::Error) }{ text }</li> },
    }
}
