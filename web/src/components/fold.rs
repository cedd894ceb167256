//! What few need, opened in place.

use yew::prelude::*;

/// Properties of [`Fold`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is inside.
    pub summary: AttrValue,
    /// Open at first.
    #[prop_or_default]
    pub open: bool,
    /// The inside.
    pub children: Html,
}

/// A part that opens in place.
#[component]
pub fn Fold(props: &Props) -> Html {
    let first = use_memo((), |()| props.open);
    html! {
        <details class="fold" open={*first}>
            <summary>{ &props.summary }</summary>
            <div class="fold-inside">{ props.children.clone() }</div>
        </details>
    }
}
