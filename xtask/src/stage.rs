//! The stages of `cargo xtask test`, in their order.

use std::process::{Command, ExitStatus};

use anyhow::{Result, bail};

use crate::process::Beside;
use crate::setup::{Need, Workshop};
use crate::tally::Tally;
use crate::{build, codegen, files, process, project, size, tidy};

/// Debian's own Python: the packages of the lab are made for that one.
const PYTHON: &str = "/usr/bin/python3";

/// A runner that hangs must not cost us the verdict on the others. Ten times what the longest takes alone on two cores:
/// those that run beside others share them.
const LIMIT: &str = "60m";

/// How `timeout` says that it had to act.
const TIMED_OUT: i32 = 124;

/// One stage: to add one, add a row to [`ALL`].
pub struct Stage {
    pub name: &'static str,
    /// Set up before it runs; a need that fails is this stage's failure.
    pub needs: &'static [Need],
    /// Stages that the project has no use for yet are left out.
    pub exists: fn() -> bool,
    pub work: Work,
}

/// How a stage is run.
pub enum Work {
    /// In its turn, alone.
    Alone(fn(&mut Workshop) -> Result<Tally>),
    /// One of our own runners, Python's: it shares nothing with the other stages and waits for daemons more than it computes.
    /// So it runs beside them, and its words come in its turn.
    Beside(&'static str),
}

pub static ALL: &[Stage] = &[
    Stage {
        name: "format",
        needs: &[],
        exists: always,
        work: Work::Alone(|_| one_check(&mut process::cargo(["fmt", "--all", "--check"]))),
    },
    Stage { name: "lint", needs: &[Need::WasmTarget], exists: always, work: Work::Alone(lint) },
    Stage {
        name: "unit",
        needs: &[],
        exists: always,
        work: Work::Alone(|_| cargo_tests(&mut process::cargo(["test", "--workspace", "--no-fail-fast"]))),
    },
    Stage { name: "tidy", needs: &[Need::WasmTarget], exists: always, work: Work::Alone(|_| tidy::judge()) },
    Stage { name: "docs-fresh", needs: &[], exists: always, work: Work::Alone(codegen::compare) },
    Stage { name: "page", needs: &build::TOOLS, exists: always, work: Work::Alone(page) },
    Stage {
        name: "wasm",
        needs: &[Need::WasmTarget, Need::WasmBindgen],
        exists: has_wasm_tests,
        work: Work::Alone(wasm),
    },
    Stage {
        name: "browser",
        needs: &[Need::Debian, Need::Npm, Need::Page, Need::Command],
        exists: always,
        work: Work::Alone(|workshop| runner(workshop, "node", "tests/browser/run.mjs", &["--dist", "dist"])),
    },
    Stage {
        name: "library",
        needs: &[Need::Debian, Need::Site, Need::Command],
        exists: always,
        work: Work::Alone(library),
    },
    Stage {
        name: "judges",
        needs: &[Need::Debian, Need::Command],
        exists: always,
        work: Work::Beside("tests/judges/run.py"),
    },
    Stage {
        name: "lab",
        needs: &[Need::Debian, Need::Command],
        exists: always,
        work: Work::Beside("tests/lab/run.py"),
    },
];

/// The names of all stages, for the help text.
pub fn names() -> Vec<&'static str> {
    ALL.iter().map(|stage| stage.name).collect()
}

fn always() -> bool {
    true
}

fn one_check(command: &mut Command) -> Result<Tally> {
    let mut tally = Tally::default();
    let good = process::shown(command)?;
    tally.judge(good, || format!("`{}` failed", process::describe(command)));
    Ok(tally)
}

fn lint(_workshop: &mut Workshop) -> Result<Tally> {
    let mut native = process::cargo(["clippy", "--workspace", "--all-targets"]);
    let mut web = process::cargo(["clippy", "--package", "tunnelwright-web", "--package", "tunnelwright-library"]);
    web.args(["--target", "wasm32-unknown-unknown"]);
    let mut tools = process::cargo(["clippy", "--package", "tunnelwright-library", "--no-default-features"]);
    tools.args(["--target", "wasm32-unknown-unknown"]);
    let mut tally = Tally::default();
    for clippy in [&mut native, &mut web, &mut tools] {
        tally.add(one_check(clippy.args(["--", "-D", "warnings"]))?);
    }
    Ok(tally)
}

fn cargo_tests(command: &mut Command) -> Result<Tally> {
    // Colours would stand between us and the counts.
    command.env("CARGO_TERM_COLOR", "never");
    let (status, lines) = process::watched(command)?;
    Ok(Tally::from_cargo(&lines).settled(status.success()))
}

