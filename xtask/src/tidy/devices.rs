//! One device's code never reaches into another's.

use super::tree::{DEVICES, Source, Tree, device_of};

pub fn find(tree: &Tree) -> Vec<String> {
    let ids = tree.devices();
    let sources = tree.below(DEVICES).filter(|source| source.is_rust());
    let mut found = Vec::new();
    for source in sources {
        let Some(own) = device_of(&source.path) else {
            continue;
        };
        for other in ids.iter().filter(|id| **id != own) {
            found.extend(uses(source, other));
        }
    }
    found
}

fn uses(source: &Source, other: &str) -> Vec<String> {
    let lines = source.lines().filter(|(_, line)| reaches(line, other));
    lines.map(|(number, line)| source.at(number, &format!("uses {other}: {}", line.trim()))).collect()
}

/// Tells whether a line has a path through `devices` or `super` to a device,
/// alone or in braces.
fn reaches(line: &str, other: &str) -> bool {
    ["devices::", "super::"].iter().any(|parent| {
        let after = line.split(parent).skip(1);
        after.map(listed).any(|mut names| names.any(|name| name == other))
    })
}

/// The first name of each path: of `{a::B, c}` these are a and c.
fn listed(path: &str) -> impl Iterator<Item = &str> {
    let group = path.strip_prefix('{');
    let inner = group.map_or(path, |inner| inner.split('}').next().unwrap_or(inner));
    let count = if group.is_some() { usize::MAX } else { 1 };
    inner.split(',').take(count).map(|item| {
        let item = item.trim_start();
        let end = item.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
        &item[..end.unwrap_or(item.len())]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_to_another_device() {
        let cases = [
            ("use crate::devices::halon;", true),
            ("use crate::devices::{zywall, halon::words};", true),
            ("use super::super::halon::words;", true),
            ("super::halon::DEVICE", true),
            ("use super::{halon, profile};", true),
            ("use super::halonic;", false),
            ("use super::words; // like halon", false),
            ("use crate::devices::{profile}; let halon = 1;", false),
        ];
        for (line, expected) in cases {
            assert_eq!(reaches(line, "halon"), expected, "{line}");
        }
    }

    #[test]
    fn a_device_may_use_itself_and_the_list_all() {
        let tree = Tree::of(&[
            ("core/src/devices/mod.rs", "use crate::devices::halon;"),
            ("core/src/devices/halon/mod.rs", "use crate::devices::halon::words;"),
            ("core/src/devices/zywall/render.rs", "\nuse super::super::halon::words;"),
        ]);
        let expected = ["core/src/devices/zywall/render.rs:2: uses halon: use super::super::halon::words;"];
        assert_eq!(find(&tree), expected);
    }
}
