//! `schema`.

use std::process::ExitCode;

use tunnelwright_core::scenario::Scenario;

use crate::input::Faults;

/// Prints the JSON Schema of the scenario, made from the types.
pub fn run() -> Result<ExitCode, Faults> {
    super::print(&super::json(&schemars::schema_for!(Scenario))?)
}
