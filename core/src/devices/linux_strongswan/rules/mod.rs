//! This device's own design rules, codes from L101 on: one file each.

mod name_sent_behind_nat;

use crate::rules::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[&name_sent_behind_nat::RULE];
