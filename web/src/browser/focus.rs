//! Moving the keyboard focus: to a step's heading, or to the field that a
//! finding is about.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement};

use crate::page::dom_id;

/// Moves to the heading of the step.
pub fn focus_heading() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(heading) = super::element("step-title") {
        focus(&heading);
    }
}

/// Moves to the field at `path`, or to the nearest one that holds it.
pub fn focus_field(path: &str) -> bool {
    let mut path = path;
    loop {
        if let Some(field) = super::element(&dom_id(path)) {
            open_around(&field);
            field.scroll_into_view();
            focus(&field);
            return true;
        }
        match path.rfind(['.', '[']) {
            Some(end) => path = &path[..end],
            None => return false,
        }
    }
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot take the focus stays where it is.
        let _ = element.focus();
    }
}

fn open_around(field: &Element) {
    let mut next = field.closest("details").ok().flatten();
    while let Some(details) = next {
        if let Some(details) = details.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(true);
        }
        next = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
}
