//! The step in the address line (`#/routing`), so that back and forward work.
//! Nothing else ever stands there.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::steps::{self, StepId};

const TITLE: &str = "Tunnelwright";

/// The step that the address line names; the start when it names none.
pub fn step() -> Option<StepId> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let id = hash.trim_start_matches(['#', '/']);
    if id.is_empty() { Some(StepId::Start) } else { steps::by_slug(id) }
}

/// Writes the step into the address line: a new entry in the browser's history.
pub fn set_step(step: StepId) {
    if self::step() == Some(step) {
        return;
    }
    if let Some(window) = web_sys::window() {
        // A refused change leaves the address line behind; the page goes on.
        let _ = window.location().set_hash(&format!("/{}", steps::slug(step)));
    }
}

/// The document's title.
pub fn set_title(step: StepId) {
    if let Some(document) = super::document() {
        match steps::row(step) {
            Some(row) => document.set_title(&format!("{}: {TITLE}", row.title)),
            None => document.set_title(TITLE),
        }
    }
}

/// Calls back whenever the user goes back or forward, as long as the page lives.
pub fn on_step_change(call: impl Fn(StepId) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || {
        if let Some(step) = step() {
            call(step);
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
