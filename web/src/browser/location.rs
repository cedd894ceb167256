//! The step or tool in the address line (`#/routing`, `#/tools/packet`), so that
//! back and forward work. A link's words (`#/link/1.…`) are taken from there and give
//! way to a step at once. Nothing else ever stands there.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::state::Place;
use crate::steps::{self, StepId};
use crate::tools;

const TITLE: &str = "Tunnelwright";

/// Before the words of the tools.
const TOOLS: &str = "tools/";

/// Before the words of a link.
const LINK: &str = "link/";

/// What stands behind `#/`.
fn hash() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    Some(hash.trim_start_matches(['#', '/']).to_owned())
}

/// The words of the link that the page was opened with.
pub fn link() -> Option<String> {
    hash()?.strip_prefix(LINK).map(str::to_owned)
}

/// The address of this page with a link's words.
pub fn link_address(words: &str) -> Option<String> {
    let address = web_sys::window()?.location().href().ok()?;
    let page = address.split('#').next()?;
    Some([page, "#/", LINK, words].concat())
}

/// The place that the address line names; the start when it names none.
pub fn place() -> Option<Place> {
    let id = hash()?;
    let id = id.as_str();
    match id.strip_prefix(TOOLS) {
        Some(tool) => tools::by_slug(tool).map(Place::Tool),
        None if id.is_empty() => Some(Place::Step(StepId::Start)),
        None => steps::by_slug(id).map(Place::Step),
    }
}

/// Writes the place into the address line: a new entry in the browser's history.
pub fn set_place(place: Place) {
    if self::place() == Some(place) {
        return;
    }
    let id = match place {
        Place::Step(step) => steps::slug(step).to_owned(),
        Place::Tool(tool) => format!("{TOOLS}{}", tools::row(tool).slug),
    };
    if let Some(window) = web_sys::window() {
        let location = window.location();
        // A refused change leaves the address line behind; the page goes on.
        let _ = if link().is_some() {
            // Back shall not open the link again.
            location.replace(&format!("#/{id}"))
        } else {
            location.set_hash(&format!("/{id}"))
        };
    }
}

/// The document's title.
pub fn set_title(place: Place) {
    let title = match place {
        Place::Step(step) => steps::row(step).map(|row| row.title),
        Place::Tool(tool) => Some(tools::row(tool).title),
    };
    if let Some(document) = super::document() {
        match title {
            Some(title) => document.set_title(&format!("{title}: {TITLE}")),
            None => document.set_title(TITLE),
        }
    }
}

/// Calls back whenever the user goes back or forward, or opens a link, as long as the page lives.
pub fn on_place_change(call: impl Fn(Place) + 'static, open: impl Fn(String) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || {
        if let Some(link) = link() {
            open(link);
        } else if let Some(place) = place() {
            call(place);
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
