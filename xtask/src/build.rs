//! The page: trunk compiles it, without loading anything from the network.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::{Need, Workshop};
use crate::{process, progress::step, project, reproduce};

/// Everything that trunk calls.
pub const TOOLS: [Need; 4] = [Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::Npm];

/// Builds every face; the page alone, or the page and the package, when `names` say so.
pub fn run(names: &[String]) -> Result<bool> {
    if !names.is_empty() && names != ["page"] && names != ["library"] {
        bail!("`cargo xtask build` takes nothing, the word page, or the word library (which the page comes with)");
    }
    let mut workshop = Workshop::default();
    workshop.ensure(Need::Page)?;
    for (name, sum) in reproduce::page(&project::dist())?.into_iter().filter(|(name, _)| name.ends_with("index.html")) {
        println!("SHA-256 {sum} {name}");
    }
    if names == ["page"] {
        return Ok(true);
    }
    workshop.ensure(Need::Library)?;
    if names == ["library"] {
        return Ok(true);
    }
    workshop.ensure(Need::Site)?;
    println!(
        "the page is in {}; the package for JavaScript in its folder pkg, the site in docs, the page for hosts in hosted",
        project::dist().display()
    );
    Ok(true)
}

/// Sets up the tools and builds dist/ for release.
pub fn page(workshop: &mut Workshop) -> Result<()> {
    for need in TOOLS {
        workshop.ensure(need)?;
    }
    step("crates of Cargo.lock", || {
        let fetch = ["fetch", "--locked", "--target", "wasm32-unknown-unknown"];
        process::quiet(&mut process::cargo(fetch)).map(|_| "present")
    })?;
    step("release build of the page", || {
        process::quiet(workshop.with_tools(&mut trunk()?))?;
        if !project::dist().join("index.html").is_file() {
            bail!("trunk left no dist/index.html");
        }
        Ok("built")
    })?;
    step("one file of it", || {
        let root = project::root();
        let mut node = process::command("node");
        node.arg(root.join("xtask/page/assemble.mjs")).arg(project::dist()).arg(root.join("www/start.js"));
        process::quiet(&mut node).map(|_| "dist/index.html")
    })?;
    step("the same for hosts, installable", || {
        let root = project::root();
        let mut node = process::command("node");
        node.arg(root.join("xtask/page/host.mjs")).arg(project::dist()).arg(root.join("www/hosted"));
        process::quiet(&mut node).map(|_| "dist/hosted/")
    })
}

/// The hash's rounds as a loop: unrolled they are eight kilobytes of code.
const SMALL_HASH: &str = "--cfg=sha2_backend_soft=\"compact\"";

/// Half the usual stack. Texts and tables come after it, and an address below a
/// megabyte is written in three bytes instead of four.
const SHORT_ADDRESSES: &str = "-Clink-arg=-zstack-size=524288";

fn trunk() -> Result<Command> {
    let mut trunk = process::command("trunk");
    trunk.args(["build", "--release", "--offline", "--skip-version-check"]);
    trunk.env("CARGO_ENCODED_RUSTFLAGS", rust_flags()?);
    // Trunk takes this for a flag with a value and refuses the customary 1.
    trunk.env_remove("NO_COLOR");
    Ok(trunk)
}

/// The compiler's flags for everything that runs in a browser.
pub fn rust_flags() -> Result<String> {
    Ok([without_paths()?.as_str(), SMALL_HASH, SHORT_ADDRESSES].join("\u{1f}"))
}

/// Compiler flags that keep this machine's folders out of the page: the same
/// commit gives the same bytes everywhere, and nobody's home is published.
fn without_paths() -> Result<String> {
    let rust = process::quiet(process::command("rustc").args(["--print", "sysroot"]))?;
    let rust = PathBuf::from(rust.trim()).join("lib/rustlib/src/rust");
    let mut replaced = vec![(rust, "/rustc"), (project::root().to_owned(), "/src")];
    // One folder a registry, named after its host, which differs by machine.
    let registries = std::fs::read_dir(cargo_home()?.join("registry").join("src"));
    for registry in registries.into_iter().flatten() {
        replaced.push((registry?.path(), "/cargo"));
    }
    let flags: Vec<String> =
        replaced.iter().map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display())).collect();
    Ok(flags.join("\u{1f}"))
}

pub fn cargo_home() -> Result<PathBuf> {
    let given = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    given.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).context("neither CARGO_HOME nor HOME is set")
}
