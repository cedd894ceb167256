//! Design rules: one file each, one list. A rule looks and reports; it changes nothing.
//!
//! Codes: A addressing, N still to fill in, S security, R routing, K keys,
//! D device limits, and a device's own letters for its own rules. A code is never used twice.

mod rule;

pub use rule::{Base, Case, Check, Hit, Rule, run_draft, run_plan};

/// The rules that hold for every device.
pub static ALL: &[&Rule] = &[];

/// Every rule: the general ones, then each device's own.
pub fn every() -> impl Iterator<Item = &'static Rule> {
    let own = crate::devices::ALL.iter().flat_map(|device| device.rules.iter().copied());
    ALL.iter().copied().chain(own)
}
