//! Where each element of a file begins and ends.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::refuse;
use crate::devices::MergeError;

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its name in small letters: pfSense reads names so.
    pub name: String,
    /// How many elements it stands in.
    pub depth: usize,
    /// Where its start tag begins.
    pub start: usize,
    /// Where its content begins.
    pub open: usize,
    /// Where its end tag begins; equal to `open` in a self-closing tag.
    pub close: usize,
    /// Where it ends.
    pub end: usize,
    /// The elements in it.
    pub children: Vec<Node>,
}

/// Elements may not stand deeper than this: a real backup has about ten.
const DEEPEST: usize = 64;

/// The root element of a file.
///
/// # Errors
/// When it is not well-formed XML with one root.
pub fn read(xml: &str) -> Result<Node, MergeError> {
    let skipped = if xml.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader::from_str(xml.get(skipped..).unwrap_or_default());
    let mut open: Vec<Node> = Vec::new();
    let mut root = None;
    loop {
        let start = position(&reader) + skipped;
        let event = reader.read_event().map_err(|error| refuse(format!("the file is not well-formed XML: {error}")))?;
        let end = position(&reader) + skipped;
        match event {
            Event::Start(tag) if open.len() < DEEPEST => open.push(node(&tag, open.len(), start, end)),
            Event::Start(_) => return Err(refuse("the file nests its elements too deeply for a pfSense backup")),
            Event::Empty(tag) => close(node(&tag, open.len(), start, end), &mut open, &mut root)?,
            Event::End(_) => {
                if let Some(mut node) = open.pop() {
                    (node.close, node.end) = (start, end);
                    close(node, &mut open, &mut root)?;
                }
            }
            Event::Eof => break,
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
    match root {
        Some(root) if open.is_empty() => Ok(root),
        Some(_) | None => Err(refuse("the file ends in the middle, or holds no element")),
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn node(tag: &BytesStart<'_>, depth: usize, start: usize, end: usize) -> Node {
    let name = tag.name().as_ref().to_ascii_lowercase();
    Node { name, depth, start, open: end, close: end, end, children: Vec::new() }
}

/// Puts a finished element into the one it stands in.
fn close(node: Node, open: &mut [Node], root: &mut Option<Node>) -> Result<(), MergeError> {
    match open.last_mut() {
        Some(parent) => parent.children.push(node),
        None if root.is_none() => *root = Some(node),
        None => return Err(refuse("the file holds more than one root element")),
    }
    Ok(())
}

impl Node {
    /// The first element in it with this name.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Every element in it with this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The element at the end of a path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    /// True for `<name/>`.
    pub fn is_self_closing(&self) -> bool {
        self.open == self.end
    }

    /// Its text, decoded: CDATA and plain alike.
    pub fn text(&self, xml: &str) -> String {
        let inner = xml.get(self.open..self.close).unwrap_or_default().trim();
        let inner = inner.strip_prefix("<![CDATA[").and_then(|text| text.strip_suffix("]]>")).unwrap_or(inner);
        inner
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#039;", "'")
            .replace("&amp;", "&")
    }

    /// The text of an element in it; empty when there is none.
    pub fn field(&self, name: &str, xml: &str) -> String {
        self.child(name).map(|child| child.text(xml)).unwrap_or_default()
    }
}
