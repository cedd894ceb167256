//! The steps: where the user is, what is done, what needs attention.

use yew::prelude::*;

use super::{Sign, icon};
use crate::steps::StepId;

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Not opened yet, or something is missing.
    #[default]
    ToDo,
    /// Complete.
    Done,
    /// Something is wrong.
    Attention,
}

/// One step in the rail.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// Which one.
    pub id: StepId,
    /// Its title.
    pub title: &'static str,
    /// How far it is.
    pub status: Status,
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// The user is here.
    pub current: bool,
}

/// The steps as a list of buttons.
pub fn rail(steps: &[Progress], on_go: &Callback<StepId>) -> Html {
    let entries: Html = steps.iter().enumerate().map(|(place, step)| entry(place + 1, step, on_go)).collect();
    html! { <nav class="rail" aria-label="Steps"><ol>{ entries }</ol></nav> }
}

fn entry(number: usize, step: &Progress, on_go: &Callback<StepId>) -> Html {
    let (sign, word) = match step.status {
        Status::ToDo => (Sign::ToDo, "to do".to_owned()),
        Status::Attention => (Sign::Error, counted(step.errors, "error")),
        Status::Done if step.warnings > 0 => (Sign::Warning, counted(step.warnings, "warning")),
        Status::Done => (Sign::Done, "done".to_owned()),
    };
    let id = step.id;
    html! {
        <li>
            <button
                type="button"
                class={classes!("rail-step", step.current.then_some("is-current"))}
                aria-current={step.current.then_some("step")}
                onclick={on_go.reform(move |_| id)}
            >
                { icon(sign) }
                <span class="rail-number" aria-hidden="true">{ number }</span>
                <span class="rail-title">{ step.title }</span>
                <span class="rail-word">{ word }</span>
            </button>
        </li>
    }
}

/// "1 error", "2 errors".
pub fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
