//! Benchmarks of the core, then of the page, then its size.

use anyhow::Result;

use crate::setup::{Need, Workshop};
use crate::{process, size};

pub fn run() -> Result<bool> {
    let mut workshop = Workshop::default();
    workshop.ensure(Need::Page)?;
    let core = process::shown(&mut process::cargo(["bench", "--workspace"]))?;
    let mut node = process::command("node");
    node.args(["tests/browser/bench.mjs", "--dist", "dist"]);
    let page = process::shown(workshop.with_tools(&mut node))?;
    size::report()?;
    Ok(core && page)
}
