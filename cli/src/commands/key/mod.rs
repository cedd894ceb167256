//! `key`: pre-shared keys, notations of manual keys, SPIs.

mod check;
mod convert;
mod psk;
mod spi;

use std::io::Read;
use std::process::ExitCode;

use tunnelwright_core::devices::{self, Device};

use crate::args::KeyCommand;
use crate::input::Faults;

/// Runs one of the tools.
pub fn run(command: &KeyCommand) -> Result<ExitCode, Faults> {
    match command {
        KeyCommand::Psk(args) => psk::run(args),
        KeyCommand::Check(args) => check::run(args),
        KeyCommand::Convert(args) => convert::run(args),
        KeyCommand::Spi(args) => spi::run(args),
    }
}

/// The devices named after `--for`; hyphens and underscores are the same.
fn devices_of(names: &[String]) -> Result<Vec<&'static Device>, Faults> {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    for name in names {
        match devices::named(name) {
            Ok(device) => found.push(device),
            Err(fault) => faults.push(format!("--for: {fault}")),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// A text from the command line, or from standard input for `-`: there it stands in
/// no history and in no process list. One line end at its end is not part of it.
fn text_of(argument: &str) -> Result<String, Faults> {
    if argument != "-" {
        return Ok(argument.to_owned());
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| vec![format!("standard input: {error}")])?;
    let end = text.strip_suffix('\n').map_or(text.as_str(), |text| text.strip_suffix('\r').unwrap_or(text));
    Ok(end.to_owned())
}
