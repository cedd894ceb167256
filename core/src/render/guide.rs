//! A guide as data: sections, steps, fields. Written as Markdown.

use std::borrow::Cow;
use std::fmt::{self, Write};

use crate::render::lines::Lines;

/// A guide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guide {
    /// Its title.
    pub title: String,
    /// Paragraphs before the first section.
    pub intro: Vec<String>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// One section: a place where work is done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// The menu path, in the device's own words; empty where there is none.
    pub place: String,
    /// What to know before.
    pub notes: Vec<String>,
    /// Its steps, numbered.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// The fields to fill in.
    pub fields: Vec<Field>,
    /// Commands to type, as they stand.
    pub code: Vec<String>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The label on the screen.
    pub label: String,
    /// The value to enter or choose.
    pub value: String,
    /// Why, or what to look out for.
    pub note: String,
}

impl Step {
    /// A step without fields.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// With a field.
    #[must_use]
    pub fn field(mut self, label: impl Into<String>, value: impl Into<String>) -> Self {
        self.fields.push(Field { label: label.into(), value: value.into(), note: String::new() });
        self
    }

    /// With a field and a note.
    #[must_use]
    pub fn noted(mut self, label: impl Into<String>, value: impl Into<String>, note: impl Into<String>) -> Self {
        self.fields.push(Field { label: label.into(), value: value.into(), note: note.into() });
        self
    }

    /// With a command.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code.push(code.into());
        self
    }
}

impl Guide {
    /// The guide as Markdown; `header` stands in a comment at the top.
    pub fn markdown(&self, header: &[String]) -> String {
        let mut out = Lines::indented_by("   ");
        out.line("<!--").lines(header.iter().map(|line| line.replace("--", "- -"))).line("-->").line("");
        out.line(format_args!("# {}", plain(&self.title))).line("");
        for paragraph in &self.intro {
            out.line(plain(paragraph)).line("");
        }
        for section in &self.sections {
            section.write(&mut out);
        }
        out.finish()
    }
}

impl Section {
    fn write(&self, out: &mut Lines) {
        out.line(format_args!("## {}", plain(&self.title))).line("");
        if !self.place.is_empty() {
            out.line(format_args!("Where: **{}**", plain(&self.place))).line("");
        }
        for note in &self.notes {
            out.line(plain(note)).line("");
        }
        for (number, step) in self.steps.iter().enumerate() {
            step.write(number + 1, out);
        }
    }
}

impl Step {
    fn write(&self, number: usize, out: &mut Lines) {
        out.line(format_args!("{number}. {}", plain(&self.text))).line("");
        out.block(|out| {
            if !self.fields.is_empty() {
                out.line("| Field | Value | Note |").line("|---|---|---|");
                for field in &self.fields {
                    out.line(format_args!(
                        "| {} | {} | {} |",
                        plain(&field.label),
                        code(&field.value),
                        plain(&field.note)
                    ));
                }
                out.line("");
            }
            for block in &self.code {
                out.line("```").lines(block.lines()).line("```").line("");
            }
        });
    }
}

/// A text that cannot become markup: one line, Markdown's and HTML's own characters escaped.
pub fn plain(text: &str) -> Plain<'_> {
    Plain(line(text))
}

/// See [`plain`]; writes itself without another copy.
#[derive(Debug)]
pub struct Plain<'a>(Cow<'a, str>);

/// One line, borrowed where it is one already.
fn line(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        Cow::Borrowed(text.trim())
    } else {
        Cow::Owned(crate::bundle::one_line(text))
    }
}

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // All of them are ASCII, so bytes can be looked at without cutting a character.
        let special = |b: u8| matches!(b, b'&' | b'<' | b'|' | b'`' | b'*' | b'_' | b'[' | b']' | b'\\' | b'#');
        let mut rest: &str = &self.0;
        while let Some(place) = rest.bytes().position(special) {
            let (before, from) = rest.split_at(place);
            f.write_str(before)?;
            match from.as_bytes()[0] {
                b'&' => f.write_str("&amp;")?,
                b'<' => f.write_str("&lt;")?,
                other => {
                    f.write_char('\\')?;
                    f.write_char(char::from(other))?;
                }
            }
            rest = &from[1..];
        }
        f.write_str(rest)
    }
}

/// A value as inline code that cannot leave its cell: fenced by more backticks than it holds.
pub fn code(text: &str) -> Code<'_> {
    Code(line(text))
}

/// See [`code`]; writes itself without another copy.
#[derive(Debug)]
pub struct Code<'a>(Cow<'a, str>);

impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: &str = &self.0;
        if text.is_empty() {
            return f.write_str("(leave empty)");
        }
        if !text.bytes().any(|b| b == b'|' || b == b'`') {
            f.write_char('`')?;
            f.write_str(text)?;
            return f.write_char('`');
        }
        let text = text.replace('|', "\\|");
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
        write!(f, "{fence}{pad}{text}{pad}{fence}")
    }
}
