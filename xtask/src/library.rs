//! The package for JavaScript: the core as two WebAssembly modules, with scripts around them.

use std::path::PathBuf;

use anyhow::Result;

use crate::setup::{Need, Workshop};
use crate::{build, process, progress::step, project};

/// A module of the package: its name, and cargo's words for it.
struct Module {
    name: &'static str,
    features: &'static [&'static str],
}

const MODULES: [Module; 2] =
    [Module { name: "tunnelwright", features: &[] }, Module { name: "tools", features: &["--no-default-features"] }];

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds dist/pkg/. The page comes first: its build empties dist/.
pub fn build(workshop: &mut Workshop) -> Result<()> {
    for need in [Need::Page, Need::WasmTarget, Need::WasmBindgen, Need::Npm] {
        workshop.ensure(need)?;
    }
    for module in &MODULES {
        // Cargo gives both the same place, so each is taken from there before the next.
        step(&format!("release build of the library: {}", module.name), || {
            compile(module)?;
            glue(workshop, module).map(|()| "built")
        })?;
    }
    step("package of it", || package().map(|()| "dist/pkg"))
}

fn compile(module: &Module) -> Result<()> {
    let mut cargo = process::cargo(["build", "--locked", "--offline", "--profile", "page", "--target", TARGET]);
    cargo.args(["--package", "tunnelwright-library"]).args(module.features);
    process::quiet(cargo.env("CARGO_ENCODED_RUSTFLAGS", build::rust_flags()?)).map(|_| ())
}

fn folder() -> Result<PathBuf> {
    Ok(project::target()?.join("library"))
}

/// Glue, and a smaller module.
fn glue(workshop: &Workshop, module: &Module) -> Result<()> {
    let (made, name) = (folder()?, module.name);
    let compiled = project::target()?.join(TARGET).join("page/tunnelwright_library.wasm");
    let mut glue = process::command("wasm-bindgen");
    glue.args(["--target", "web", "--no-typescript", "--omit-default-module-path"]);
    // A panic leaves an instance that must not be asked again: the glue can make a new one.
    glue.args(["--experimental-reset-state-function", "--out-name", name, "--out-dir"]);
    process::quiet(workshop.with_tools(glue.arg(&made).arg(compiled)))?;
    let mut small = process::command("wasm-opt");
    // Nothing lives in the first kilobyte: it is the stack's last, so offsets may be folded into addresses.
    small
        .args(["-Oz", "--low-memory-unused"])
        .arg(made.join(format!("{name}_bg.wasm")))
        .arg("-o")
        .arg(made.join(format!("{name}.wasm")));
    process::quiet(workshop.with_tools(&mut small)).map(|_| ())
}

fn package() -> Result<()> {
    let mut node = process::command("node");
    node.arg("xtask/library/assemble.mjs").arg(folder()?).arg(project::dist().join("pkg")).arg(project::version()?);
    process::quiet(&mut node).map(|_| ())
}

/// Builds dist/docs/: the site, with the elements of the package in its pages.
pub fn site(workshop: &mut Workshop) -> Result<()> {
    for need in [Need::Library, Need::MdBook] {
        workshop.ensure(need)?;
    }
    step("site", || {
        let out = project::dist().join("docs");
        let mut book = process::command("mdbook");
        process::quiet(workshop.with_tools(book.args(["build", "docs", "--dest-dir"]).arg(&out)))?;
        for script in ["elements.inline.js", "elements.tools.inline.js"] {
            std::fs::copy(project::dist().join("pkg").join(script), out.join(script))?;
        }
        Ok("dist/docs")
    })
}
