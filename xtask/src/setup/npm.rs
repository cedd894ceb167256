//! Tools that come as npm packages, exactly as locked.

use std::path::Path;
use std::time::SystemTime;

use anyhow::{Result, bail};

use crate::{process, progress::step, project};

/// Older ones lack what the browser driver needs.
const OLDEST_NODE: u32 = 20;

pub fn ensure() -> Result<()> {
    step("npm tools of package-lock.json", || {
        check_node()?;
        if is_fresh(project::root()) {
            return Ok("present");
        }
        // No package needs its install script, so none may run one.
        let mut npm = process::command("npm");
        npm.args(["ci", "--ignore-scripts"]);
        process::quiet(&mut npm).map(|_| "installed")
    })
}

fn check_node() -> Result<()> {
    let text = process::quiet(process::command("node").arg("--version"))?;
    match major(&text) {
        Some(version) if version >= OLDEST_NODE => Ok(()),
        _ => bail!("Node {} is too old: {OLDEST_NODE} or newer is needed", text.trim()),
    }
}

fn major(version: &str) -> Option<u32> {
    let digits = version.trim().strip_prefix('v')?;
    digits.split('.').next()?.parse().ok()
}

/// npm writes its own lock file last, so it dates a complete installation.
fn is_fresh(root: &Path) -> bool {
    let wanted = modified(&root.join("package-lock.json"));
    let installed = modified(&root.join("node_modules/.package-lock.json"));
    matches!((installed, wanted), (Some(installed), Some(wanted)) if installed >= wanted)
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn major_version_of_node() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("20"), None);
        assert_eq!(major("vx.1"), None);
    }
}
