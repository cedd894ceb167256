//! The plain fields: label above, help and findings below. Functions, not
//! components: they have no state of their own, and cost the page less.

use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::finding::finding_item;
use super::{OptionGroup, RadioOption, Slot};

/// A field before it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The connection to the scenario.
    pub slot: Slot,
    /// Above the control.
    pub label: AttrValue,
    /// Example and format, or the reason of a default.
    pub help: AttrValue,
    /// The value that stands when nothing is typed: shown as the value.
    pub default: AttrValue,
    /// The way back to a default.
    pub put_back: Option<PutBack>,
}

/// The way back to a default.
#[derive(Debug, Clone, PartialEq)]
pub struct PutBack {
    /// The default as text.
    pub to: AttrValue,
    /// Does it.
    pub on_click: Callback<MouseEvent>,
}

/// How a line of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Words.
    Words,
    /// An address or a name: monospace.
    Mono,
    /// A number: narrow, with a numeric keyboard.
    Number,
}

/// The text of the input that an event comes from.
pub fn typed(event: &InputEvent) -> String {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

impl Field {
    /// A field with a fixed label.
    pub fn new(slot: Slot, label: &'static str) -> Self {
        Self::named(slot, AttrValue::Static(label))
    }

    /// A field with a label made up.
    pub fn named(slot: Slot, label: AttrValue) -> Self {
        Self { slot, label, help: AttrValue::default(), default: AttrValue::default(), put_back: None }
    }

    /// With help.
    pub fn help(mut self, help: &'static str) -> Self {
        self.help = AttrValue::Static(help);
        self
    }

    /// With help made up.
    pub fn helped(mut self, help: String) -> Self {
        self.help = help.into();
        self
    }

    /// With a default, which is shown as the value and can be put back.
    pub fn default(mut self, default: AttrValue) -> Self {
        self.default = default;
        self
    }

    /// Marked as changed from a default: `to`, which `null` brings back.
    pub fn changed_from(mut self, to: Option<AttrValue>) -> Self {
        let change = &self.slot.on_change;
        self.put_back = to.map(|to| PutBack { to, on_click: change.reform(|_| Value::Null) });
        self
    }

    /// Label, control, help, findings.
    pub fn frame(&self, control: Html) -> Html {
        let slot = &self.slot;
        let label = html! { <label for={slot.id.clone()} id={slot.part("label")}>{ &self.label }</label> };
        self.framed(label, control)
    }

    /// The same around something that is no control: the label is only text.
    pub fn frame_value(&self, value: Html) -> Html {
        let label = html! { <span class="label" id={self.slot.part("label")}>{ &self.label }</span> };
        self.framed(label, value)
    }

    fn framed(&self, label: Html, control: Html) -> Html {
        let slot = &self.slot;
        let wrong = if slot.is_wrong() { "field is-wrong" } else { "field" };
        html! {
            <div class={wrong}>
                <div class="field-head">
                    { label }
                    if self.put_back.is_some() {
                        <span class="changed">{ "changed" }</span>
                    }
                </div>
                { control }
                <p class="help" id={slot.part("help")}>{ &self.help }{ self.back() }</p>
                { slot.findings() }
            </div>
        }
    }

    fn back(&self) -> Html {
        let Some(back) = &self.put_back else { return Html::default() };
        let label = format!("Put back: {}", back.to);
        html! { <>{ " " }<button type="button" class="link" onclick={back.on_click.clone()}>{ label }</button></> }
    }

    /// One line of text.
    pub fn text(mut self, look: Look) -> Html {
        let slot = self.slot.clone();
        let value = if slot.value.is_empty() { self.default.clone() } else { slot.value.clone() };
        if !self.default.is_empty() && !slot.value.is_empty() && slot.value != self.default {
            let default = self.default.clone();
            self = self.changed_from(Some(default));
        }
        let (class, mode) = match look {
            Look::Words => ("", "text"),
            Look::Mono => ("mono", "text"),
            Look::Number => ("narrow", "numeric"),
        };
        self.frame(html! {
            <input
                type="text"
                id={slot.id.clone()}
                {class}
                {value}
                inputmode={mode}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby={slot.described_by()}
                aria-invalid={slot.aria_invalid()}
                oninput={slot.on_input()}
                onblur={slot.blur()}
            />
        })
    }

    /// Words.
    pub fn words(self) -> Html {
        self.text(Look::Words)
    }

    /// An address or a name.
    pub fn mono(self) -> Html {
        self.text(Look::Mono)
    }

    /// Yes or no.
    pub fn check(self, checked: bool) -> Html {
        let slot = &self.slot;
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
                        {checked}
                        aria-describedby={slot.described_by()}
                        onchange={change}
                        onblur={slot.blur()}
                    />
                    <label for={slot.id.clone()}>{ &self.label }</label>
                </div>
                <p class="help" id={slot.part("help")}>{ &self.help }</p>
                { slot.findings() }
            </div>
        }
    }

    /// One of several values; an empty one takes the field away when `removes`.
    pub fn select(self, groups: &[OptionGroup], removes: bool) -> Html {
        let slot = &self.slot;
        let change = slot.on_change.reform(move |event: Event| match chosen(&event) {
            text if text.is_empty() && removes => Value::Null,
            text => Value::from(text),
        });
        let options: Html = groups.iter().map(|group| group.draw(&slot.value)).collect();
        self.frame(html! {
            <select
                id={slot.id.clone()}
                aria-describedby={slot.described_by()}
                aria-invalid={slot.aria_invalid()}
                onchange={change}
                onblur={slot.blur()}
            >
                { options }
            </select>
        })
    }

    /// One of a few values, each with a sentence.
    pub fn radios(self, options: &[RadioOption]) -> Html {
        let slot = &self.slot;
        html! {
            <fieldset class="field radios" id={slot.id.clone()} tabindex="-1" aria-describedby={slot.part("findings")}>
                <legend>{ &self.label }</legend>
                { options.iter().map(|option| option.draw(slot)).collect::<Html>() }
                { slot.findings() }
            </fieldset>
        }
    }
}

fn chosen(event: &Event) -> String {
    let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    select.map(|select| select.value()).unwrap_or_default()
}

impl Slot {
    /// The id of a part of the field.
    pub fn part(&self, part: &str) -> AttrValue {
        format!("{}-{part}", self.id).into()
    }

    /// A listener for typing.
    pub fn on_input(&self) -> Callback<InputEvent> {
        self.on_change.reform(|event: InputEvent| Value::from(typed(&event)))
    }

    /// What is to be said about the field.
    pub fn findings(&self) -> Html {
        let item = |finding| finding_item(finding, &self.on_repair, None);
        html! {
            <div class="field-findings" id={self.part("findings")}>
                { self.findings.iter().map(item).collect::<Html>() }
            </div>
        }
    }
}
