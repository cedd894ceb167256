//! OpenBSD's own design rules, codes from O101 on: one file each.

mod bundled;

use crate::rules::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[&bundled::RULE];
