//! Templates: a device's text as a plain file with words to fill in.
//!
//! A template looks like the text that it makes, so a reader of the device's
//! folder sees what will be written. It knows three things:
//!
//! - `{{name}}` in a line is replaced by that word;
//! - a line `{{#name}}` to a line `{{/name}}` is kept where the word is there and
//!   not empty, and repeated for each entry where it is a list;
//! - a line `{{^name}}` to a line `{{/name}}` is kept where it is not there, or empty.
//!
//! A device puts each word in with the quoting of its own syntax. A word holds no
//! line break and no control character, so no word can begin a line of its own.
//! A name that nobody set stays as it stands, `{{` and all: the tests look for that.

use std::fmt::{Display, Write};

/// The words of a template, or of one entry of a list in it. No `Debug`: a key may be among them.
#[derive(Default)]
pub struct Words {
    entries: Vec<(&'static str, Entry)>,
}

enum Entry {
    Word(String),
    List(Vec<Words>),
}

impl Words {
    /// No words yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One word alone, as an entry of a list.
    pub fn one(name: &'static str, value: &dyn Display) -> Self {
        let mut words = Self::new();
        words.set(name, value);
        words
    }

    /// Sets a word, already quoted for the place where it will stand.
    pub fn set(&mut self, name: &'static str, value: &dyn Display) -> &mut Self {
        // Most words are an address or a name: room for one at once.
        let mut word = String::with_capacity(32);
        // Writing to a String cannot fail.
        let _ = write!(word, "{value}");
        // Most words are plain ASCII: nothing to look up character by character.
        if !word.bytes().all(|byte| matches!(byte, b' '..=b'~')) && word.contains(char::is_control) {
            word = word.replace(char::is_control, " ");
        }
        self.entries.push((name, Entry::Word(word)));
        self
    }

    /// Sets a word that only opens or closes a block.
    pub fn flag(&mut self, name: &'static str, on: bool) -> &mut Self {
        self.set(name, if on { &"yes" } else { &"" })
    }

    /// Sets a word where there is one; otherwise its blocks stay out.
    pub fn set_some(&mut self, name: &'static str, value: Option<&dyn Display>) -> &mut Self {
        self.set(name, value.unwrap_or(&""))
    }

    /// Sets a list: its block is written once for each entry, whose own words come first.
    pub fn list(&mut self, name: &'static str, entries: Vec<Words>) -> &mut Self {
        self.entries.push((name, Entry::List(entries)));
        self
    }

    /// Sets the lines of a file's header. The other words serve all files of a side.
    pub fn header<T: Display>(&mut self, lines: impl IntoIterator<Item = T>) -> &mut Self {
        self.list("header", lines.into_iter().map(|line| Self::one("line", &line)).collect())
    }

    fn get(&self, name: &str) -> Option<&Entry> {
        // The last one set counts.
        self.entries.iter().rev().find(|(own, _)| *own == name).map(|(_, entry)| entry)
    }
}

/// The template with its words filled in; ends in one line break.
pub fn fill(template: &str, words: &Words) -> String {
    let lines = read(template);
    let mut out = String::with_capacity(template.len() * 2);
    write_lines(&lines, &[words], &mut out);
    out.truncate(out.trim_end_matches('\n').len());
    out.push('\n');
    out
}

/// A line of a template, looked at once, however often it is written.
#[derive(Clone, Copy)]
enum Line<'a> {
    Text(&'a str),
    /// `{{#name}}`, or `{{^name}}` where it is not `wanted`, and how many lines stand in the block.
    Block {
        name: &'a str,
        wanted: bool,
        within: usize,
    },
    /// `{{/name}}`
    End {
        name: &'a str,
        text: &'a str,
    },
}

fn read(template: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = template.lines().map(line).collect();
    let mut open: Vec<usize> = Vec::new();
    for place in 0..lines.len() {
        let line = lines[place];
        match line {
            Line::Text(_) => {}
            Line::Block { .. } => open.push(place),
            Line::End { name, .. } if close(&mut lines, &mut open, name, place) => {}
            Line::End { text, .. } => lines[place] = Line::Text(text),
        }
    }
    lines
}

fn line(text: &str) -> Line<'_> {
    let tag = |text: &str| text.bytes().find(|byte| *byte != b' ') == Some(b'{');
    let inner = || text.trim_start().strip_prefix("{{")?.trim_end().strip_suffix("}}");
    // Most lines are none, and their first character says so.
    let Some(inner) = tag(text).then(inner).flatten() else { return Line::Text(text) };
    // A block without an end goes to the end.
    let block = |wanted| Line::Block { name: &inner[1..], wanted, within: usize::MAX };
    match inner.as_bytes().first() {
        Some(b'#') => block(true),
        Some(b'^') => block(false),
        Some(b'/') => Line::End { name: &inner[1..], text },
        _ => Line::Text(text),
    }
}

