//! One key, several spellings: characters, hex digits bare, behind `0x` or in
//! dashed groups, base64. Errors name the place and never show the key.

use std::fmt;

use base64ct::{Base64, Encoding};

use super::KeyBytes;
use crate::scenario::Secret;

/// A spelling of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// One printable character a byte.
    Ascii,
    /// Two hexadecimal digits a byte.
    Hex,
    /// As `Hex`, behind `0x`.
    Prefixed,
    /// As `Hex`, a hyphen after every eighth digit.
    Dashed,
    /// Base64 with padding (RFC 4648 section 4).
    Base64,
}

/// Why a text is no key in a notation, or a key has no text in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotationError {
    /// Place of the first wrong character (reading) or byte (writing), from 1.
    pub place: Option<usize>,
    /// What is wrong and what would be right; shows nothing of the key.
    pub message: String,
}

impl fmt::Display for NotationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

fn error<T>(place: usize, message: String) -> Result<T, NotationError> {
    Err(NotationError { place: Some(place), message })
}

impl Notation {
    /// Every notation.
    pub const ALL: [Self; 5] = [Self::Ascii, Self::Hex, Self::Prefixed, Self::Dashed, Self::Base64];

    /// The word on the command line.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Ascii => "ascii",
            Self::Hex => "hex",
            Self::Prefixed => "0x",
            Self::Dashed => "dashed",
            Self::Base64 => "base64",
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ascii => "printable characters",
            Self::Hex => "hexadecimal digits",
            Self::Prefixed => "hexadecimal digits behind 0x",
            Self::Dashed => "hexadecimal digits in dashed groups of eight",
            Self::Base64 => "base64",
        }
    }

    /// The notation with this keyword.
    pub fn from_keyword(keyword: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|notation| notation.keyword() == keyword)
    }

    /// Reads a key.
    ///
    /// # Errors
    /// Names the first character that does not belong there.
    pub fn read(self, text: &str) -> Result<KeyBytes, NotationError> {
        if text.is_empty() {
            return Err(NotationError { place: None, message: "there is no key".to_owned() });
        }
        match self {
            Self::Ascii => characters(text),
            Self::Hex => hex(text, 0),
            Self::Prefixed => match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
                Some(digits) => hex(digits, 2),
                None => error(1, "the key does not begin with 0x".to_owned()),
            },
            Self::Dashed => dashed(text),
            Self::Base64 => base64(text),
        }
    }

    /// Writes a key.
    ///
    /// # Errors
    /// Only printable characters cannot hold every key: names the first byte that is none.
    pub fn write(self, key: &KeyBytes) -> Result<Secret, NotationError> {
        let bytes = key.reveal();
        let text = match self {
            Self::Ascii => printable(bytes)?,
            Self::Hex => base16ct::lower::encode_string(bytes),
            Self::Prefixed => format!("0x{}", base16ct::lower::encode_string(bytes)),
            Self::Dashed => grouped(&base16ct::lower::encode_string(bytes)),
            Self::Base64 => Base64::encode_string(bytes),
        };
        Ok(Secret::new(text))
    }
}

fn is_printable(byte: u8) -> bool {
    byte.is_ascii_graphic()
}

fn characters(text: &str) -> Result<KeyBytes, NotationError> {
    match text.chars().position(|c| !c.is_ascii_graphic()) {
        Some(place) => {
            error(place + 1, format!("character {} is no printable ASCII character other than a blank", place + 1))
        }
        None => Ok(KeyBytes::new(text.as_bytes().to_vec())),
    }
}

fn printable(bytes: &[u8]) -> Result<String, NotationError> {
    match bytes.iter().position(|byte| !is_printable(*byte)) {
        Some(place) => error(
            place + 1,
            format!("byte {} is no printable character, so the key cannot be typed as characters", place + 1),
        ),
        None => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
    }
}

/// Reads hex digits; `before` characters stood in front of them.
fn hex(digits: &str, before: usize) -> Result<KeyBytes, NotationError> {
    let places: Vec<(usize, char)> = digits.chars().enumerate().map(|(i, c)| (before + i + 1, c)).collect();
    pairs(&places, before + places.len())
}

fn dashed(text: &str) -> Result<KeyBytes, NotationError> {
    let mut places = Vec::with_capacity(text.len());
    let mut group = 0;
    let length = text.chars().count();
    for (index, c) in text.chars().enumerate() {
        let joint = c == '-';
        if joint && (group == 0 || group % 2 == 1 || index + 1 == length) {
            return error(index + 1, format!("the hyphen at character {} does not part two bytes", index + 1));
        }
        group = if joint { 0 } else { group + 1 };
        if !joint {
            places.push((index + 1, c));
        }
    }
    pairs(&places, length)
}

/// Digits with their places, two a byte; `last` is the place of the last character.
fn pairs(places: &[(usize, char)], last: usize) -> Result<KeyBytes, NotationError> {
    if let Some((place, _)) = places.iter().find(|(_, c)| !c.is_ascii_hexdigit()) {
        return error(*place, format!("character {place} is no hexadecimal digit (0 to 9, a to f)"));
    }
    if places.is_empty() || places.len() % 2 == 1 {
        let message = format!("there are {} hexadecimal digits; every byte takes two", places.len());
        return error(last.max(1), message);
    }
    let value = |(_, c): &(usize, char)| c.to_digit(16).unwrap_or(0) as u8;
    Ok(KeyBytes::new(places.chunks(2).map(|pair| value(&pair[0]) << 4 | value(&pair[1])).collect()))
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 8);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 8 == 0 {
            text.push('-');
        }
        text.push(digit);
    }
    text
}

