//! One file a command.

pub mod agree;
pub mod check;
pub mod cost;
pub mod docs;
pub mod export;
pub mod key;
pub mod matrix;
pub mod mtu;
pub mod overlap;
pub mod plan_subnet;
pub mod presets;
pub mod schema;

use std::io::Write;
use std::process::ExitCode;

use crate::input::Faults;

/// Writes to standard output; a closed pipe is no fault of ours.
fn print(text: &str) -> Result<ExitCode, Faults> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(vec![format!("standard output: {error}")]),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// A value as indented JSON with a newline.
fn json<T: serde::Serialize>(value: &T) -> Result<String, Faults> {
    let text = serde_json::to_string_pretty(value).map_err(|error| vec![error.to_string()])?;
    Ok(text + "\n")
}
