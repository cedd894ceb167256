//! SonicWall's own design rules, codes from W101 on: one file each.

mod peer_of_any_address;

use crate::rules::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[&peer_of_any_address::RULE];
