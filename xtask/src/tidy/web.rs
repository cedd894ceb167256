//! What the page's code must not do.

use super::tree::{Source, Tree};

/// Signs of address arithmetic.
const PARSING: [&str; 4] = ["Ipv4Addr", "IpNet", "Ipv4Net", ".parse::<"];

/// Steps, tools and components that parse addresses: that is the core's work.
pub fn addresses(tree: &Tree) -> Vec<String> {
    let folders = ["web/src/steps/", "web/src/tools/", "web/src/components/"];
    let sources = folders.into_iter().flat_map(|folder| tree.below(folder));
    in_lines(sources, |line| PARSING.into_iter().find(|sign| line.contains(sign)))
}

/// Style attributes in the page's markup.
pub fn styles(tree: &Tree) -> Vec<String> {
    let sources = tree.below("web/src/").chain(tree.get("index.html"));
    in_lines(sources, |line| has_style(line).then_some("style attribute"))
}

fn in_lines<'a>(sources: impl Iterator<Item = &'a Source>, find: impl Fn(&str) -> Option<&'static str>) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (number, line) in source.lines() {
            if let Some(what) = find(line) {
                found.push(source.at(number, what));
            }
        }
    }
    found
}

/// An attribute has its value right behind it; `let style = ` has not.
fn has_style(line: &str) -> bool {
    line.match_indices("style=").any(|(at, word)| {
        let before = line[..at].chars().next_back();
        let joined = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
        let value = line[at + word.len()..].starts_with(['"', '{', '\'']);
        value && !before.is_some_and(joined)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_attributes() {
        let cases = [
            (r#"<p style="color: red">"#, true),
            ("<p style={text}>", true),
            (r#"style="x""#, true),
            (r#"<p data-style="x">"#, false),
            (r#"let style = "x";"#, false),
            (r#"<p class="style">"#, false),
        ];
        for (line, expected) in cases {
            assert_eq!(has_style(line), expected, "{line}");
        }
    }

    #[test]
    fn addresses_are_parsed_elsewhere() {
        let tree = Tree::of(&[
            ("web/src/steps/site.rs", "use ipnet::Ipv4Net;"),
            ("web/src/components/field.rs", "\ntext.parse::<u32>()"),
            ("web/src/state/derived.rs", "Ipv4Addr"),
        ]);
        let expected = ["web/src/steps/site.rs:1: Ipv4Net", "web/src/components/field.rs:2: .parse::<"];
        assert_eq!(addresses(&tree), expected);
    }

    #[test]
    fn the_page_itself_is_looked_at() {
        let tree = Tree::of(&[("index.html", r#"<body style="margin:0">"#)]);
        assert_eq!(styles(&tree), ["index.html:1: style attribute"]);
    }
}
