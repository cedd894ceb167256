//! Halon SX's own design rules, codes from H201 on: one file each.

mod algorithms_not_known;

use crate::rules::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[&algorithms_not_known::RULE];
