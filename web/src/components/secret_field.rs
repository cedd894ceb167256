//! A key: hidden until it is shown.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Field;
use super::field::typed;

/// Properties of [`SecretField`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field; its value is not used, so that no key gets into attributes.
    pub field: Field,
    /// The key.
    pub secret: AttrValue,
    /// Takes the new key.
    pub on_secret: Callback<String>,
}

/// A key: hidden until it is shown.
#[component]
pub fn SecretField(props: &Props) -> Html {
    let slot = &props.field.slot;
    let shown = use_state(|| false);
    let input = use_node_ref();
    // The property alone, never the attribute.
    use_effect_with((props.secret.clone(), input.clone()), |(secret, input)| {
        if let Some(input) = input.cast::<HtmlInputElement>().filter(|input| input.value() != secret.as_str()) {
            input.set_value(secret);
        }
    });
    let typed = props.on_secret.reform(|event: InputEvent| typed(&event));
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    props.field.frame(html! {
            <div class="with-unit">
                <input
                    ref={input}
                    type={if *shown { "text" } else { "password" }}
                    id={slot.id.clone()}
                    class="mono secret"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby={slot.described_by()}
                    aria-invalid={slot.aria_invalid()}
                    oninput={typed}
                    onblur={slot.blur()}
                />
                <button type="button" class="quiet" aria-pressed={shown.to_string()} onclick={toggle}>
                    { if *shown { "Hide" } else { "Show" } }
                </button>
            </div>
    })
}
