//! Versions that two files must state are the same in both.

use super::tree::Tree;
use crate::project;

pub fn find(tree: &Tree) -> Vec<String> {
    let text = |path| tree.get(path).map_or("", |source| source.text.as_str());
    let trunk = text("Trunk.toml");
    let pairs = [
        ("wasm_bindgen", project::version_in_lock(text("Cargo.lock"), "wasm-bindgen")),
        ("wasm_opt", wasm_opt(text("package.json"))),
    ];
    let wrong = pairs.into_iter().filter_map(|(tool, locked)| {
        let stated = setting(trunk, tool);
        let message = format!("Trunk.toml: {tool} is {stated:?}, locked is {locked:?}");
        (stated != locked).then_some(message)
    });
    wrong.collect()
}

/// The quoted value of a line `name = "value"`.
fn setting(text: &str, name: &str) -> Option<String> {
    let mut values = text.lines().filter_map(|line| {
        let value = line.trim().strip_prefix(name)?.trim_start().strip_prefix('=')?;
        Some(unquoted(value))
    });
    values.next()
}

/// binaryen 132.0.0 calls itself version_132.
fn wasm_opt(package: &str) -> Option<String> {
    let mut values = package.lines().filter_map(|line| line.trim().strip_prefix("\"binaryen\":"));
    let version = unquoted(values.next()?.trim_end_matches(','));
    Some(format!("version_{}", version.split('.').next()?))
}

fn unquoted(text: &str) -> String {
    text.trim().trim_matches('"').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
    const PACKAGE: &str = "{\n  \"binaryen\": \"132.0.0\",\n}";

    #[test]
    fn versions_that_agree() {
        let trunk = "[tools]\nwasm_bindgen = \"0.2.129\"\nwasm_opt = \"version_132\"\n";
        let tree = Tree::of(&[("Cargo.lock", LOCK), ("package.json", PACKAGE), ("Trunk.toml", trunk)]);
        assert!(find(&tree).is_empty());
    }

    #[test]
    fn versions_that_differ() {
        let trunk = "[tools]\nwasm_bindgen = \"0.2.100\"\n";
        let tree = Tree::of(&[("Cargo.lock", LOCK), ("package.json", PACKAGE), ("Trunk.toml", trunk)]);
        assert_eq!(find(&tree).len(), 2);
    }
}
