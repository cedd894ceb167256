//! Random numbers of the browser.

/// 32 bytes for making keys; `None` when the browser has no generator: then no
/// key is made at all.
pub fn material() -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    (bytes != [0; 32]).then_some(bytes)
}
