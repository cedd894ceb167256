//! Benchmarks of the core, of a fleet's prefixes beside other tools, of the page, what Lighthouse says
//! of it, then its size.

use anyhow::Result;

use crate::setup::{Need, Workshop};
use crate::{process, project, size};

pub fn run() -> Result<bool> {
    let mut workshop = Workshop::default();
    workshop.ensure(Need::Page)?;
    workshop.ensure(Need::Library)?;
    workshop.ensure(Need::Debian)?;
    workshop.ensure(Need::Command)?;
    let core = process::shown(&mut process::cargo(["bench", "--workspace"]))?;
    let mut prefixes = process::command("/usr/bin/python3");
    prefixes.arg("tests/benches/prefixes.py").arg("--tunnelwright").arg(project::command_binary()?);
    let prefixes = process::shown(&mut prefixes)?;
    let mut page = true;
    for script in ["tests/browser/bench.mjs", "tests/browser/lighthouse.mjs"] {
        let mut node = process::command("node");
        node.args([script, "--dist", "dist"]);
        page &= process::shown(workshop.with_tools(&mut node))?;
    }
    size::page()?;
    size::library()?;
    size::tools()?;
    Ok(core && prefixes && page)
}
