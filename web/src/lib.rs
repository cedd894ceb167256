//! The page of Tunnelwright: a wizard in the browser, on the pure core.
//!
//! One [`state`] changes only by actions; what is checked and exported is
//! derived from its scenario. A step is one file and one row of `steps::ALL`;
//! a component gets values and callbacks and knows nothing of the whole.

mod app;
mod archive;
mod browser;
mod components;
mod page;
mod state;
mod steps;
mod tools;

/// Puts the page into the element `#app`.
pub fn mount() {
    if let Some(root) = browser::element("app") {
        root.set_text_content(None);
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
