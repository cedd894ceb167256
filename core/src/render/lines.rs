//! Lines with indentation.

use std::fmt::{Display, Write};

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
        // Every file has a kilobyte or two.
        Self { text: String::with_capacity(2048), depth: 0, unit }
    }

    /// Adds a line; an empty one stays empty.
    pub fn line(&mut self, line: impl Display) -> &mut Self {
        let start = self.text.len();
        for _ in 0..self.depth {
            self.text.push_str(self.unit);
        }
        // Writing to a String cannot fail.
        let _ = write!(self.text, "{line}");
        // An empty line keeps no indentation, and no line keeps blanks at its end.
        let end = start + self.text[start..].trim_end().len();
        self.text.truncate(end);
        self.text.push('\n');
        self
    }

    /// Adds every line of a list.
    pub fn lines<T: Display>(&mut self, lines: impl IntoIterator<Item = T>) -> &mut Self {
        for line in lines {
            self.line(line);
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
}
