//! No text brings a reader of keys down; an error names a place inside the text; what
//! is read is written back and read again as the same key.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tunnelwright_core::keys::{Notation, NotationError, recognise};

fuzz_target!(|data: (u8, u8, &str)| {
    let (notation, bytes, text) = data;
    let notation = Notation::ALL[usize::from(notation) % Notation::ALL.len()];
    match notation.read(text) {
        Ok(key) => round(&key),
        Err(error) => judge(&error, text),
    }
    match recognise(text, usize::from(bytes)) {
        Ok(key) => {
            assert_eq!(key.len(), usize::from(bytes));
            round(&key);
        }
        Err(error) => judge(&error, text),
    }
});

fn round(key: &tunnelwright_core::keys::KeyBytes) {
    assert!(!key.is_empty());
    for notation in Notation::ALL {
        if let Ok(text) = notation.write(key) {
            assert_eq!(notation.read(text.reveal()).as_ref(), Ok(key), "{}", notation.keyword());
        }
    }
}

fn judge(error: &NotationError, text: &str) {
    assert!(error.place.is_none_or(|place| (1..=text.chars().count()).contains(&place)));
}
