//! How much a visitor loads.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{files, process, project};

/// What the page may cost, compressed, all its files of dist/ together.
///
/// The aim is 350,000 with every device (250,000 with two): a page of this kind
/// has a floor of 62 KB (yew, the address mathematics, twenty fields), and that
/// much loads in a second or two over 2 Mbit/s. It is not reached: this is what
/// the page weighs today, rounded up, so that it grows no further unseen. Who
/// hits the limit looks for a dependency, or for code that could be a template
/// or a table, before raising it.
pub const BUDGET: u64 = 576_000;

/// What the whole library may cost, compressed: the module and its scripts.
///
/// All devices, rules and texts are one core, and each export needs them all. This is today's weight, rounded up; without what
/// writes files it would be 285,000.
pub const LIBRARY_BUDGET: u64 = 440_000;

/// What the tools alone may cost, compressed: the aim for a library that a page of somebody else's docs loads.
pub const TOOLS_BUDGET: u64 = 150_000;

/// Node has brotli built in, and is needed anyway.
const MEASURE: &str = "
const { readFileSync } = require('node:fs');
const { brotliCompressSync, constants: c } = require('node:zlib');
for (const file of process.argv.slice(1)) {
  const raw = readFileSync(file);
  const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 24,
                   [c.BROTLI_PARAM_SIZE_HINT]: raw.length };
  console.log(raw.length, brotliCompressSync(raw, { params }).length);
}";

/// Bytes as they are and after `brotli -q 11`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Size {
    pub raw: u64,
    pub brotli: u64,
}

/// Measures the page, prints a line a file and returns the sum.
pub fn page() -> Result<Size> {
    let dist = project::dist();
    let beside = ["pkg", "docs", "hosted"].map(|folder| dist.join(folder));
    let found = files::below(&dist)?.into_iter().filter(|path| !beside.iter().any(|folder| path.starts_with(folder)));
    report("the page", found.collect())
}

/// Measures what a browser loads of the library, prints a line a file and returns the sum.
pub fn library() -> Result<Size> {
    loaded("the library", ["index.js", "api.js", "edge.js", "tunnelwright.wasm"])
}

/// The same of the tools alone.
pub fn tools() -> Result<Size> {
    loaded("the tools", ["tools.js", "api.js", "edge.tools.js", "tools.wasm"])
}

fn loaded(name: &str, parts: [&str; 4]) -> Result<Size> {
    report(name, parts.map(|part| project::dist().join("pkg").join(part)).to_vec())
}

fn report(name: &str, found: Vec<PathBuf>) -> Result<Size> {
    let mut node = process::command("node");
    let text = process::quiet(node.args(["-e", MEASURE, "--"]).args(&found))?;
    let mut sum = Size::default();
    for (path, line) in found.iter().zip(text.lines()) {
        let size = parse(line).context("node measured nothing")?;
        print_row(&files::relative(path, &project::dist()), size);
        sum.raw += size.raw;
        sum.brotli += size.brotli;
    }
    print_row(name, sum);
    Ok(sum)
}

fn print_row(name: &str, size: Size) {
    println!("{name:<48} {:>9} raw {:>9} brotli", size.raw, size.brotli);
}

fn parse(line: &str) -> Option<Size> {
    let (raw, brotli) = line.split_once(' ')?;
    Some(Size { raw: raw.parse().ok()?, brotli: brotli.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_numbers_a_line() {
        let size = Size { raw: 1200, brotli: 300 };
        assert_eq!(parse("1200 300"), Some(size));
        assert_eq!(parse("1200"), None);
        assert_eq!(parse("a b"), None);
    }
}