/// Ends the block of this name that was opened last, and what was left open in it.
/// Says whether there is one.
fn close(lines: &mut [Line<'_>], open: &mut Vec<usize>, name: &str, end: usize) -> bool {
    let is_it = |place: &usize| matches!(&lines[*place], Line::Block { name: own, .. } if *own == name);
    let Some(depth) = open.iter().rposition(is_it) else { return false };
    let start = open[depth];
    open.truncate(depth);
    if let Line::Block { within, .. } = &mut lines[start] {
        *within = end - start - 1;
    }
    true
}

fn find<'a>(scopes: &[&'a Words], name: &str) -> Option<&'a Entry> {
    scopes.iter().rev().find_map(|words| words.get(name))
}

fn write_lines(lines: &[Line<'_>], scopes: &[&Words], out: &mut String) {
    let mut rest = lines.iter();
    while let Some(line) = rest.next() {
        match line {
            Line::Text(text) => write_line(text, scopes, out),
            Line::Block { name, wanted, within } => {
                let inside = rest.as_slice();
                let inside = &inside[..inside.len().min(*within)];
                write_block(inside, find(scopes, name), *wanted, scopes, out);
                rest = rest.as_slice()[inside.len()..].iter();
            }
            Line::End { .. } => {}
        }
    }
}

fn write_block(lines: &[Line<'_>], entry: Option<&Entry>, wanted: bool, scopes: &[&Words], out: &mut String) {
    match entry {
        Some(Entry::List(entries)) if wanted => {
            for own in entries {
                let inner: Vec<&Words> = scopes.iter().copied().chain([own]).collect();
                write_lines(lines, &inner, out);
            }
        }
        entry => {
            let there = match entry {
                Some(Entry::Word(word)) => !word.is_empty(),
                Some(Entry::List(entries)) => !entries.is_empty(),
                None => false,
            };
            if there == wanted {
                write_lines(lines, scopes, out);
            }
        }
    }
}

fn write_line(line: &str, scopes: &[&Words], out: &mut String) {
    let start = out.len();
    let mut rest = line;
    while let Some((before, tail)) = at_pair(rest, '{') {
        out.push_str(before);
        let word = at_pair(tail, '}').and_then(|(name, after)| match find(scopes, name) {
            Some(Entry::Word(word)) => Some((word, after)),
            _ => None,
        });
        rest = match word {
            Some((word, after)) => {
                out.push_str(word);
                after
            }
            None => {
                out.push_str("{{");
                tail
            }
        };
    }
    out.push_str(rest);
    // No line keeps blanks at its end.
    let end = start + out[start..].trim_end().len();
    out.truncate(end);
    out.push('\n');
}

/// What stands before and behind the next pair of a brace. One character is found
/// fast, and setting up a search for two costs more than most lines are long.
fn at_pair(text: &str, brace: char) -> Option<(&str, &str)> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find(brace)?;
        let after = &text[at + 1..];
        if let Some(behind) = after.strip_prefix(brace) {
            return Some((&text[..at], behind));
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn network(text: &str) -> Words {
        let mut words = Words::new();
        words.set("network", &text);
        words
    }

    #[test]
    fn a_template_keeps_what_is_there_and_repeats_lists() {
        let template = "peer {{peer}}\n{{#nat}}\n nat {{nat}}\n{{/nat}}\n{{^nat}}\n no nat\n{{/nat}}\n\
                        {{#networks}}\n  permit {{network}} to {{peer}}\n{{/networks}}\n";
        let mut words = Words::new();
        words.set("peer", &"192.0.2.1").set_some("nat", None);
        words.list("networks", vec![network("10.0.0.0/8"), network("172.16.0.0/12")]);
        let text = "peer 192.0.2.1\n no nat\n  permit 10.0.0.0/8 to 192.0.2.1\n  permit 172.16.0.0/12 to 192.0.2.1\n";
        assert_eq!(fill(template, &words), text);
        words.set("nat", &"on").list("networks", Vec::new());
        assert_eq!(fill(template, &words), "peer 192.0.2.1\n nat on\n");
    }

    #[test]
    fn blocks_of_one_name_may_stand_inside_each_other() {
        let mut words = Words::new();
        words.flag("a", true).flag("b", false);
        let template = "{{#a}}\n{{#b}}\n1\n{{/b}}\n{{#a}}\n2\n{{/a}}\n3\n{{/a}}\n4\n";
        assert_eq!(fill(template, &words), "2\n3\n4\n");
    }

    #[test]
    fn a_name_that_nobody_set_can_be_seen() {
        assert_eq!(fill("a {{b}} {{c\n{{/d}}", &Words::new()), "a {{b}} {{c\n{{/d}}\n");
    }

    proptest! {
        #[test]
        fn no_word_makes_a_line_or_a_tag(word in any::<String>()) {
            let mut words = Words::new();
            words.set("word", &word).set("other", &"x");
            let text = fill("before\nname {{word}} {{other}}\nafter", &words);
            prop_assert_eq!(text.matches('\n').count(), 3);
            prop_assert!(text.starts_with("before\nname"));
            prop_assert!(text.ends_with(" x\nafter\n"));
        }
    }
}
