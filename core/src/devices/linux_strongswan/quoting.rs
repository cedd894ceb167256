//! Strings of swanctl.conf.

/// What a key may hold: printable ASCII.
pub const PRINTABLE: &str =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// A text in double quotes, as the parser of settings reads it back: in a string a
/// backslash makes the next character mean itself, except that `\n`, `\r` and `\t`
/// are control characters, which no text here holds.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}

/// A pre-shared key. swanctl reads what stands behind 0x as hexadecimal digits and
/// what stands behind 0s as base64, in capital letters too: a key that begins like that
/// is written as its own bytes, which is the very same key.
pub fn secret(key: &str) -> String {
    let code = key.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("0x") || start.eq_ignore_ascii_case("0s"));
    if code { quoted(&format!("0x{}", base16ct::lower::encode_string(key.as_bytes()))) } else { quoted(key) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The string state of settings_lexer.l: what a quoted text means, and what is left behind it.
    fn read(text: &str) -> Option<(String, &str)> {
        let mut out = String::new();
        let mut rest = text.strip_prefix('"')?.chars();
        while let Some(c) = rest.next() {
            match c {
                '"' => return Some((out, rest.as_str())),
                '\\' => match rest.next()? {
                    'n' => out.push('\n'),
                    'r' => out.push('\r'),
                    't' => out.push('\t'),
                    '\n' => {}
                    other => out.push(other),
                },
                '\r' => {}
                other => out.push(other),
            }
        }
        None
    }

    /// What swanctl's load_secret makes of a value.
    fn bytes(value: &str) -> Vec<u8> {
        match value.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("0x") => base16ct::mixed::decode_vec(&value[2..]).unwrap_or_default(),
            Some("0s") => panic!("read as base64: {value}"),
            _ => value.as_bytes().to_vec(),
        }
    }

    #[test]
    fn a_key_is_the_same_key_when_it_is_read_back() {
        for (key, text) in [
            ("aB3 x", "\"aB3 x\""),
            ("a\"b\\n", "\"a\\\"b\\\\n\""),
            ("0x61", "\"0x30783631\""),
            ("0Sab", "\"0x30536162\""),
            ("a#b}{$(id)", "\"a#b}{$(id)\""),
        ] {
            assert_eq!(secret(key), text);
        }
    }

    proptest! {
        #[test]
        fn no_key_leaves_its_quotes_and_none_becomes_another(key in "(0[xXsS])?[ -~]{1,80}") {
            let text = secret(&key);
            let (value, rest) = read(&text).unwrap_or_default();
            prop_assert_eq!(rest, "");
            prop_assert_eq!(bytes(&value), key.as_bytes());
        }

        #[test]
        fn no_text_leaves_its_quotes(text in "[^\\x00-\\x1f]*") {
            let quoted = quoted(&text);
            prop_assert_eq!(read(&quoted), Some((text, "")));
        }
    }
}
