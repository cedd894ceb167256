//! `cargo xtask reproduce`: the same commit gives the same bytes, in this folder and in another.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::setup::{Need, Workshop};
use crate::{files, process, progress::step, project};

/// Builds the page and the package here and from a fresh clone elsewhere, and compares every file of them.
pub fn run() -> Result<bool> {
    let changed = process::quiet(process::command("git").args(["status", "--porcelain"]))?;
    if !changed.trim().is_empty() {
        bail!("there are changes that are not committed; what is built twice is a commit:\n{}", changed.trim_end());
    }
    let mut workshop = Workshop::default();
    for need in [Need::Page, Need::Library] {
        workshop.ensure(need)?;
    }
    // Of another length, so that no path of the same length hides a difference.
    let clone = std::env::temp_dir().join(format!("tunnelwright built a second time {}", std::process::id()));
    let result = again(&clone).and_then(|()| compare(&clone.join("dist")));
    // What is left behind in the folder for temporary files harms nobody.
    let _ = std::fs::remove_dir_all(&clone);
    result
}

fn again(clone: &Path) -> Result<()> {
    step("a fresh clone", || {
        process::quiet(process::command("git").args(["clone", "--quiet", "."]).arg(clone)).map(|_| "made")
    })?;
    step("its page and package, with nothing of what is built here", || {
        let mut cargo = process::cargo(["xtask", "build", "library"]);
        cargo.current_dir(clone).env("CARGO_TARGET_DIR", clone.join("target"));
        process::quiet(&mut cargo).map(|_| "built")
    })
}

fn compare(other: &Path) -> Result<bool> {
    let here = built(&project::dist())?;
    let mut same = built(other)?.len() == here.len();
    for (name, sum) in &here {
        let second = sum_of(&other.join(name)).unwrap_or_else(|_| "missing".to_owned());
        let is_same = *sum == second;
        same &= is_same;
        println!(
            "{} {sum} {name}{}",
            if is_same { "same" } else { "DIFF" },
            if is_same { "" } else { second.as_str() }
        );
    }
    Ok(same)
}

/// Names and sums of the files of the page, the single one and those for hosts.
pub fn page(dist: &Path) -> Result<Vec<(String, String)>> {
    let mut found = vec![dist.join("index.html")];
    found.extend(files::below(&dist.join("hosted"))?);
    sums(dist, found)
}

/// The same of the page and of the package for JavaScript.
fn built(dist: &Path) -> Result<Vec<(String, String)>> {
    let mut all = page(dist)?;
    all.extend(sums(dist, files::below(&dist.join("pkg"))?)?);
    Ok(all)
}

fn sums(dist: &Path, found: Vec<PathBuf>) -> Result<Vec<(String, String)>> {
    let row = |path: PathBuf| Ok((files::relative(&path, dist), sum_of(&path)?));
    found.into_iter().map(row).collect()
}

/// SHA-256 of a file, by Node, which is needed anyway.
fn sum_of(path: &Path) -> Result<String> {
    const SUM: &str = "console.log(require('node:crypto').createHash('sha256')\
                       .update(require('node:fs').readFileSync(process.argv[1])).digest('hex'))";
    let text = process::quiet(process::command("node").args(["-e", SUM, "--"]).arg(path))?;
    text.split_whitespace().next().map(str::to_owned).context("node summed nothing up")
}
