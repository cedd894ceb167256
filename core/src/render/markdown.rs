//! Markdown, written from front to back: no text that is put in becomes markup.

use std::fmt::{Display, Write};

use super::template::{Words, fill};
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
    pub fn text(&mut self, text: &str) -> &mut Self {
        if stands(text, is_plain) {
            self.text.push_str(text);
        } else if stands(text, is_printable) {
            escape(text, &mut self.text);
        } else {
            escape(&one_line(text), &mut self.text);
        }
        self
    }

    /// The same with a text that is put together.
    pub fn plain(&mut self, text: &dyn Display) -> &mut Self {
        let start = self.add(text);
        if !stands(&self.text[start..], is_plain) {
            let raw = self.text.split_off(start);
            self.text(&raw);
        }
        self
    }

    /// Adds a value as inline code that cannot leave its cell of a table.
    pub fn code(&mut self, value: &dyn Display) -> &mut Self {
        self.text.push('`');
        let start = self.add(value);
        let value = &self.text[start..];
        if !value.is_empty() && stands(value, is_code) {
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
    pub fn written(&self) -> &str {
        &self.text
    }

    /// The file: the header in a comment, what was written, one newline at the end.
    pub fn finish(self, header: &Header) -> String {
        let body = self.text.trim_end_matches('\n');
        let mut file = String::with_capacity(body.len() + 1024);
        file.push_str("<!--\n");
        file.push_str(&header.text().replace("--", "- -"));
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

/// A text for a template of Markdown: none of it becomes markup.
pub fn plain(text: &dyn Display) -> String {
    let mut out = Markdown::default();
    out.plain(text);
    out.text
}

/// A value for a template of Markdown: inline code that cannot leave its cell.
pub fn code(value: &dyn Display) -> String {
    let mut out = Markdown::default();
    out.code(value);
    out.text
}

/// A template of Markdown with its words filled in, the header in a comment at the top.
pub fn filled(template: &str, words: &Words, header: &Header) -> String {
    Markdown { text: body(template, words) }.finish(header)
}

/// The same without a header. A template numbers all its steps; where one is left out,
/// those after it move up.
pub fn body(template: &str, words: &Words) -> String {
    let text = fill(template, words);
    let mut out = String::with_capacity(text.len());
    let (mut last, mut in_code) = (0, false);
    for line in text.split_inclusive('\n') {
        // Most lines are none of the three, and their first character says so.
        match line.bytes().find(|byte| *byte != b' ') {
            Some(b'`') => in_code ^= line.trim_start().starts_with("```"),
            Some(b'#') if !in_code => last = 0,
            Some(b'0'..=b'9') if !in_code => {
                if let Some(rest) = step(line) {
                    last += 1;
                    // Writing to a String cannot fail.
                    let _ = write!(out, "{last}. {rest}");
                    continue;
                }
            }
            _ => {}
        }
        out.push_str(line);
    }
    out
}

/// What a line says as a numbered step.
fn step(line: &str) -> Option<&str> {
    line.trim_start_matches(|digit: char| digit.is_ascii_digit()).strip_prefix(". ").filter(|_| !line.starts_with(' '))
}

/// Markdown's and HTML's own characters.
const fn is_markup(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'|' | b'`' | b'*' | b'_' | b'[' | b']' | b'\\' | b'#')
}

const fn is_printable(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// The bytes that mean only themselves: a table, because every byte of a file is asked.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ';
    while is_printable(byte) {
        plain[byte as usize] = !is_markup(byte);
        byte += 1;
    }
    plain
};

fn is_plain(byte: u8) -> bool {
    PLAIN[usize::from(byte)]
}

fn is_code(byte: u8) -> bool {
    is_printable(byte) && byte != b'|' && byte != b'`'
}

/// True when the text may stay as it was written: nothing but such bytes, no blanks at its ends.
fn stands(text: &str, allowed: impl Fn(u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ') && bytes.iter().all(|byte| allowed(*byte))
}

fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    // Markup is ASCII: no character is cut.
    while let Some(place) = rest.bytes().position(is_markup) {
        out.push_str(&rest[..place]);
        match rest.as_bytes()[place] {
            b'&' => out.push_str("&amp;"),
            b'<' => out.push_str("&lt;"),
            markup => {
                out.push('\\');
                out.push(char::from(markup));
            }
        }
        rest = &rest[place + 1..];
    }
    out.push_str(rest);
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
    fn steps_are_counted_without_those_that_are_left_out() {
        let template = "# A\n{{#there}}\n1. One\n{{/there}}\n2. Two\n\n   ```\n# no heading\n   ```\n\n5. Three\n\n# B\n7. One\n1.5 is no step\n";
        let text = super::body(template, &super::Words::new());
        assert_eq!(text, "# A\n1. Two\n\n   ```\n# no heading\n   ```\n\n2. Three\n\n# B\n1. One\n1.5 is no step\n");
    }

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
            assert_eq!(Markdown::default().plain(&text).written(), plain);
            assert_eq!(Markdown::default().code(&text).written(), code);
        }
    }

    proptest! {
        #[test]
        fn every_text_stays_in_its_cell(text in any::<String>()) {
            let mut out = Markdown::default();
            out.raw("| ").plain(&text).raw(" | ").code(&text).raw(" |");
            prop_assert!(!out.written().contains('\n'));
            prop_assert_eq!(out.written().replace("\\|", "").matches('|').count(), 3);
        }
    }
}
