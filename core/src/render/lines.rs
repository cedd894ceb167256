//! Lines with indentation.

use std::fmt::{self, Write};

use crate::bundle::Header;

/// A text made of lines; owns indentation and the newline at the end.
#[derive(Debug, Default)]
pub struct Lines {
    text: String,
    depth: usize,
    unit: &'static str,
}

impl Lines {
    /// An empty text whose blocks are indented by `unit`.
    pub fn indented_by(unit: &'static str) -> Self {
        // Most files have a few kilobytes.
        Self { text: String::with_capacity(8192), depth: 0, unit }
    }

    /// Adds a line; an empty one stays empty.
    pub fn line(&mut self, line: impl AsRef<str>) -> &mut Self {
        self.indent();
        self.text.push_str(line.as_ref());
        self.end()
    }

    /// Adds a line that is put together: `format_args!` saves its copy.
    pub fn format(&mut self, line: fmt::Arguments<'_>) -> &mut Self {
        self.indent();
        // Writing to a String cannot fail.
        let _ = self.text.write_fmt(line);
        self.end()
    }

    /// Adds every line of a list.
    pub fn lines<T: AsRef<str>>(&mut self, lines: impl IntoIterator<Item = T>) -> &mut Self {
        for line in lines {
            self.line(line);
        }
        self
    }

    /// Adds a header, each of its lines behind a comment sign.
    pub fn header(&mut self, sign: &str, header: &Header) -> &mut Self {
        for line in header.lines() {
            self.format(format_args!("{sign} {line}"));
        }
        self
    }

    /// Adds a block one step deeper.
    pub fn block(&mut self, fill: impl FnOnce(&mut Self)) -> &mut Self {
        self.depth += 1;
        fill(self);
        self.depth -= 1;
        self
    }

    /// The text, with one newline at its end.
    pub fn finish(mut self) -> String {
        let end = self.text.trim_end_matches('\n').len();
        self.text.truncate(end);
        self.text.push('\n');
        self.text
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str(self.unit);
        }
    }

    /// No line keeps blanks at its end, an empty one not even its indentation.
    fn end(&mut self) -> &mut Self {
        self.text.truncate(self.text.trim_end_matches([' ', '\t']).len());
        self.text.push('\n');
        self
    }
}
