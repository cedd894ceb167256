//! Markdown, written from front to back: no text that is put in becomes markup.

use std::fmt::{Display, Write};

use crate::bundle::{Header, one_line};

/// A Markdown file in the making.
#[derive(Debug)]
pub struct Markdown {
    text: String,
}

impl Default for Markdown {
    fn default() -> Self {
        // Most files have a few kilobytes.
        Self { text: String::with_capacity(8192) }
    }
}

impl Markdown {
    /// Adds markup as it stands.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.text.push_str(markup);
        self
    }

    /// Adds a text on one line, Markdown's and HTML's own characters escaped.
    pub fn plain(&mut self, text: &dyn Display) -> &mut Self {
        let start = self.add(text);
        if !stands(&self.text[start..], |byte| !is_markup(byte)) {
            let raw = self.text.split_off(start);
            escape(&one_line(&raw), &mut self.text);
        }
        self
    }

    /// Adds a value as inline code that cannot leave its cell of a table.
    pub fn code(&mut self, value: &dyn Display) -> &mut Self {
        self.text.push('`');
        let start = self.add(value);
        let value = &self.text[start..];
        if !value.is_empty() && stands(value, |byte| byte != b'|' && byte != b'`') {
            self.text.push('`');
        } else {
            let raw = self.text.split_off(start);
            self.text.pop();
            fence(&one_line(&raw), &mut self.text);
        }
        self
    }

    /// Ends a line; none keeps blanks at its end.
    pub fn end(&mut self) -> &mut Self {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.raw("\n")
    }

    /// What has been written so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file: the header in a comment, what was written, one newline at the end.
    pub fn finish(self, header: &Header) -> String {
        let body = self.text.trim_end_matches('\n');
        let mut file = String::with_capacity(body.len() + 1024);
        file.push_str("<!--\n");
        for line in header.lines() {
            file.push_str(&line.replace("--", "- -"));
            file.push('\n');
        }
        file.push_str("-->\n\n");
        file.push_str(body);
        file.push('\n');
        file
    }

    /// Writes the text as it is, and says where it begins.
    fn add(&mut self, text: &dyn Display) -> usize {
        let start = self.text.len();
        // Writing to a String cannot fail.
        let _ = write!(self.text, "{text}");
        start
    }
}

/// Markdown's and HTML's own characters.
fn is_markup(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'|' | b'`' | b'*' | b'_' | b'[' | b']' | b'\\' | b'#')
}

/// True when the text may stay as it was written: one line of ASCII, no blanks
/// at its ends, and nothing that is not `allowed`.
fn stands(text: &str, allowed: impl Fn(u8) -> bool) -> bool {
    text.trim_ascii().len() == text.len() && text.bytes().all(|byte| matches!(byte, b' '..=b'~') && allowed(byte))
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            c => {
                if c.is_ascii() && is_markup(c as u8) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
}

/// Inline code, fenced by more backticks than it holds.
fn fence(text: &str, out: &mut String) {
    if text.is_empty() {
        out.push_str("(leave empty)");
        return;
    }
    let text = text.replace('|', "\\|");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    for part in [&fence, pad, &text, pad, &fence] {
        out.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::Markdown;
    use proptest::prelude::*;

    #[test]
    fn no_text_becomes_markup() {
        for (text, plain, code) in [
            ("10.0.0.0/8", "10.0.0.0/8", "`10.0.0.0/8`"),
            (" a_b ", "a\\_b", "`a_b`"),
            ("<b>&|", "&lt;b>&amp;\\|", "`<b>&\\|`"),
            ("a\nb", "a b", "`a b`"),
            ("`", "\\`", "`` ` ``"),
            ("a``b", "a\\`\\`b", "```a``b```"),
            ("\u{e9}\u{202e}", "\u{e9}", "`\u{e9}`"),
            ("", "", "(leave empty)"),
        ] {
            assert_eq!(Markdown::default().plain(&text).text(), plain);
            assert_eq!(Markdown::default().code(&text).text(), code);
        }
    }

    proptest! {
        #[test]
        fn every_text_stays_in_its_cell(text in any::<String>()) {
            let mut out = Markdown::default();
            out.raw("| ").plain(&text).raw(" | ").code(&text).raw(" |");
            prop_assert!(!out.text().contains('\n'));
            prop_assert_eq!(out.text().replace("\\|", "").matches('|').count(), 3);
        }
    }
}
