//! Sizes that a file or a function outgrows only with a good reason. They are
//! warnings: a number cannot tell a long table from a long thought.

use super::tree::{Source, Tree};

/// Lines of a file without its tests.
const FILE: usize = 700;
/// Lines of a function, markup included.
const FUNCTION: usize = 80;

pub fn find(tree: &Tree) -> Vec<String> {
    let rust = tree.sources.iter().filter(|source| source.is_rust());
    rust.filter(|source| !source.is_test()).flat_map(in_source).collect()
}

fn in_source(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.lines_without_tests().map(|(_, line)| line).collect();
    let mut found = Vec::new();
    if lines.len() > FILE {
        let count = lines.len();
        found.push(source.at(1, &format!("{count} lines without tests, more than {FILE}")));
    }
    for (start, length) in functions(&lines) {
        if length > FUNCTION {
            found.push(source.at(start, &format!("a function of {length} lines, more than {FUNCTION}")));
        }
    }
    found
}

/// First line and length of each function, as rustfmt lays them out: the
/// closing brace is indented like the beginning.
fn functions(lines: &[&str]) -> Vec<(usize, usize)> {
    let starts = lines.iter().enumerate().filter(|(_, line)| is_function(line));
    starts
        .filter_map(|(start, line)| {
            let indent = line.len() - line.trim_start().len();
            let end = format!("{}}}", &line[..indent]);
            let length = lines[start..].iter().position(|line| *line == end)?;
            Some((start + 1, length + 1))
        })
        .collect()
}

/// A function with a body that does not end on the same line.
fn is_function(line: &str) -> bool {
    const BEFORE: [&str; 6] = ["pub", "pub(crate)", "pub(super)", "const", "async", "unsafe"];
    let mut words = line.split_whitespace().skip_while(|word| BEFORE.contains(word));
    words.next() == Some("fn") && !line.ends_with(['}', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_functions() {
        let text = "fn a() {\n    x();\n}\n\nimpl T {\n    pub const fn b(\n        x: u8,\n    ) {\n    }\n}\nfn c();";
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(functions(&lines), [(1, 3), (6, 4)]);
    }

    #[test]
    fn tests_do_not_count() {
        let long = "x\n".repeat(FILE + 1);
        let tested = format!("x\n#[cfg(test)]\nmod tests {{\n{long}}}");
        let tree = Tree::of(&[
            ("core/src/long.rs", &long),
            ("core/src/tested.rs", &tested),
            ("core/src/rules/tests.rs", &long),
        ]);
        assert_eq!(find(&tree), ["core/src/long.rs:1: 701 lines without tests, more than 700"]);
    }
}
