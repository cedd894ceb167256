//! One of several values.

use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{Frame, PutBack, Slot};

/// One value to choose.
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

/// Properties of [`SelectField`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field; an empty value chooses the option with the empty value.
    pub slot: Slot,
    /// Above the field.
    pub label: AttrValue,
    /// The values.
    pub groups: Vec<OptionGroup>,
    /// Under the field.
    #[prop_or_default]
    pub help: AttrValue,
    /// The value is a change from a default, which can be put back.
    #[prop_or_default]
    pub put_back: Option<AttrValue>,
    /// An empty value takes the field away instead of emptying it.
    #[prop_or_default]
    pub removes: bool,
}

impl SelectOption {
    /// An option.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

impl OptionGroup {
    /// Options without a heading.
    pub fn plain(options: Vec<SelectOption>) -> Self {
        Self { label: AttrValue::default(), options }
    }
}

fn chosen(event: &Event) -> String {
    let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    select.map(|select| select.value()).unwrap_or_default()
}

/// One of several values.
#[component]
pub fn SelectField(props: &Props) -> Html {
    let slot = &props.slot;
    let removes = props.removes;
    let change = slot.on_change.reform(move |event: Event| match chosen(&event) {
        text if text.is_empty() && removes => Value::Null,
        text => Value::from(text),
    });
    let back = props.put_back.clone().map(|to| PutBack { to, on_click: slot.on_change.reform(|_| Value::Null) });
    html! {
        <Frame slot={slot.clone()} label={props.label.clone()} help={props.help.clone()} put_back={back}>
            <select
                id={slot.id.clone()}
                aria-describedby={slot.described_by()}
                aria-invalid={slot.aria_invalid()}
                onchange={change}
                onblur={slot.blur()}
            >
                { for props.groups.iter().map(|group| group_of(group, &slot.value)) }
            </select>
        </Frame>
    }
}

fn group_of(group: &OptionGroup, value: &AttrValue) -> Html {
    let option = |option: &SelectOption| {
        html! {
            <option key={option.value.to_string()} value={option.value.clone()} selected={option.value == *value}>
                { &option.label }
            </option>
        }
    };
    let options = group.options.iter().map(option);
    if group.label.is_empty() {
        options.collect()
    } else {
        html! { <optgroup label={group.label.clone()}>{ for options }</optgroup> }
    }
}
