//! One step back, one step on.

use yew::prelude::*;

use crate::steps::StepId;

/// Properties of [`StepButtons`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The step before, with its title; none at the first.
    pub before: Option<(StepId, AttrValue)>,
    /// The step after.
    pub after: Option<(StepId, AttrValue)>,
    /// Goes there.
    pub on_go: Callback<StepId>,
}

/// One step back, one step on. A step may be left incomplete.
#[component]
pub fn StepButtons(props: &Props) -> Html {
    let button = |step: &Option<(StepId, AttrValue)>, word: &str, class: &'static str| {
        let Some((id, title)) = step.clone() else { return html! {} };
        let title = format!("{word}: {}", title.to_lowercase());
        html! { <button type="button" {class} onclick={props.on_go.reform(move |_| id)}>{ title }</button> }
    };
    html! {
        <div class="step-buttons">
            { button(&props.after, "Next", "primary") }
            { button(&props.before, "Back", "quiet") }
        </div>
    }
}
