//! The package for JavaScript: the core as a WebAssembly module, with scripts around it.

use anyhow::Result;

use crate::setup::{Need, Workshop};
use crate::{build, process, progress::step, project};

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds dist/pkg/. The page comes first: its build empties dist/.
pub fn build(workshop: &mut Workshop) -> Result<()> {
    for need in [Need::Page, Need::WasmTarget, Need::WasmBindgen, Need::Npm] {
        workshop.ensure(need)?;
    }
    step("release build of the library", || compile().map(|()| "built"))?;
    step("package of it", || package(workshop).map(|()| "dist/pkg"))
}

fn compile() -> Result<()> {
    let mut cargo = process::cargo(["build", "--locked", "--offline", "--profile", "page", "--target", TARGET]);
    cargo.args(["--package", "tunnelwright-library"]).env("CARGO_ENCODED_RUSTFLAGS", build::rust_flags()?);
    process::quiet(&mut cargo).map(|_| ())
}

/// Glue, a smaller module, the package.
fn package(workshop: &Workshop) -> Result<()> {
    let target = project::target()?;
    let made = target.join("library");
    let module = target.join(TARGET).join("page/tunnelwright_library.wasm");
    let mut glue = process::command("wasm-bindgen");
    glue.args(["--target", "web", "--no-typescript", "--omit-default-module-path"]);
    // A panic leaves an instance that must not be asked again: the glue can make a new one.
    glue.args(["--experimental-reset-state-function", "--out-name", "tunnelwright", "--out-dir"]);
    process::quiet(workshop.with_tools(glue.arg(&made).arg(module)))?;
    let mut small = process::command("wasm-opt");
    small.arg("-Oz").arg(made.join("tunnelwright_bg.wasm")).arg("-o").arg(made.join("tunnelwright.wasm"));
    process::quiet(workshop.with_tools(&mut small))?;
    let mut node = process::command("node");
    node.arg("xtask/library/assemble.mjs").arg(made).arg(project::dist().join("pkg")).arg(project::version()?);
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
        std::fs::copy(project::dist().join("pkg/elements.inline.js"), out.join("elements.inline.js"))?;
        Ok("dist/docs")
    })
}
