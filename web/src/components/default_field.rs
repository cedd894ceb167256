//! A value that is worked out unless the user sets it: shown as a value with
//! its reason, changed on request, put back at any time.

use serde_json::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::text_field::typed;
use super::{Frame, PutBack, Slot};

/// Properties of [`DefaultField`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field.
    pub slot: Slot,
    /// Above the field.
    pub label: AttrValue,
    /// The value that holds when nothing is set; `None` while it is not known.
    pub default: Option<AttrValue>,
    /// Why that value, or what to write.
    #[prop_or_default]
    pub help: AttrValue,
    /// A unit behind the value.
    #[prop_or_default]
    pub unit: AttrValue,
}

/// A value with a default that is worked out.
#[component]
pub fn DefaultField(props: &Props) -> Html {
    let slot = &props.slot;
    let open = use_state(|| false);
    let input = use_node_ref();
    use_effect_with(*open, {
        let input = input.clone();
        move |open| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| *open) {
                // A field that cannot take the focus can still be clicked.
                let _ = input.focus();
                input.select();
            }
        }
    });
    match props.default.clone().filter(|_| slot.value.is_empty() && !*open) {
        Some(default) => {
            let change = {
                let (open, slot, value) = (open.clone(), slot.clone(), default.clone());
                Callback::from(move |_: MouseEvent| {
                    open.set(true);
                    slot.on_change.emit(Value::from(value.as_str()));
                })
            };
            shown(props, &default, change)
        }
        None => editor(props, &open, input),
    }
}

fn shown(props: &Props, default: &AttrValue, change: Callback<MouseEvent>) -> Html {
    let slot = &props.slot;
    html! {
        <Frame slot={slot.clone()} label={props.label.clone()} help={props.help.clone()} is_label={false}>
            <div class="default">
                <output class="mono" aria-labelledby={format!("{}-label", slot.id)}>{ default }</output>
                if !props.unit.is_empty() {
                    <span class="unit">{ &props.unit }</span>
                }
                <button
                    type="button"
                    class="quiet"
                    id={slot.id.clone()}
                    aria-describedby={format!("{}-label", slot.id)}
                    onclick={change}
                >
                    { "Change" }
                </button>
            </div>
        </Frame>
    }
}

fn editor(props: &Props, open: &UseStateHandle<bool>, input: NodeRef) -> Html {
    let slot = &props.slot;
    let close = {
        let (open, leave, is_empty) = (open.clone(), slot.on_leave.clone(), slot.value.is_empty());
        Callback::from(move |_: FocusEvent| {
            open.set(*open && !is_empty);
            leave.emit(());
        })
    };
    let back = props.default.clone().filter(|_| !slot.value.is_empty()).map(|to| {
        let (open, slot) = (open.clone(), slot.clone());
        PutBack {
            to,
            on_click: Callback::from(move |_| {
                open.set(false);
                slot.on_change.emit(Value::Null);
            }),
        }
    });
    html! {
        <Frame slot={slot.clone()} label={props.label.clone()} help={props.help.clone()} put_back={back}>
            <div class="with-unit">
                <input
                    ref={input}
                    type="text"
                    id={slot.id.clone()}
                    class="mono"
                    value={slot.value.clone()}
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby={slot.described_by()}
                    aria-invalid={slot.aria_invalid()}
                    oninput={slot.on_change.reform(|event: InputEvent| Value::from(typed(&event)))}
                    onblur={close}
                />
                if !props.unit.is_empty() {
                    <span class="unit">{ &props.unit }</span>
                }
            </div>
        </Frame>
    }
}
