//! Tools that come as Rust programs.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{process, progress::step};

/// The newest trunk that the project's minimum of Rust can compile.
pub const TRUNK: &str = "0.21.14";

/// Makes the site of docs/; works without a network.
pub const MDBOOK: &str = "0.5.4";

/// These tools run for seconds and are compiled for minutes: little
/// optimization halves the time of a first start.
const CHEAP: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// Installs a tool unless it is there, and returns the folder to search first.
pub fn ensure(package: &str, version: &str) -> Result<PathBuf> {
    let home = cache()?.join(format!("{package}-{version}"));
    let folder = home.join("bin");
    step(&format!("{package} {version}"), || {
        let file = folder.join(program(package));
        if answers_with(&file, version) {
            return Ok("present");
        }
        install(package, version, &home)?;
        if !answers_with(&file, version) {
            bail!("{} does not answer with version {version}", file.display());
        }
        Ok("installed")
    })?;
    Ok(folder)
}

/// The binary of a package that is not called like it.
fn program(package: &str) -> String {
    let name = package.strip_suffix("-cli").unwrap_or(package);
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

/// An interrupted installation or one for another machine does not count.
fn answers_with(program: &Path, version: &str) -> bool {
    let output = process::output(process::command(program).arg("--version"));
    output.is_ok_and(|output| {
        let text = String::from_utf8_lossy(&output.stdout);
        text.split_whitespace().any(|word| word.strip_prefix('v').unwrap_or(word) == version)
    })
}

fn install(package: &str, version: &str, home: &Path) -> Result<()> {
    let mut cargo = process::cargo(["install", "--locked", "--force", "--root"]);
    cargo.arg(home).arg(format!("{package}@{version}"));
    cargo.envs(CHEAP);
    // A shared target folder would be locked by a build that runs meanwhile.
    cargo.env_remove("CARGO_TARGET_DIR");
    process::quiet(&mut cargo).map(|_| ())
}

/// Where the tools live: TUNNELWRIGHT_TOOLS, or the user's cache.
fn cache() -> Result<PathBuf> {
    let from = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    if let Some(own) = from("TUNNELWRIGHT_TOOLS") {
        return std::path::absolute(own).context("TUNNELWRIGHT_TOOLS is no path");
    }
    let cache = from("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| from("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .context("neither TUNNELWRIGHT_TOOLS nor HOME says where to keep tools")?;
    Ok(cache.join("tunnelwright").join("tools"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_line_packages_drop_their_suffix() {
        assert!(program("wasm-bindgen-cli").starts_with("wasm-bindgen"));
        assert!(!program("wasm-bindgen-cli").contains("cli"));
        assert!(program("trunk").starts_with("trunk"));
    }

    #[test]
    fn a_missing_tool_answers_with_nothing() {
        assert!(!answers_with(Path::new("no/such/tool"), "1.0.0"));
    }
}
