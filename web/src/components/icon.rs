//! The few signs, drawn in place.

use yew::prelude::*;

/// What a sign means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// It cannot work.
    Error,
    /// It may bite.
    Warning,
    /// Something to know.
    Advice,
    /// Still to be done.
    ToDo,
    /// Done.
    Done,
}

/// A sign; the word beside it says the same, so it is hidden from screen readers.
pub fn icon(sign: Sign) -> Html {
    let (shape, mark) = match sign {
        Sign::Error => ("M5 1h6l4 4v6l-4 4H5l-4-4V5z", "M5.5 5.5l5 5m0-5l-5 5"),
        Sign::Warning => ("M8 1.5L15.2 14.5H.8z", "M8 6v4.2M8 12v.6"),
        Sign::Advice => ("M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1z", "M8 7.2v4.3M8 4.6v.6"),
        Sign::ToDo => ("M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z", ""),
        Sign::Done => ("M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1z", "M4.8 8.3l2.2 2.2 4.2-4.6"),
    };
    let class = match sign {
        Sign::Error => "icon icon-error",
        Sign::Warning => "icon icon-warning",
        Sign::Advice => "icon icon-advice",
        Sign::ToDo => "icon icon-todo",
        Sign::Done => "icon icon-done",
    };
    html! {
        <svg {class} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path class="icon-shape" d={shape} />
            <path class="icon-mark" d={mark} />
        </svg>
    }
}
