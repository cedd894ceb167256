//! What can be chosen: in a list, or as radio buttons.

use serde_json::Value;
use yew::prelude::*;

use super::Slot;

/// One value to choose from a list.
#[derive(Debug, Clone, PartialEq)]
pub struct SelectOption {
    /// In the scenario.
    pub value: AttrValue,
    /// On the page.
    pub label: AttrValue,
}

/// Values under a common heading; no heading when it is empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OptionGroup {
    /// The heading.
    pub label: AttrValue,
    /// The values.
    pub options: Vec<SelectOption>,
}

/// One radio button.
#[derive(Debug, Clone, PartialEq)]
pub struct RadioOption {
    /// In the scenario.
    pub value: &'static str,
    /// Beside the button.
    pub label: &'static str,
    /// What it means.
    pub help: &'static str,
}

impl SelectOption {
    /// An option.
    pub fn new(value: &'static str, label: impl Into<AttrValue>) -> Self {
        Self { value: AttrValue::Static(value), label: label.into() }
    }
}

impl OptionGroup {
    /// Options without a heading.
    pub fn plain(options: Vec<SelectOption>) -> Self {
        Self { label: AttrValue::default(), options }
    }

    pub(super) fn draw(&self, value: &AttrValue) -> Html {
        let option = |option: &SelectOption| {
            html! {
                <option key={option.value.as_str()} value={option.value.clone()} selected={option.value == *value}>
                    { &option.label }
                </option>
            }
        };
        let options: Html = self.options.iter().map(option).collect();
        if self.label.is_empty() {
            options
        } else {
            html! { <optgroup label={&self.label}>{ options }</optgroup> }
        }
    }
}

impl RadioOption {
    pub(super) fn draw(&self, slot: &Slot) -> Html {
        let id = slot.part(self.value);
        let help = slot.part(&format!("{}-help", self.value));
        let value = self.value;
        let checked = slot.value == value;
        html! {
            <div class={if checked { "radio is-chosen" } else { "radio" }}>
                <input
                    type="radio"
                    id={id.clone()}
                    name={slot.id.clone()}
                    {value}
                    {checked}
                    aria-describedby={help.clone()}
                    onchange={slot.on_change.reform(move |_: Event| Value::from(value))}
                />
                <label for={id}>{ self.label }</label>
                <p class="help" id={help}>{ self.help }</p>
            </div>
        }
    }
}
