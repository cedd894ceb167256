//! A value that is worked out unless the user sets it: shown as a value with
//! its reason, changed on request, put back at any time.

use serde_json::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::own::{Own, Part};
use super::{Field, PutBack};

/// A value with a default that is worked out: the field's default is shown as
/// the value while nothing is set. `unit` stands behind the value.
pub fn default_field(field: Field, unit: &'static str) -> Html {
    let id = field.slot.id.clone();
    let draw = Part::new(move |own| {
        let stands = field.slot.value.is_empty() && !own.is_on() && !field.default.is_empty();
        if stands { shown(&field, unit, own) } else { editor(&field, unit, own) }
    });
    let settle = |own: &Own, _: &str| {
        if let Some(input) = own.node.cast::<HtmlInputElement>().filter(|_| own.is_on()) {
            // A field that cannot take the focus can still be clicked.
            let _ = input.focus();
            input.select();
        }
    };
    Part { settle, ..draw }.named(&id)
}

fn shown(field: &Field, unit: &'static str, own: &Own) -> Html {
    let change = {
        let (own, on_change, value) = (own.clone(), field.slot.on_change.clone(), field.default.clone());
        Callback::from(move |_: MouseEvent| {
            own.turn(true);
            on_change.emit(Value::from(value.as_str()));
        })
    };
    let label = field.slot.part("label");
    field.frame_value(html! {
        <div class="default">
            <output class="mono" aria-labelledby={label.clone()}>{ &field.default }</output>
            { unit_of(unit) }
            <button
                type="button"
                class="quiet"
                id={field.slot.id.clone()}
                aria-describedby={label}
                onclick={change}
            >
                { "Change" }
            </button>
        </div>
    })
}

fn unit_of(unit: &'static str) -> Html {
    if unit.is_empty() {
        Html::default()
    } else {
        html! { <span class="unit">{ unit }</span> }
    }
}

fn editor(field: &Field, unit: &'static str, own: &Own) -> Html {
    let slot = &field.slot;
    let close = {
        let (own, leave, is_empty) = (own.clone(), slot.on_leave.clone(), slot.value.is_empty());
        Callback::from(move |_: FocusEvent| {
            own.turn(own.is_on() && !is_empty);
            leave.emit(());
        })
    };
    let mut field = field.clone();
    if !slot.value.is_empty() && !field.default.is_empty() {
        let (own, on_change) = (own.clone(), slot.on_change.clone());
        let on_click = Callback::from(move |_| {
            own.turn(false);
            on_change.emit(Value::Null);
        });
        field.put_back = Some(PutBack { to: field.default.clone(), on_click });
    }
    field.frame(html! {
        <div class="with-unit">
            <input
                ref={own.node.clone()}
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
            { unit_of(unit) }
        </div>
    })
}
