//! A key: hidden until it is shown.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Field;
use super::field::typed;
use super::own::{Own, Part};

/// A key: hidden until it is shown. The field's value is not used, so that no
/// key gets into attributes; `on_secret` takes what is typed.
pub fn secret_field(field: Field, secret: AttrValue, on_secret: Callback<String>) -> Html {
    let id = field.slot.id.clone();
    let draw = Part::new(move |own| field.frame(control(&field, own, &on_secret)));
    // The property alone, never the attribute.
    let settle = |own: &Own, secret: &str| {
        if let Some(input) = own.node.cast::<HtmlInputElement>().filter(|input| input.value() != secret) {
            input.set_value(secret);
        }
    };
    Part { mark: secret, settle, ..draw }.named(&id)
}

fn control(field: &Field, own: &Own, on_secret: &Callback<String>) -> Html {
    let slot = &field.slot;
    html! {
        <div class="with-unit">
            <input
                ref={own.node.clone()}
                type={if own.is_on() { "text" } else { "password" }}
                id={slot.id.clone()}
                class="mono secret"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby={slot.described_by()}
                aria-invalid={slot.aria_invalid()}
                oninput={on_secret.reform(|event: InputEvent| typed(&event))}
                onblur={slot.blur()}
            />
            { show_button(own, Callback::noop()) }
        </div>
    }
}

/// The button that shows what is hidden, and hides it again; `on_click` is told of both.
pub fn show_button(own: &Own, on_click: Callback<()>) -> Html {
    let shown = own.is_on();
    let toggle = {
        let own = own.clone();
        Callback::from(move |_: MouseEvent| {
            own.turn(!shown);
            on_click.emit(());
        })
    };
    html! {
        <button type="button" class="quiet" aria-pressed={shown.to_string()} onclick={toggle}>
            { if shown { "Hide" } else { "Show" } }
        </button>
    }
}
