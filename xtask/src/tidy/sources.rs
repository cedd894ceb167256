//! Facts and rules cite their sources by addresses that can be trusted.
//!
//! A source reaches its fact in many ways: as a field, a constant, an argument.
//! So every string that is an address counts, whatever it is used for.

use super::tree::Tree;

/// Beginnings of addresses that may have been changed on their way.
const DOUBTFUL: [&str; 3] = ["http://", "ftp://", "www."];

/// XML namespaces are names, not addresses: nobody follows them.
const NAMES: &str = "http://www.w3.org/";

pub fn find(tree: &Tree) -> Vec<String> {
    let sources = tree.below("core/src/").filter(|source| source.is_rust() && !source.is_test());
    let mut found = Vec::new();
    for source in sources {
        for (number, line) in source.lines_without_tests() {
            let strings = line.split('"').skip(1);
            found.extend(strings.filter(|text| is_doubtful(text)).map(|text| source.at(number, text)));
        }
    }
    found
}

fn is_doubtful(text: &str) -> bool {
    !text.starts_with(NAMES) && DOUBTFUL.iter().any(|beginning| text.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_counts() {
        let tree = Tree::of(&[
            ("core/src/a.rs", r#"source: "https://example.com/a","#),
            ("core/src/b.rs", "source:\n    \"http://example.com/b\","),
            ("core/src/c.rs", r#"Source::at("A manual", "www.example.com")"#),
            ("core/src/d.rs", r#"source: "RFC 7296, 2.8", source: String,"#),
            ("core/src/e.rs", r#"const MANUAL: &str = "ftp://example.com/e";"#),
            ("core/src/f.rs", r#"svg.attribute("xmlns", "http://www.w3.org/2000/svg")"#),
            ("core/src/g.rs", "x\n#[cfg(test)]\n\"http://example.com/g\""),
            ("core/src/g/tests.rs", r#""http://example.com/g""#),
            ("web/src/h.rs", r#""http://example.com/h""#),
        ]);
        let expected = [
            "core/src/b.rs:2: http://example.com/b",
            "core/src/c.rs:1: www.example.com",
            "core/src/e.rs:1: ftp://example.com/e",
        ];
        assert_eq!(find(&tree), expected);
    }
}
