//! The whole page: header, rail, step, tunnel card.

use std::rc::Rc;

use tunnelwright_core::scenario::tree_text;
use tunnelwright_core::share;
use yew::prelude::*;

use crate::browser::{self, Shelf};
use crate::components::{card, masthead, rail, show_stored_theme};
use crate::page::{Looks, Page};
use crate::state::{self, Action, Derived, Place, State};
use crate::steps::{self, StepId};
use crate::tools;

/// Key of the state in the browser's storage.
const STORED: &str = "tunnelwright";
/// Key of what was typed into the tools.
const STORED_FORM: &str = "tunnelwright-tools";
/// Key of what the page's file brought along.
const BROUGHT: &str = "tunnelwright-brought";

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(first);
    let derived = use_memo(Scenario(state.scenario.clone()), |_| Derived::of(&state));
    use_history(&state);
    use_storage(&state);
    let looks = use_mut_ref(Looks::default);
    let page = Page::new(state.clone(), derived, looks);
    html! {
        <>
            <a class="skip" href="#step-title" onclick={skip()}>{ "Skip to the step" }</a>
            { masthead(
                page.on(|_: MouseEvent| Action::Go(StepId::Start)),
                page.on(|_: MouseEvent| Action::Tool(tools::ALL[0].id)),
            ) }
            { match state.place() {
                Place::Tool(tool) => tools::draw(&page, tool),
                Place::Step(StepId::Start) => start(&page),
                Place::Step(_) => wizard(&page),
            } }
            { live(&state.ui.notice) }
        </>
    }
}

/// The scenario by identity: an unchanged one is not checked again.
#[derive(Clone)]
struct Scenario(Rc<tunnelwright_core::scenario::Scenario>);

impl PartialEq for Scenario {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The state of the last visit in this tab, at the step that the address line names; or what the page was
/// opened with.
fn first() -> State {
    show_stored_theme();
    let stored = |shelf| browser::read(shelf, STORED).and_then(|text| state::restore(&text));
    let mut state = stored(Shelf::Tab).unwrap_or_default();
    let has_ends = !state.scenario.gateways.is_empty();
    if !has_ends {
        // Of an earlier visit: offered, and not overwritten by what is opened next.
        state.aside = stored(Shelf::Browser).map(|earlier| earlier.scenario);
    }
    match browser::place().unwrap_or_default() {
        Place::Tool(tool) => state.tool = Some(tool),
        Place::Step(step) if has_ends || step == StepId::Start => state.go(step),
        Place::Step(_) => state.go(StepId::Start),
    }
    if let Some(words) = browser::link().or_else(brought) {
        state::apply(&mut state, Action::Link(words));
    }
    state.form =
        Rc::new(browser::read(Shelf::Tab, STORED_FORM).and_then(|text| state::restore_form(&text)).unwrap_or_default());
    state.keys.material = browser::material().unwrap_or_default();
    state
}

/// The words of the link that the page's file carries, when it is opened: not when it is loaded again, since
/// what was typed in the meantime counts more.
fn brought() -> Option<String> {
    let words = browser::carried()?;
    let known = browser::read(Shelf::Tab, BROUGHT);
    browser::write(Shelf::Tab, BROUGHT, Some(&words));
    (known.as_ref() != Some(&words)).then_some(words)
}

/// Keeps the address line, the title and the focus with the step.
#[hook]
fn use_history(state: &UseReducerHandle<State>) {
    let (dispatcher, opener) = (state.dispatcher(), state.dispatcher());
    use_effect_with((), move |()| {
        let go = move |place| {
            dispatcher.dispatch(match place {
                Place::Step(step) => Action::Go(step),
                Place::Tool(tool) => Action::Tool(tool),
            });
        };
        browser::on_place_change(go, move |words| opener.dispatch(Action::Link(words)));
    });
    let drawn = use_mut_ref(|| None);
    let (place, jump, dispatcher) = (state.place(), state.ui.jump.clone(), state.dispatcher());
    use_effect_with((place, jump, state.ui.links), move |(place, jump, _)| {
        browser::set_place(*place);
        browser::set_title(*place);
        let before = drawn.borrow_mut().replace(*place);
        match jump {
            Some(path) => {
                if !browser::focus_field(path) {
                    browser::focus_heading();
                }
                dispatcher.dispatch(Action::Arrived);
            }
            None if before.is_some_and(|before| before != *place) => browser::focus_heading(),
            None => {}
        }
    });
}

/// Keeps the state in the browser's storage, without secrets.
#[hook]
fn use_storage(state: &UseReducerHandle<State>) {
    let text = (!state.scenario.gateways.is_empty()).then(|| state::save(state));
    let scenario = state.scenario.clone();
    use_effect_with(text, move |text| {
        if let Some(text) = text {
            browser::carry(&share::write(&scenario).unwrap_or_default());
            browser::write(Shelf::Tab, STORED, Some(text));
            browser::write(Shelf::Browser, STORED, Some(text));
        }
    });
    use_effect_with(tree_text(&state.form), |text| browser::write(Shelf::Tab, STORED_FORM, Some(text)));
}

fn skip() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        browser::focus_heading();
    })
}

fn start(page: &Page) -> Html {
    html! { <main class="start">{ steps::start(page) }</main> }
}

fn wizard(page: &Page) -> Html {
    let body = steps::draw(page);
    let wide = page.state.step >= StepId::Review;
    html! {
        <div class={if wide { "frame is-wide" } else { "frame" }}>
            { rail(&steps::progress(page), &page.on(Action::Go)) }
            <main class="work">{ body }</main>
            { card(
                &page.derived,
                page.state.ui.card_open,
                &page.on(Action::Card),
                &page.on(|()| Action::Go(StepId::Review)),
            ) }
        </div>
    }
}

/// What is said aloud once: copied, repaired, downloaded.
fn live((number, text): &(u32, String)) -> Html {
    let said = if text.is_empty() {
        Html::default()
    } else {
        html! { <p key={*number}>{ text }</p> }
    };
    html! { <div class="live" role="status" aria-live="polite">{ said }</div> }
}
