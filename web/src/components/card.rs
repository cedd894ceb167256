//! The tunnel card: what follows from what was typed. Beside the step on wide
//! screens, a bar at the bottom that opens over the page on narrow ones.

use tunnelwright_core::agree::Outcome;
use tunnelwright_core::finding::Severity;
use yew::prelude::*;

use super::rail::counted;
use super::{Sign, icon, sketch};
use crate::state::Derived;
use crate::tools;

/// The tunnel card: `on_open` opens or closes it on narrow screens, `on_review` goes to the review.
pub fn card(derived: &Derived, open: bool, on_open: &Callback<bool>, on_review: &Callback<()>) -> Html {
    let escape = {
        let on_open = on_open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                on_open.emit(false);
            }
        })
    };
    html! {
        <aside class={classes!("card", open.then_some("is-open"))} aria-label="The tunnel" onkeydown={escape}>
            <div class="card-bar">
                { counts(derived) }
                <button
                    type="button"
                    class="quiet card-toggle"
                    aria-expanded={open.to_string()}
                    aria-controls="card-inside"
                    onclick={on_open.reform(move |_: MouseEvent| !open)}
                >
                    { if open { "Close" } else { "Show the tunnel" } }
                </button>
            </div>
            <div class="card-inside" id="card-inside">
                <h2>{ "The tunnel" }</h2>
                <p class="verdict">{ sentence(derived) }</p>
                if let Some(plan) = &derived.report.plan {
                    { sketch(plan) }
                } else {
                    <p class="card-empty">{ "The drawing appears as soon as both ends and their networks are known." }</p>
                }
                { agreement(derived) }
                { derived.report.plan.as_ref().and_then(|plan| tools::cost_in_short(plan.bill())).map(|text| html! { <p class="cost">{ text }</p> }) }
                { counts(derived) }
                <button type="button" class="quiet" onclick={on_review.reform(|_: MouseEvent| ())}>{ "Review all findings" }</button>
            </div>
        </aside>
    }
}

/// The verdict in one sentence, also while the core has none.
pub fn sentence(derived: &Derived) -> String {
    let verdict = &derived.report.verdict.sentence;
    let (errors, to_do) = (derived.count(Severity::Error), derived.to_do());
    match (verdict.is_empty(), errors, to_do) {
        (false, ..) => verdict.clone(),
        (true, 1.., _) => format!("It cannot be built yet: {}.", counted(errors, "error")),
        (true, 0, 1..) => format!("{} still to be filled in.", counted(to_do, "field")),
        (true, 0, 0) => "Nothing stands against it.".to_owned(),
    }
}

fn agreement(derived: &Derived) -> Html {
    let line = |one: &tunnelwright_core::agree::TunnelAgreement| {
        let (sign, word) = outcome(one.agreement.outcome);
        html! {
            <li>
                { icon(sign) }
                <span>{ word }{ one.agreement.suite.as_ref().map(|suite| html! { <>{ ": " }<code>{ suite }</code></> }) }</span>
            </li>
        }
    };
    if derived.report.agreement.is_empty() {
        return html! {};
    }
    html! { <ul class="agreement">{ for derived.report.agreement.iter().map(line) }</ul> }
}

/// The sign and the words for how a negotiation ends.
pub fn outcome(outcome: Outcome) -> (Sign, &'static str) {
    match outcome {
        Outcome::Agreed => (Sign::Done, "Both ends will agree"),
        Outcome::Weak => (Sign::Warning, "Both ends will agree, on something weak"),
        Outcome::Narrowed => (Sign::Warning, "Both ends will agree, on less than one of them wants"),
        Outcome::FailsAtRekey => (Sign::Error, "The ends will agree at first, and fail at the first renewal"),
        Outcome::Fails => (Sign::Error, "The ends will not agree"),
        Outcome::Unknown => (Sign::ToDo, "Not enough is known to say whether they agree"),
    }
}

fn counts(derived: &Derived) -> Html {
    let parts = [
        (Sign::Error, derived.count(Severity::Error), "error"),
        (Sign::Warning, derived.count(Severity::Warning), "warning"),
        (Sign::ToDo, derived.to_do(), "to do"),
    ];
    let shown = parts.iter().filter(|(_, count, _)| *count > 0).map(|(sign, count, what)| {
        let text = if *sign == Sign::ToDo { format!("{count} to do") } else { counted(*count, what) };
        html! { <li>{ icon(*sign) }{ text }</li> }
    });
    if parts.iter().all(|(_, count, _)| *count == 0) {
        return html! { <ul class="counts"><li>{ icon(Sign::Done) }{ "No errors" }</li></ul> };
    }
    html! { <ul class="counts">{ for shown }</ul> }
}
