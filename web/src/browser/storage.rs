//! The browser's storage. It may be refused (private windows, policies): then
//! nothing is kept, and nothing breaks.

use web_sys::Storage;

/// Where to keep something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// For this tab, over a reload.
    Tab,
    /// For the next visit.
    Browser,
}

fn storage(shelf: Shelf) -> Option<Storage> {
    let window = web_sys::window()?;
    match shelf {
        Shelf::Tab => window.session_storage(),
        Shelf::Browser => window.local_storage(),
    }
    .ok()
    .flatten()
}

/// The text under a key.
pub fn read(shelf: Shelf, key: &str) -> Option<String> {
    storage(shelf)?.get_item(key).ok().flatten()
}

/// Keeps a text, or takes it away.
pub fn write(shelf: Shelf, key: &str, text: Option<&str>) {
    let Some(storage) = storage(shelf) else { return };
    // Full or refused: the page works without.
    let _ = match text {
        Some(text) => storage.set_item(key, text),
        None => storage.remove_item(key),
    };
}
