//! What is said aloud once: copied, repaired, downloaded.

use yew::prelude::*;

/// Properties of [`Live`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The last thing to say, with a number that grows.
    pub notice: (u32, String),
}

/// A polite live region.
#[component]
pub fn Live(props: &Props) -> Html {
    let (number, text) = &props.notice;
    html! {
        <div class="live" role="status" aria-live="polite">
            if !text.is_empty() {
                <p key={*number}>{ text }</p>
            }
        </div>
    }
}
