//! The project builds anywhere: no file knows a certain machine or mirror.

use super::tree::{Source, Tree};

/// Folders that exist only on somebody's machine. Written in two parts, so
/// that this file passes its own check.
const FOLDERS: [&str; 3] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];

/// Hosts that a machine's settings choose.
const HOSTS: [&str; 9] = [
    concat!("index.crates", ".io"),
    concat!("static.crates", ".io"),
    concat!("github.com/rust-lang/crates", ".io-index"),
    concat!("rsproxy", ".cn"),
    concat!("registry.npmjs", ".org"),
    concat!("registry.npmmirror", ".com"),
    concat!("registry.yarnpkg", ".com"),
    concat!("pypi", ".org"),
    concat!("files.pythonhosted", ".org"),
];

/// Cargo writes its registry into this one, for everybody the same.
const EXEMPT: &str = "Cargo.lock";

pub fn find(tree: &Tree) -> Vec<String> {
    let sources = tree.sources.iter().filter(|source| source.path != EXEMPT);
    sources.flat_map(in_source).collect()
}

fn in_source(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in source.lines() {
        let folders = FOLDERS.into_iter().filter(|folder| starts_path(line, folder));
        let hosts = HOSTS.into_iter().filter(|host| line.contains(host));
        found.extend(folders.chain(hosts).map(|what| source.at(number, what)));
    }
    found
}

/// A folder in the middle of a path or of an address is another folder.
fn starts_path(line: &str, folder: &str) -> bool {
    let inside = |letter: char| letter.is_alphanumeric() || "._-~}/$".contains(letter);
    line.match_indices(folder).any(|(at, _)| !line[..at].chars().next_back().is_some_and(inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_a_machine() {
        let [work, root, home] = FOLDERS;
        let cases = [
            (format!("cd {work}x"), work, true),
            (format!("\"{root}.cargo\""), root, true),
            (format!("file://{home}me"), home, false),
            (format!("https://example.com{home}me"), home, false),
            (format!("net{work}"), work, false),
            (format!("$x{root}"), root, false),
        ];
        for (line, folder, expected) in cases {
            assert_eq!(starts_path(&line, folder), expected, "{line}");
        }
    }

    #[test]
    fn the_lock_file_is_exempt() {
        let text = format!("\nresolved: https://{}/x", HOSTS[4]);
        let tree = Tree::of(&[("Cargo.lock", &text), ("package-lock.json", &text)]);
        assert_eq!(find(&tree), [format!("package-lock.json:2: {}", HOSTS[4])]);
    }
}
