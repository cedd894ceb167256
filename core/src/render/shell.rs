//! Words of a POSIX shell.

/// A text as one shell word that means exactly itself: plain where that is
/// safe, else in single quotes.
pub fn word(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./:=,@%+".contains(&b);
    if !text.is_empty() && text.bytes().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn no_text_leaves_its_quotes() {
        assert_eq!(word("10.0.0.0/8"), "10.0.0.0/8");
        assert_eq!(word(""), "''");
        assert_eq!(word("a b"), "'a b'");
        assert_eq!(word("$(id)`x`\"!\\"), "'$(id)`x`\"!\\'");
        assert_eq!(word("it's"), r"'it'\''s'");
        assert_eq!(word("a\nb"), "'a\nb'");
    }
}