fn page(workshop: &mut Workshop) -> Result<Tally> {
    workshop.ensure(Need::Page)?;
    let mut tally = Tally::default();
    tally.judge(true, String::new);
    let brotli = size::page()?.brotli;
    tally.judge(brotli <= size::BUDGET, || format!("the page takes {brotli} bytes, its budget is {}", size::BUDGET));
    tally.add(no_machine_paths()?);
    Ok(tally)
}

/// The package: its weight, and what its consumers make of it.
fn library(workshop: &mut Workshop) -> Result<Tally> {
    let mut tally = no_machine_paths()?;
    let weighed = [(size::library()?, size::LIBRARY_BUDGET, "library"), (size::tools()?, size::TOOLS_BUDGET, "tools")];
    for (size::Size { brotli, .. }, budget, name) in weighed {
        tally.judge(brotli <= budget, || format!("{name}: it takes {brotli} bytes, its budget is {budget}"));
    }
    tally.add(runner(workshop, "node", "tests/library/run.mjs", &["--dist", "dist"])?);
    Ok(tally)
}

fn no_machine_paths() -> Result<Tally> {
    let mut tally = Tally::default();
    let leaks = machine_paths()?;
    tally.judge(leaks.is_empty(), || format!("paths of this machine are in {}", leaks.join(", ")));
    Ok(tally)
}

/// Files of dist/ that tell where they were built.
fn machine_paths() -> Result<Vec<String>> {
    let homes = [build::cargo_home()?, project::root().to_owned()];
    let dist = project::dist();
    let mut found = Vec::new();
    for path in files::below(&dist)? {
        let bytes = std::fs::read(&path)?;
        let tells = |home: &std::path::PathBuf| {
            let home = home.as_os_str().as_encoded_bytes();
            bytes.windows(home.len()).any(|window| window == home)
        };
        if homes.iter().any(tells) {
            found.push(files::relative(&path, &dist));
        }
    }
    Ok(found)
}

fn has_wasm_tests() -> bool {
    let manifest = std::fs::read_to_string(project::root().join("web/Cargo.toml"));
    manifest.is_ok_and(|text| text.contains("wasm-bindgen-test"))
}

/// Tests that only WebAssembly can run, under Node.
fn wasm(workshop: &mut Workshop) -> Result<Tally> {
    let mut cargo = process::cargo(["test", "--package", "tunnelwright-web", "--tests"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--no-fail-fast"]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    cargo_tests(workshop.with_tools(&mut cargo))
}

impl Stage {
    /// Runs the stage in its turn; `begun` is what already runs of it.
    pub fn judge(&self, workshop: &mut Workshop, begun: Option<Beside>) -> Result<Tally> {
        self.ready(workshop)?;
        match (&self.work, begun) {
            (Work::Alone(run), _) => run(workshop),
            (Work::Beside(script), None) => runner(workshop, PYTHON, script, &[]),
            (Work::Beside(script), Some(begun)) => judged(script, begun.shown()?),
        }
    }

    /// Starts what runs beside the others; nothing for a stage that has its turn, or when something is missing, which its
    /// turn then says.
    pub fn begin(&self, workshop: &mut Workshop) -> Option<Beside> {
        let Work::Beside(script) = self.work else { return None };
        self.ready(workshop).ok()?;
        let command = runner_command(workshop, PYTHON, script, &[]).ok()?;
        Some(process::beside(command))
    }

    fn ready(&self, workshop: &mut Workshop) -> Result<()> {
        self.needs.iter().try_for_each(|need| workshop.ensure(*need))
    }
}

/// One of our own runners outside cargo: it gets the command to test and ends
/// with a line `N passed, N failed`.
fn runner(workshop: &Workshop, program: &str, script: &str, args: &[&str]) -> Result<Tally> {
    judged(script, process::watched(&mut runner_command(workshop, program, script, args)?)?)
}

fn runner_command(workshop: &Workshop, program: &str, script: &str, args: &[&str]) -> Result<Command> {
    if !project::root().join(script).is_file() {
        bail!("{script} is missing");
    }
    let mut command = process::command("timeout");
    command.args(["--kill-after=30", LIMIT, program, script]);
    command.args(args);
    command.arg("--tunnelwright").arg(project::command_binary()?);
    workshop.with_tools(&mut command);
    Ok(command)
}

fn judged(script: &str, (status, lines): (ExitStatus, Vec<String>)) -> Result<Tally> {
    if status.code() == Some(TIMED_OUT) {
        println!("{script} was ended after {LIMIT}");
    }
    Ok(Tally::from_runner(&lines).settled(status.success()))
}
