//! The few shapes that the drawing is made of; owns escaping.

use std::fmt::Write;

use quick_xml::escape::partial_escape;

use crate::bundle::one_line;

/// Longest text that fits a box; longer ones end in an ellipsis (the tables
/// beside the drawing hold the whole text).
const LONGEST: usize = 34;

/// A drawing.
pub(crate) struct Svg {
    text: String,
}

fn shortened(text: &str) -> String {
    let text = one_line(text);
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST - 1).chain(['\u{2026}']).collect()
}

impl Svg {
    pub(crate) fn new(width: u32, height: u32, title: &str, description: &str) -> Self {
        let mut text = String::with_capacity(4096);
        // Writing to a String cannot fail, here and below.
        let _ = writeln!(
            text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             color=\"#1c2430\" font-family=\"system-ui, sans-serif\" font-size=\"13\">"
        );
        let _ = writeln!(text, "<title>{}</title>", partial_escape(one_line(title)));
        let _ = writeln!(text, "<desc>{}</desc>", partial_escape(one_line(description)));
        Self { text }
    }

    pub(crate) fn rect(&mut self, (x, y): (u32, u32), (width, height): (u32, u32), class: &str) {
        let stroke = stroke(class);
        let _ = writeln!(
            self.text,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"4\" \
             fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2\"/>"
        );
    }

    /// A block of an address space. Its kinds differ in shade, thickness and
    /// dashes, so that they can be told apart in black and white.
    pub(crate) fn block(&mut self, (x, y): (u32, u32), (width, height): (u32, u32), class: &str) {
        let look = match class {
            "used" => "fill=\"currentColor\" fill-opacity=\"0.35\" stroke=\"currentColor\" stroke-width=\"1\"",
            "reserved" => {
                "fill=\"currentColor\" fill-opacity=\"0.12\" stroke=\"currentColor\" stroke-width=\"1\" stroke-dasharray=\"2 2\""
            }
            "proposed" => "fill=\"#0b6b62\" fill-opacity=\"0.2\" stroke=\"#0b6b62\" stroke-width=\"3\"",
            _ => "fill=\"none\" stroke=\"currentColor\" stroke-width=\"0.5\"",
        };
        let _ = writeln!(
            self.text,
            "<rect class=\"block {class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {look}/>"
        );
    }

    pub(crate) fn dot(&mut self, (x, y): (u32, u32), class: &str) {
        let fill = stroke(class);
        let _ = writeln!(self.text, "<circle class=\"{class} dot\" cx=\"{x}\" cy=\"{y}\" r=\"5\" fill=\"{fill}\"/>");
    }

    pub(crate) fn line(&mut self, (x1, y1): (u32, u32), (x2, y2): (u32, u32)) {
        let _ = writeln!(
            self.text,
            "<line class=\"tunnel\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"currentColor\" stroke-width=\"2\"/>"
        );
    }

    pub(crate) fn text(&mut self, (x, y): (u32, u32), anchor: &str, class: &str, text: &str) {
        let font = match class {
            "name" => " font-weight=\"600\" font-size=\"14\"",
            "mono" => " font-family=\"ui-monospace, monospace\" font-size=\"12\"",
            _ => "",
        };
        let _ = write!(
            self.text,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" fill=\"currentColor\"{font}>"
        );
        self.text.push_str(&partial_escape(shortened(text)));
        self.text.push_str("</text>\n");
    }

    /// A filled part of a bar; small parts stay visible.
    pub(crate) fn band(&mut self, (x, y): (u32, u32), (width, height): (u32, u32), class: &str) {
        let fill = fill(class);
        let _ = writeln!(
            self.text,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{fill}\"/>",
            height.max(1)
        );
    }

    /// The outline of a bar.
    pub(crate) fn frame(&mut self, (x, y): (u32, u32), (width, height): (u32, u32)) {
        let _ = writeln!(
            self.text,
            "<rect class=\"frame\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"none\" \
             stroke=\"currentColor\"/>"
        );
    }

    /// A thin line from a part to its words.
    pub(crate) fn leader(&mut self, (x1, y1): (u32, u32), (x2, y2): (u32, u32)) {
        let _ = writeln!(
            self.text,
            "<line class=\"leader\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"currentColor\" stroke-width=\"0.5\"/>"
        );
    }

    pub(crate) fn finish(mut self) -> String {
        self.text.push_str("</svg>\n");
        self.text
    }
}

/// The two sides' colours; contrast 4.5 or better on white.
fn stroke(class: &str) -> &'static str {
    match class {
        "first" => "#0b6b62",
        "second" => "#7a3f9d",
        _ => "currentColor",
    }
}

/// Fills that differ in lightness, so that they differ on paper too.
fn fill(class: &str) -> &'static str {
    match class {
        "outside" => "#5b6675",
        "esp" => "#7a3f9d",
        "inside" => "#0b6b62",
        "payload" => "#a9d6cf",
        "unused" => "#ffffff",
        _ => "currentColor",
    }
}
