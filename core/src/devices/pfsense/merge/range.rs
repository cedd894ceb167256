//! The comments around what one tunnel added to one container.

use sha2::{Digest, Sha256};

/// What stands behind the mark when the container was a self-closing tag.
const WAS: &str = " was ";

/// The comment before a range. `was` is the self-closing tag that had to be opened.
pub fn begin(mark: &str, content: &str, was: Option<&str>) -> String {
    let was = was.map(|tag| format!("{WAS}{tag}")).unwrap_or_default();
    format!("<!-- {mark} begin {}{was} -->", checksum(content))
}

/// The comment after a range.
pub fn end(mark: &str) -> String {
    format!("<!-- {mark} end -->")
}

/// The start tag that a self-closing one becomes, and its end tag.
pub fn opened(tag: &str) -> Option<(String, String)> {
    let inside = tag.strip_prefix('<')?.strip_suffix("/>")?;
    let name = inside.split_whitespace().next()?;
    Some((format!("<{}>", inside.trim_end()), format!("</{name}>")))
}

fn checksum(content: &str) -> String {
    let mut hex: String = Sha256::digest(content.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    hex.truncate(13);
    hex
}

/// The text without the ranges of a mark whose checksum still fits. The last range
/// goes first: an earlier one may hold it.
pub fn strip(text: &str, mark: &str) -> String {
    let mut text = text.to_owned();
    let opening = format!("<!-- {mark} begin ");
    let closing = end(mark);
    let mut before = text.len();
    while let Some(at) = text.get(..before).and_then(|head| head.rfind(&opening)) {
        if let Some(range) = find(&text, at, &opening, &closing) {
            text.replace_range(range.from..range.to, &range.original);
        }
        before = at;
    }
    text
}

/// A range to cut, and what stood there.
struct Range {
    from: usize,
    to: usize,
    original: String,
}

fn find(text: &str, at: usize, opening: &str, closing: &str) -> Option<Range> {
    let head_end = at + text.get(at..)?.find(" -->")?;
    let head = text.get(at + opening.len()..head_end)?;
    let content_from = head_end + " -->".len();
    let content_to = content_from + text.get(content_from..)?.find(closing)?;
    let (sum, was) = match head.split_once(WAS) {
        Some((sum, was)) => (sum, Some(was)),
        None => (head, None),
    };
    if checksum(text.get(content_from..content_to)?) != sum {
        return None;
    }
    let to = content_to + closing.len();
    match was.and_then(|tag| opened(tag).map(|tags| (tag, tags))) {
        None => Some(whole_lines(text, at, to)),
        Some((tag, (start, stop))) => {
            let alone = text.get(..at)?.ends_with(&start) && text.get(to..)?.starts_with(&stop);
            // Somebody else added to the container since: it stays open.
            let (from, to, original) = if alone { (at - start.len(), to + stop.len(), tag) } else { (at, to, "") };
            Some(Range { from, to, original: original.to_owned() })
        }
    }
}

/// A range that was put in as whole lines goes with its indentation and line end.
fn whole_lines(text: &str, at: usize, to: usize) -> Range {
    let head = text.get(..at).unwrap_or_default();
    let indented = head.trim_end_matches([' ', '\t']);
    let rest = text.get(to..).unwrap_or_default();
    let newline = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    let from = if indented.ends_with('\n') && newline > 0 { indented.len() } else { at };
    let to = if from == at && !indented.ends_with('\n') { to } else { to + newline };
    Range { from, to, original: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_that_was_changed_is_left_alone() {
        let text = format!("a{}x{}b", begin("tunnelwright:t", "x", None), end("tunnelwright:t"));
        assert_eq!(strip(&text, "tunnelwright:t"), "ab");
        assert_eq!(strip(&text, "tunnelwright:tt"), text);
        let changed = text.replace('x', "y");
        assert_eq!(strip(&changed, "tunnelwright:t"), changed);
    }

    #[test]
    fn an_opened_tag_is_closed_again() {
        let (start, stop) = opened("<ipsec />").unwrap_or_default();
        let text = format!("{start}{}x{}{stop}", begin("m", "x", Some("<ipsec />")), end("m"));
        assert_eq!(strip(&text, "m"), "<ipsec />");
    }
}
