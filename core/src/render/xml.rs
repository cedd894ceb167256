//! XML text: elements, character data, CDATA, comments.

use quick_xml::escape::partial_escape;

/// An indented XML fragment.
#[derive(Debug)]
pub struct Xml {
    text: String,
    depth: usize,
    unit: &'static str,
}

impl Xml {
    /// An empty fragment that begins `depth` steps of `unit` deep.
    pub fn at(depth: usize, unit: &'static str) -> Self {
        Self { text: String::with_capacity(4096), depth, unit }
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str(self.unit);
        }
    }

    fn parts(&mut self, parts: &[&str]) -> &mut Self {
        for part in parts {
            self.text.push_str(part);
        }
        self
    }

    /// `<name>text</name>`: `& < >` as entities, everything else as it is.
    pub fn leaf(&mut self, name: &str, text: &str) -> &mut Self {
        self.indent();
        self.parts(&["<", name, ">", &partial_escape(text), "</", name, ">\n"])
    }

    /// `<name></name>`.
    pub fn empty(&mut self, name: &str) -> &mut Self {
        self.leaf(name, "")
    }

    /// `<name><![CDATA[text]]></name>`. The text is entity-escaped once more
    /// inside, so that `]]>` cannot end the section.
    pub fn cdata_escaped(&mut self, name: &str, text: &str) -> &mut Self {
        self.indent();
        self.parts(&["<", name, "><![CDATA[", &partial_escape(text), "]]></", name, ">\n"])
    }

    /// `<name>` … `</name>` around what `fill` adds.
    pub fn element(&mut self, name: &str, fill: impl FnOnce(&mut Self)) -> &mut Self {
        self.indent();
        self.parts(&["<", name, ">\n"]);
        self.depth += 1;
        fill(self);
        self.depth -= 1;
        self.indent();
        self.parts(&["</", name, ">\n"])
    }

    /// `<!-- text -->` on one line; two hyphens in a row are parted.
    pub fn comment(&mut self, text: &str) -> &mut Self {
        self.indent();
        self.parts(&["<!-- ", &comment_text(text), " -->\n"])
    }

    /// The text.
    pub fn finish(self) -> String {
        self.text
    }
}

/// A text that may stand in an XML comment: one line, no two hyphens in a row.
pub fn comment_text(text: &str) -> String {
    let mut safe = crate::bundle::one_line(text);
    while safe.contains("--") {
        safe = safe.replace("--", "- -");
    }
    if safe.ends_with('-') {
        safe.push(' ');
    }
    safe
}
