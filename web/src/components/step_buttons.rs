//! One step back, one step on.

use yew::prelude::*;

use crate::steps::StepId;

/// A step to go to, with its title.
pub type Target = Option<(StepId, &'static str)>;

/// One step back, one step on. A step may be left incomplete.
pub fn step_buttons(before: Target, after: Target, on_go: &Callback<StepId>) -> Html {
    let button = |step: Target, word: &str, class: &'static str| {
        let Some((id, title)) = step else { return Html::default() };
        let title = format!("{word}: {}", title.to_ascii_lowercase());
        html! { <button type="button" {class} onclick={on_go.reform(move |_: MouseEvent| id)}>{ title }</button> }
    };
    html! {
        <div class="step-buttons">
            { button(after, "Next", "primary") }
            { button(before, "Back", "quiet") }
        </div>
    }
}
