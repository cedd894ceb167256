//! Yes or no.

use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{FindingItem, Slot};

/// Properties of [`CheckField`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field.
    pub slot: Slot,
    /// Beside the box.
    pub label: AttrValue,
    /// Under it.
    #[prop_or_default]
    pub help: AttrValue,
    /// It is ticked.
    pub checked: bool,
}

/// Yes or no.
#[component]
pub fn CheckField(props: &Props) -> Html {
    let slot = &props.slot;
    let change = slot.on_change.reform(|event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Value::Bool(input.is_some_and(|input| input.checked()))
    });
    html! {
        <div class="field check">
            <div class="check-line">
                <input
                    type="checkbox"
                    id={slot.id.clone()}
                    checked={props.checked}
                    aria-describedby={slot.described_by()}
                    onchange={change}
                    onblur={slot.blur()}
                />
                <label for={slot.id.clone()}>{ &props.label }</label>
            </div>
            <p class="help" id={format!("{}-help", slot.id)}>{ &props.help }</p>
            <div class="field-findings" id={format!("{}-findings", slot.id)}>
                { for slot.findings.iter().map(|finding| html! {
                    <FindingItem finding={finding.clone()} on_repair={slot.on_repair.clone()} />
                }) }
            </div>
        </div>
    }
}
