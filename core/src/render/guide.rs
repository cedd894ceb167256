//! A guide in Markdown: sections with numbered steps, and the fields to fill in.
//! It is written in the order in which it is told.

use std::fmt::Display;

use super::markdown::Markdown;
use crate::bundle::Header;

/// A guide.
#[derive(Debug)]
pub struct Guide {
    out: Markdown,
    /// Number of the section's last step.
    number: usize,
    /// The table of the step's fields is open.
    in_table: bool,
}

impl Guide {
    /// A guide with nothing but its title.
    pub fn titled(title: impl Display) -> Self {
        let mut out = Markdown::default();
        out.raw("# ").plain(&title).raw("\n\n");
        Self { out, number: 0, in_table: false }
    }

    /// Begins a section; `place` is the menu path in the device's own words, empty where there is none.
    pub fn section(&mut self, title: impl Display, place: &str) -> &mut Self {
        self.number = 0;
        self.outside().raw("## ").plain(&title).raw("\n\n");
        if !place.is_empty() {
            self.out.raw("Where: **").text(place).raw("**\n\n");
        }
        self
    }

    /// A paragraph: what to know before the steps that follow.
    pub fn note(&mut self, text: impl Display) -> &mut Self {
        self.outside().plain(&text).raw("\n\n");
        self
    }

    /// The section's next step.
    pub fn step(&mut self, text: impl Display) -> &mut Self {
        self.number += 1;
        let number = self.number;
        self.outside().plain(&number).raw(". ").plain(&text).end().raw("\n");
        self
    }

    /// A field of the step: its label on the screen, and the value to enter or choose.
    pub fn field(&mut self, label: &str, value: impl Display) -> &mut Self {
        self.row(label, &value, "")
    }

    /// A field with a note: why, or what to look out for.
    pub fn noted(&mut self, label: &str, value: impl Display, note: &str) -> &mut Self {
        self.row(label, &value, note)
    }

    fn row(&mut self, label: &str, value: &dyn Display, note: &str) -> &mut Self {
        if !self.in_table {
            self.in_table = true;
            self.out.raw("   | Field | Value | Note |\n   |---|---|---|\n");
        }
        self.out.raw("   | ").text(label).raw(" | ").code(value).raw(" | ").text(note).raw(" |\n");
        self
    }

    /// A command of the step, to type as it stands.
    pub fn code(&mut self, code: &str) -> &mut Self {
        self.outside().raw("   ```\n");
        for line in code.lines() {
            self.out.raw("   ").raw(line).end();
        }
        self.out.raw("   ```\n\n");
        self
    }

    /// What has been written so far.
    pub fn written(&self) -> &str {
        self.out.written()
    }

    /// The guide with its header in a comment at the top.
    pub fn finish(self, header: &Header) -> String {
        self.out.finish(header)
    }

    /// Closes the table of fields, if it is open.
    fn outside(&mut self) -> &mut Markdown {
        if std::mem::take(&mut self.in_table) {
            self.out.raw("\n");
        }
        &mut self.out
    }
}
