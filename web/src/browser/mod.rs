//! The edge to the browser: its clock, its random numbers, its storage, its
//! address line. The rest of the page knows none of them.

mod clock;
mod download;
mod focus;
mod location;
mod measure;
mod random;
mod saved;
mod storage;

pub use clock::today;
pub use download::{copy, download};
pub use focus::{focus_field, focus_heading};
pub use location::{link, link_address, on_place_change, place, set_place, set_title};
pub use measure::measured;
pub use random::material;
pub use saved::{carried, carry, page};
pub use storage::{Shelf, read, write};

/// The document; `None` outside a browser.
pub fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// The element with this id.
pub fn element(id: &str) -> Option<web_sys::Element> {
    document()?.get_element_by_id(id)
}
