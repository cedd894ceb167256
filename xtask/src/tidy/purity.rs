//! The core neither knows the browser nor asks the machine for anything.

use anyhow::Result;

use crate::process;

/// What would tie the core to a browser or to a source of randomness.
const IMPURE: [&str; 4] = ["wasm-bindgen", "web-sys", "js-sys", "getrandom"];

pub fn find() -> Result<Vec<String>> {
    let mut cargo = process::cargo(["tree", "--package", "tunnelwright-core"]);
    cargo.args(["--edges", "normal", "--prefix", "none"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    Ok(impure(&process::quiet(&mut cargo)?))
}

/// Each line of the tree begins with a package's name and version.
fn impure(tree: &str) -> Vec<String> {
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    let mut found: Vec<String> =
        names.filter(|name| IMPURE.contains(name)).map(|name| format!("tunnelwright-core depends on {name}")).collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_whole() {
        let clean = "tunnelwright-core v0.1.0 (x)\nserde v1.0.0\ngetrandom-like v1.0.0\n";
        assert!(impure(clean).is_empty());
        let dirty = "tunnelwright-core v0.1.0\nuuid v1\ngetrandom v0.3.1\ngetrandom v0.3.1 (*)\n";
        assert_eq!(impure(dirty), ["tunnelwright-core depends on getrandom"]);
    }
}
