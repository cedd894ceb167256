//! Putting entries into their containers.

use super::range;
use super::refuse;
use super::tree::{self, Node};
use crate::devices::MergeError;
use crate::devices::pfsense::tunnel::Tunnel;
use crate::render::xml::Xml;

/// What goes into one container.
pub struct Entry<'a> {
    /// The container: names below the root element `<pfsense>`.
    pub path: Vec<&'static str>,
    /// Writes the entries.
    pub write: Box<dyn Fn(&mut Xml) + 'a>,
}

/// The text with every entry in its container.
///
/// # Errors
/// When the text is not well-formed.
pub fn all(mut text: String, tunnel: &Tunnel<'_>, entries: &[Entry<'_>]) -> Result<String, MergeError> {
    for entry in entries {
        text = one(text, &tunnel.mark(), entry)?;
    }
    Ok(text)
}

/// How the file is written: its line end and its step of indentation.
struct Style {
    newline: &'static str,
    unit: String,
}

impl Style {
    fn of(text: &str, root: &Node) -> Self {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let unit = root.children.iter().find_map(|child| blanks_before(text, child.start)).unwrap_or("\t");
        Self { newline, unit: unit.to_owned() }
    }

    fn indent(&self, depth: usize) -> String {
        self.unit.repeat(depth)
    }

    /// Lines indented by tabs, as this file indents them.
    fn adapt(&self, lines: &str) -> String {
        let mut adapted = String::with_capacity(lines.len());
        for line in lines.lines() {
            let rest = line.trim_start_matches('\t');
            adapted.push_str(&self.indent(line.len() - rest.len()));
            adapted.push_str(rest);
            adapted.push_str(self.newline);
        }
        adapted
    }
}

/// The blanks between a line's beginning and a position; `None` when something
/// else stands there, or nothing.
fn blanks_before(text: &str, at: usize) -> Option<&str> {
    let head = text.get(..at)?;
    let line = head.rsplit_once('\n')?.1;
    (!line.is_empty() && line.chars().all(|c| c == ' ' || c == '\t')).then_some(line)
}

fn one(mut text: String, mark: &str, entry: &Entry<'_>) -> Result<String, MergeError> {
    let root = tree::read(&text)?;
    let style = Style::of(&text, &root);
    let (container, missing) = nearest(&root, &entry.path);
    let mut xml = Xml::at(container.depth + 1, "\t");
    wrapped(&mut xml, missing, entry);
    let body = style.adapt(&xml.finish());
    if container.is_self_closing() {
        let tag = text.get(container.start..container.end).unwrap_or_default().to_owned();
        let opened = range::opened(&tag).filter(|_| !tag.contains("--"));
        let Some((start, stop)) = opened else {
            return Err(refuse(format!("the element {tag} of the backup cannot be opened")));
        };
        let content = format!("{}{body}{}", style.newline, style.indent(container.depth));
        let new = format!("{start}{}{content}{}{stop}", range::begin(mark, &content, Some(&tag)), range::end(mark));
        text.replace_range(container.start..container.end, &new);
    } else if let Some(line) = line_start(&text, container) {
        let inner = style.indent(container.depth + 1);
        let content = format!("{}{body}{inner}", style.newline);
        let (begin, end) = (range::begin(mark, &content, None), range::end(mark));
        text.insert_str(line, &format!("{inner}{begin}{content}{end}{}", style.newline));
    } else {
        let content = format!("{}{body}{}", style.newline, style.indent(container.depth));
        let new = format!("{}{content}{}", range::begin(mark, &content, None), range::end(mark));
        text.insert_str(container.close, &new);
    }
    Ok(text)
}

/// Where the line of an end tag begins that stands alone on it.
fn line_start(text: &str, container: &Node) -> Option<usize> {
    let head = text.get(container.open..container.close)?;
    let line = head.rfind('\n')? + 1;
    head.get(line..)?.chars().all(|c| c == ' ' || c == '\t').then_some(container.open + line)
}

/// The deepest container of a path that is there, and the names that are missing.
fn nearest<'n, 'p>(root: &'n Node, path: &'p [&'static str]) -> (&'n Node, &'p [&'static str]) {
    // A file that is the section itself has it as its root.
    let path = if path.first() == Some(&root.name.as_str()) { path.get(1..).unwrap_or_default() } else { path };
    let mut node = root;
    for (index, name) in path.iter().enumerate() {
        match node.child(name) {
            Some(child) => node = child,
            None => return (node, path.get(index..).unwrap_or_default()),
        }
    }
    (node, &[])
}

fn wrapped(xml: &mut Xml, missing: &[&'static str], entry: &Entry<'_>) {
    match missing.split_first() {
        None => (entry.write)(xml),
        Some((first, rest)) => {
            xml.element(first, |xml| wrapped(xml, rest, entry));
        }
    }
}