fn base64(text: &str) -> Result<KeyBytes, NotationError> {
    let body = text.trim_end_matches('=');
    let wrong = body.chars().position(|c| !(c.is_ascii_alphanumeric() || c == '+' || c == '/'));
    if let Some(place) = wrong {
        return error(place + 1, format!("character {} does not belong to base64", place + 1));
    }
    match Base64::decode_vec(text) {
        Ok(bytes) => Ok(KeyBytes::new(bytes)),
        Err(_) => error(
            text.chars().count(),
            format!("the base64 text of {} characters is cut off or wrongly padded", text.chars().count()),
        ),
    }
}

/// Reads a key of a known length in whatever notation it was typed: for each
/// length, the notations differ in their number of characters.
///
/// # Errors
/// When no notation fits the number of characters, or a character is wrong.
pub fn recognise(text: &str, bytes: usize) -> Result<KeyBytes, NotationError> {
    let length = text.chars().count();
    let begins = text.starts_with("0x") || text.starts_with("0X");
    let notation = if length == bytes {
        Notation::Ascii
    } else if begins && length == 2 * bytes + 2 {
        Notation::Prefixed
    } else if length == 2 * bytes {
        Notation::Hex
    } else if length == bytes.div_ceil(3) * 4 {
        Notation::Base64
    } else {
        Notation::Dashed
    };
    if notation == Notation::Dashed && !(text.contains('-') && text.len() - text.matches('-').count() == 2 * bytes) {
        let message = format!(
            "the key has {length} characters; {bytes} bytes are {bytes} characters, {} hexadecimal digits (also behind 0x \
             or in dashed groups), or {} characters of base64",
            2 * bytes,
            bytes.div_ceil(3) * 4
        );
        return Err(NotationError { place: None, message });
    }
    let key = notation.read(text)?;
    if key.len() == bytes {
        return Ok(key);
    }
    Err(NotationError { place: None, message: format!("the key has {} bytes; {bytes} are needed", key.len()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hidden(text: &str, notation: Notation) -> Result<Vec<u8>, (Option<usize>, String)> {
        notation.read(text).map(|key| key.reveal().to_vec()).map_err(|error| (error.place, error.message))
    }

    #[test]
    fn the_tables_of_2015_are_read_and_written() {
        let k = Notation::Ascii.read("kkkkkkkkkkkkkkkk").unwrap();
        for (notation, text) in [
            (Notation::Ascii, "kkkkkkkkkkkkkkkk"),
            (Notation::Hex, "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"),
            (Notation::Prefixed, "0x6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"),
            (Notation::Dashed, "6b6b6b6b-6b6b6b6b-6b6b6b6b-6b6b6b6b"),
            (Notation::Base64, "a2tra2tra2tra2tra2traw=="),
        ] {
            assert_eq!(notation.write(&k).unwrap().reveal(), text);
            assert_eq!(notation.read(text).unwrap(), k);
            assert_eq!(recognise(text, 16).unwrap(), k, "{}", notation.keyword());
            assert_eq!(Notation::from_keyword(notation.keyword()), Some(notation));
        }
    }

    #[test]
    fn a_wrong_character_is_named_by_its_place_and_not_shown() {
        for (notation, text, place) in [
            (Notation::Hex, "6b6g", 4),
            (Notation::Hex, "6b6", 3),
            (Notation::Prefixed, "6b6b", 1),
            (Notation::Prefixed, "0x6bxy", 5),
            (Notation::Prefixed, "0x", 2),
            (Notation::Dashed, "6b6b6b6b--6b", 10),
            (Notation::Dashed, "6b6-b6", 4),
            (Notation::Dashed, "6b-", 3),
            (Notation::Dashed, "6b-6z", 5),
            (Notation::Ascii, "ab c", 3),
            (Notation::Ascii, "ab\u{e9}", 3),
            (Notation::Base64, "a2t!", 4),
            (Notation::Base64, "a2tra", 5),
        ] {
            let (found, message) = hidden(text, notation).unwrap_err();
            assert_eq!(found, Some(place), "{text}: {message}");
            assert!(!message.contains(text), "{message}");
        }
        assert_eq!(hidden("", Notation::Hex).unwrap_err().0, None);
    }

    #[test]
    fn a_key_with_other_bytes_has_no_characters() {
        let key = KeyBytes::new(vec![0x6b, 0x00]);
        assert_eq!(Notation::Ascii.write(&key).unwrap_err().place, Some(2));
        assert!(Notation::Ascii.write(&KeyBytes::new(vec![b' '])).is_err());
    }

    #[test]
    fn a_key_of_the_wrong_length_says_what_would_be_right() {
        let error = recognise("abc", 16).unwrap_err();
        assert!(error.message.contains("3 characters; 16 bytes are 16 characters, 32 hexadecimal digits"), "{error}");
        assert_eq!(recognise("0x6b6b6b6b6b6b6b6b", 8).unwrap().len(), 8);
        assert_eq!(recognise("0x6b6b6b6b6b6b6b", 16).unwrap().len(), 16, "16 characters are a key of 16 bytes");
    }

    proptest! {
        #[test]
        fn every_key_survives_every_notation(bytes in proptest::collection::vec(any::<u8>(), 1..70)) {
            let key = KeyBytes::new(bytes);
            for notation in Notation::ALL {
                if let Ok(text) = notation.write(&key) {
                    prop_assert_eq!(notation.read(text.reveal()).unwrap(), key.clone());
                }
            }
        }

        #[test]
        fn no_text_brings_the_readers_down(text in ".{0,40}", bytes in 1_usize..70) {
            for notation in Notation::ALL {
                if let Err(error) = notation.read(&text) {
                    prop_assert!(error.place.is_none_or(|place| place >= 1 && place <= text.chars().count()));
                }
            }
            let _ = recognise(&text, bytes);
        }
    }
}
