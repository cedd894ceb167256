//! What few need, opened in place.

use yew::prelude::*;

use super::own::{Kept, Own, Part};

/// A part that opens in place; `open` says whether it is open at first.
pub fn fold(summary: &str, open: bool, inside: Html) -> Html {
    let title = AttrValue::from(summary.to_owned());
    let draw = move |own: &Own| {
        html! {
            <details class="fold" open={own.is_on()}>
                <summary>{ &title }</summary>
                <div class="fold-inside">{ inside.clone() }</div>
            </details>
        }
    };
    // A number in the summary may change while the part stays.
    let name = summary.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    Part { first: Kept { on: Some(open), ..Kept::default() }, ..Part::new(draw) }.named(name)
}
