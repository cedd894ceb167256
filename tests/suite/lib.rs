//! What the end-to-end tests share.

use tunnelwright_core::bundle::{Bundle, Options, Refusal, export};
use tunnelwright_core::fact::day;
use tunnelwright_core::keys::KeyMaterial;
use tunnelwright_core::scenario::Scenario;
use tunnelwright_core::{Moment, Report, check};

/// The day on which every test takes place.
pub fn moment() -> Moment {
    Moment { today: day(2026, 11, 21), as_of: None }
}

/// A check on that day.
pub fn checked(scenario: &Scenario) -> Report {
    check(scenario, &moment())
}

/// An export on that day, with key material of sevens.
///
/// # Errors
/// As the export itself.
pub fn exported(scenario: &Scenario, with_secrets: bool) -> Result<Bundle, Refusal> {
    let options =
        Options { material: KeyMaterial([7; 32]), with_secrets, despite_errors: true, merge: Default::default() };
    export(scenario, &checked(scenario), &options)
}
