//! One of a few values, each with a sentence.

use serde_json::Value;
use yew::prelude::*;

use super::{FindingItem, Slot};

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub struct RadioOption {
    /// In the scenario.
    pub value: &'static str,
    /// Beside the button.
    pub label: AttrValue,
    /// What it means.
    pub help: AttrValue,
}

/// Properties of [`RadioField`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field.
    pub slot: Slot,
    /// Above all of them.
    pub legend: AttrValue,
    /// The values.
    pub options: Vec<RadioOption>,
}

/// One of a few values, each with a sentence.
#[component]
pub fn RadioField(props: &Props) -> Html {
    let slot = &props.slot;
    html! {
        <fieldset class="field radios" id={slot.id.clone()} tabindex="-1" aria-describedby={format!("{}-findings", slot.id)}>
            <legend>{ &props.legend }</legend>
            { for props.options.iter().map(|option| choice(slot, option)) }
            <div class="field-findings" id={format!("{}-findings", slot.id)}>
                { for slot.findings.iter().map(|finding| html! {
                    <FindingItem finding={finding.clone()} on_repair={slot.on_repair.clone()} />
                }) }
            </div>
        </fieldset>
    }
}

fn choice(slot: &Slot, option: &RadioOption) -> Html {
    let id = format!("{}-{}", slot.id, option.value);
    let value = option.value;
    let checked = slot.value == value;
    html! {
        <div class={classes!("radio", checked.then_some("is-chosen"))}>
            <input
                type="radio"
                id={id.clone()}
                name={slot.id.clone()}
                {value}
                {checked}
                aria-describedby={format!("{id}-help")}
                onchange={slot.on_change.reform(move |_: Event| Value::from(value))}
            />
            <label for={id.clone()}>{ &option.label }</label>
            <p class="help" id={format!("{id}-help")}>{ &option.help }</p>
        </div>
    }
}
