//! A value that is worked out unless the user sets it: shown as a value with
//! its reason, changed on request, put back at any time.

use serde_json::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Field, PutBack};

/// Properties of [`DefaultField`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field; its default is shown as the value while nothing is set.
    pub field: Field,
    /// A unit behind the value.
    #[prop_or_default]
    pub unit: AttrValue,
}

/// A value with a default that is worked out.
#[component]
pub fn DefaultField(props: &Props) -> Html {
    let slot = &props.field.slot;
    let open = use_state(|| false);
    let input = use_node_ref();
    use_effect_with((*open, input.clone()), |(open, input)| {
        if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| *open) {
            // A field that cannot take the focus can still be clicked.
            let _ = input.focus();
            input.select();
        }
    });
    if !slot.value.is_empty() || *open || props.field.default.is_empty() {
        return editor(props, &open, input);
    }
    let change = {
        let (open, slot, value) = (open.clone(), slot.clone(), props.field.default.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(true);
            slot.on_change.emit(Value::from(value.as_str()));
        })
    };
    shown(props, change)
}

fn shown(props: &Props, change: Callback<MouseEvent>) -> Html {
    let label = props.field.slot.part("label");
    props.field.frame_value(html! {
        <div class="default">
            <output class="mono" aria-labelledby={label.clone()}>{ &props.field.default }</output>
            { unit(props) }
            <button
                type="button"
                class="quiet"
                id={props.field.slot.id.clone()}
                aria-describedby={label}
                onclick={change}
            >
                { "Change" }
            </button>
        </div>
    })
}

fn unit(props: &Props) -> Html {
    if props.unit.is_empty() {
        Html::default()
    } else {
        html! { <span class="unit">{ &props.unit }</span> }
    }
}

fn editor(props: &Props, open: &UseStateHandle<bool>, input: NodeRef) -> Html {
    let slot = &props.field.slot;
    let close = {
        let (open, leave, is_empty) = (open.clone(), slot.on_leave.clone(), slot.value.is_empty());
        Callback::from(move |_: FocusEvent| {
            open.set(*open && !is_empty);
            leave.emit(());
        })
    };
    let mut field = props.field.clone();
    if !slot.value.is_empty() && !field.default.is_empty() {
        let (open, slot) = (open.clone(), slot.clone());
        let on_click = Callback::from(move |_| {
            open.set(false);
            slot.on_change.emit(Value::Null);
        });
        field.put_back = Some(PutBack { to: field.default.clone(), on_click });
    }
    field.frame(html! {
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
                oninput={slot.on_input()}
                onblur={close}
            />
            { unit(props) }
        </div>
    })
}
