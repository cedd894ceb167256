//! `presets` and `preset`.

use std::process::ExitCode;

use tunnelwright_core::presets;

use crate::input::Faults;

/// The names of all presets.
pub fn list(json: bool) -> Result<ExitCode, Faults> {
    if json {
        return super::print(&super::json(&presets::ALL)?);
    }
    let names: String = presets::ALL.iter().map(|preset| format!("{}\n", preset.name)).collect();
    super::print(&names)
}

/// One preset as JSON.
pub fn print(name: &str) -> Result<ExitCode, Faults> {
    match presets::by_name(name) {
        Some(preset) => super::print(preset.json()),
        None => {
            let all: Vec<&str> = presets::ALL.iter().map(|preset| preset.name).collect();
            Err(vec![format!("there is no preset \"{name}\"; there are {}", all.join(", "))])
        }
    }
}
