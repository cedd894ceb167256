//! Where things are, and which versions the project has locked.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// The project's folder: the one above this crate.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What cargo knows about the workspace and all its dependencies.
pub fn metadata() -> Result<Value> {
    let json = process::quiet(&mut process::cargo(["metadata", "--format-version", "1"]))?;
    serde_json::from_str(&json).context("cargo metadata is not JSON")
}

/// The command's release binary, wherever the target folder is.
pub fn command_binary() -> Result<PathBuf> {
    let name = format!("tunnelwright{}", std::env::consts::EXE_SUFFIX);
    Ok(target()?.join("release").join(name))
}

/// Where cargo puts what it makes.
pub fn target() -> Result<PathBuf> {
    let mut cargo = process::cargo(["metadata", "--format-version", "1", "--no-deps"]);
    let json: Value = serde_json::from_str(&process::quiet(&mut cargo)?)?;
    let target = json["target_directory"].as_str().context("cargo metadata names no target folder")?;
    Ok(PathBuf::from(target))
}

/// The version of the workspace's packages, which is that of the package for JavaScript.
pub fn version() -> Result<String> {
    version_in_lock(&std::fs::read_to_string(root().join("Cargo.lock"))?, "tunnelwright-core")
        .context("Cargo.lock has no tunnelwright-core")
}

/// The version of a package in Cargo.lock, which is the one truth about it.
pub fn locked_version(package: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&path).context("Cargo.lock cannot be read")?;
    version_in_lock(&lock, package)
        .with_context(|| format!("Cargo.lock has no package `{package}`: does web/ depend on it?"))
}

/// A package's version: cargo writes `version` on the line after `name`, always.
pub fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_is_the_one_below_the_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"x\"\n";
        let found = version_in_lock(lock, "wasm-bindgen");
        assert_eq!(found.as_deref(), Some("0.2.129"));
        assert_eq!(version_in_lock(lock, "yew"), None);
    }
}
