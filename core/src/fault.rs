//! What is wrong with a value given to one of the tools.

use std::fmt;

use serde::Serialize;

/// One fault of one value: where, what, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fault {
    /// The field: the option's name without its hyphens (`path`, `esp`), or a place in a file.
    pub field: String,
    /// What is wrong, in one sentence with the value.
    pub what: String,
    /// What would be right.
    pub fix: String,
}

impl Fault {
    /// A fault at a field.
    pub fn new(field: impl Into<String>, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { field: field.into(), what: what.into(), fix: fix.into() }
    }
}

impl fmt::Display for Fault {
    /// `field: what; fix`, on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.field, self.what, self.fix)
    }
}
