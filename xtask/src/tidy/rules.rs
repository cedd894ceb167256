//! A rule file that nobody declares is never compiled, and nobody notices.

use super::tree::{Source, Tree, device_of};

/// Files of a folder of rules that are no rules.
const OTHERS: [&str; 2] = ["mod", "tests"];

pub fn find(tree: &Tree) -> Vec<String> {
    let rust = tree.sources.iter().filter(|source| source.is_rust());
    rust.filter_map(|source| undeclared(tree, source)).collect()
}

fn undeclared(tree: &Tree, source: &Source) -> Option<String> {
    let (folder, file) = source.path.rsplit_once('/')?;
    let stem = file.strip_suffix(".rs")?;
    if !is_rules_folder(folder) || OTHERS.contains(&stem) {
        return None;
    }
    let parents = [format!("{folder}/mod.rs"), format!("{folder}.rs")];
    let mut parents = parents.iter().filter_map(|path| tree.get(path));
    let declared = parents.any(|parent| declares(&parent.text, stem));
    (!declared).then(|| format!("{}: no `mod {stem};` in {folder}/mod.rs", source.path))
}

fn is_rules_folder(folder: &str) -> bool {
    let of_device = || device_of(&format!("{folder}/")).is_some() && folder.ends_with("/rules");
    folder == "core/src/rules" || of_device()
}

fn declares(text: &str, stem: &str) -> bool {
    text.lines().any(|line| {
        let mut words = line.split_whitespace().rev();
        words.next().and_then(|last| last.strip_suffix(';')) == Some(stem)
            && words.next() == Some("mod")
            && !line.trim_start().starts_with("//")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations() {
        let cases = [
            ("mod weak_group;", true),
            ("pub(super) mod weak_group;", true),
            ("// mod weak_group;", false),
            ("mod weak_group_2;", false),
            ("use x::weak_group;", false),
        ];
        for (text, expected) in cases {
            assert_eq!(declares(text, "weak_group"), expected, "{text}");
        }
    }

    #[test]
    fn rule_files_without_a_declaration() {
        let tree = Tree::of(&[
            ("core/src/rules/mod.rs", "mod a;"),
            ("core/src/rules/a.rs", ""),
            ("core/src/rules/b.rs", ""),
            ("core/src/rules/tests.rs", ""),
            ("core/src/devices/halon/rules/mod.rs", "mod c;"),
            ("core/src/devices/halon/rules/c.rs", ""),
            ("core/src/devices/halon/rules/d.rs", ""),
            ("core/src/devices/halon/render.rs", ""),
        ]);
        let expected = [
            "core/src/rules/b.rs: no `mod b;` in core/src/rules/mod.rs",
            "core/src/devices/halon/rules/d.rs: no `mod d;` in core/src/devices/halon/rules/mod.rs",
        ];
        assert_eq!(find(&tree), expected);
    }
}
