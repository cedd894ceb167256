//! Several things in one line.

use std::fmt::{Display, Write};

/// The things one after the other, the separator between each two.
pub fn joined<T: Display>(things: &[T], separator: &str) -> String {
    let mut text = String::with_capacity(things.len() * 20);
    for (index, thing) in things.iter().enumerate() {
        if index > 0 {
            text.push_str(separator);
        }
        // Writing to a String cannot fail.
        let _ = write!(text, "{thing}");
    }
    text
}
