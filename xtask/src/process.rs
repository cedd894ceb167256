//! Child processes: all of them start in the project's folder, without input
//! and without the variables that would change what they do.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Output, Stdio};
use std::thread::JoinHandle;

use anyhow::{Context, Result, anyhow, bail};

use crate::project;

/// How many lines of a failed command's output are shown.
const TAIL: usize = 60;

/// A command that runs in the project's folder.
///
/// Cargo tells this crate's own name and version to its children. A nested
/// cargo would take that for a changed environment and compile more than it
/// must, so it is taken away; so is the variable that rewrites expectations.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project::root()).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command.env_remove("UPDATE_EXPECT");
    command
}

pub fn cargo<const N: usize>(args: [&str; N]) -> Command {
    let mut cargo = command("cargo");
    cargo.args(args);
    cargo
}

/// The command as one would type it, for messages.
pub fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Runs without showing anything; the end of the output is in the error.
pub fn quiet(command: &mut Command) -> Result<String> {
    let output = output(command)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    bail!("`{}` failed ({}):\n{}", describe(command), output.status, tail(&text))
}

/// Runs without showing anything and says nothing about success.
pub fn output(command: &mut Command) -> Result<Output> {
    command.output().with_context(|| not_started(command))
}

/// Runs with the terminal as its output; tells whether it succeeded.
pub fn shown(command: &mut Command) -> Result<bool> {
    let status = command.status().with_context(|| not_started(command))?;
    Ok(status.success())
}

/// Runs with its standard output both shown and kept.
pub fn watched(command: &mut Command) -> Result<(ExitStatus, Vec<String>)> {
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| not_started(command))?;
    let mut lines = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        let mut out = std::io::stdout();
        for line in BufReader::new(stdout).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            // A closed terminal is no reason to lose the child's verdict.
            let _ = writeln!(out, "{line}");
            lines.push(line);
        }
    }
    Ok((child.wait()?, lines))
}

/// A command that runs beside others; what it says is kept.
pub struct Beside(JoinHandle<Result<(ExitStatus, Vec<String>)>>);

/// Starts a command beside others: both its outputs are kept, in their order.
pub fn beside(mut command: Command) -> Beside {
    Beside(std::thread::spawn(move || {
        let (reader, writer) = std::io::pipe()?;
        command.stdout(writer.try_clone()?).stderr(writer);
        let mut child = command.spawn().with_context(|| not_started(&command))?;
        // The command holds the pipe's other end, which is to close with the child.
        drop(command);
        let lines = BufReader::new(reader).split(b'\n');
        let lines = lines.map(|line| Ok(String::from_utf8_lossy(&line?).into_owned())).collect::<Result<_>>();
        Ok((child.wait()?, lines?))
    }))
}

impl Beside {
    /// Waits for its end and shows what it said, as [`watched`] does.
    pub fn shown(self) -> Result<(ExitStatus, Vec<String>)> {
        let ended = self.0.join().map_err(|_| anyhow!("nobody listened to it to its end"))?;
        if let Ok((_, lines)) = &ended {
            let mut out = std::io::stdout().lock();
            for line in lines {
                let _ = writeln!(out, "{line}");
            }
        }
        ended
    }
}

/// Looks a program up in PATH, as a shell would.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn not_started(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    format!("`{program}` cannot be started: is it installed and on PATH?")
}

fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    lines[lines.len().saturating_sub(TAIL)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_beside_others_loses_neither_words_nor_verdict() -> Result<()> {
        let mut shell = command("sh");
        shell.args(["-c", "echo one; echo two >&2; exit 3"]);
        let (status, lines) = beside(shell).shown()?;
        assert_eq!(status.code(), Some(3));
        assert_eq!(lines, ["one", "two"]);
        assert!(beside(command("no/such/program")).shown().is_err());
        Ok(())
    }
}
