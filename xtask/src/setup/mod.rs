//! What a machine must have, installed when it is missing.
//!
//! Nothing of the user's own installation is replaced: tools live in a cache
//! of their own, one folder a version, and only child processes see them.

mod cargo_tools;
mod debian;
mod npm;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{build, library, process, progress::step, project};

/// Something that a chore or a stage cannot do without.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The compiler's library for WebAssembly.
    WasmTarget,
    Trunk,
    /// The wasm-bindgen command of the version in Cargo.lock.
    WasmBindgen,
    /// The tools in package.json: wasm-opt and the browser driver.
    Npm,
    /// Debian's packages: the judges and the lab.
    Debian,
    /// dist/ with the page, fresh; nothing else is in it afterwards.
    Page,
    /// dist/pkg/, fresh, beside the page.
    Library,
    MdBook,
    /// dist/docs/, fresh.
    Site,
    /// The release binary of the command, fresh.
    Command,
}

/// Fulfils needs, each of them once.
#[derive(Default)]
pub struct Workshop {
    done: BTreeMap<Need, Result<(), String>>,
    path: Vec<PathBuf>,
}

impl Workshop {
    /// Fulfils one need; a second call repeats the first one's answer.
    pub fn ensure(&mut self, need: Need) -> Result<()> {
        if !self.done.contains_key(&need) {
            let outcome = self.fulfil(need).map_err(|error| format!("{error:#}"));
            self.done.insert(need, outcome);
        }
        match &self.done[&need] {
            Ok(()) => Ok(()),
            Err(text) => bail!("{text}"),
        }
    }

    fn fulfil(&mut self, need: Need) -> Result<()> {
        match need {
            Need::WasmTarget => wasm_target(),
            Need::Trunk => self.cargo_tool("trunk", cargo_tools::TRUNK),
            Need::WasmBindgen => {
                let version = project::locked_version("wasm-bindgen")?;
                self.cargo_tool("wasm-bindgen-cli", &version)
            }
            Need::Npm => {
                self.path.push(project::root().join("node_modules/.bin"));
                npm::ensure()
            }
            Need::Debian => debian::ensure(),
            Need::Page => build::page(self),
            Need::MdBook => self.cargo_tool("mdbook", cargo_tools::MDBOOK),
            Need::Site => library::site(self),
            Need::Library => library::build(self),
            Need::Command => step("release build of the command", || {
                let build = ["build", "--release", "--package", "tunnelwright"];
                process::quiet(&mut process::cargo(build)).map(|_| "built")
            }),
        }
    }

    fn cargo_tool(&mut self, package: &str, version: &str) -> Result<()> {
        let folder = cargo_tools::ensure(package, version)?;
        self.path.push(folder);
        Ok(())
    }

    /// Lets a command find the tools that were set up, before all others.
    pub fn with_tools<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("PATH", self.search_path())
    }

    fn search_path(&self) -> OsString {
        let old = std::env::var_os("PATH").unwrap_or_default();
        let all = self.path.iter().cloned().chain(std::env::split_paths(&old));
        std::env::join_paths(all).unwrap_or(old)
    }
}

fn wasm_target() -> Result<()> {
    step("WebAssembly target", || {
        if has_wasm_target()? {
            return Ok("present");
        }
        if process::find("rustup").is_none() {
            bail!(
                "this Rust has no WebAssembly target and there is no rustup to add it: \
                 install the target wasm32-unknown-unknown the way you installed Rust"
            );
        }
        let mut rustup = process::command("rustup");
        rustup.args(["target", "add", "wasm32-unknown-unknown"]);
        process::quiet(&mut rustup).map(|_| "installed")
    })
}

/// Asks the compiler, not rustup: so a Rust from elsewhere serves as well.
fn has_wasm_target() -> Result<bool> {
    let mut rustc = process::command("rustc");
    rustc.args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]);
    let folder = process::quiet(&mut rustc)?;
    let has_std = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    };
    Ok(std::fs::read_dir(folder.trim()).is_ok_and(|mut files| files.any(has_std)))
}
