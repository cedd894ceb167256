//! What a check has to say: one finding, one place, one cure.

use std::borrow::Cow;

use serde::Serialize;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The tunnel cannot be built, or would not work: `export` refuses.
    Error,
    /// It may work, but is weak, retired soon, or known to bite later.
    Warning,
    /// A better way, or something to know.
    Advice,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// One change to the scenario that cures a finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Edit {
    /// The field's path, as in [`Finding::path`].
    pub path: String,
    /// The new value; `null` takes the field away.
    pub value: serde_json::Value,
}

/// A cure that can be applied on one click.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Repair {
    /// What the button says: a verb and the value.
    pub label: String,
    /// The changes, in order.
    pub edits: Vec<Edit>,
}

/// One thing to say about one field of the scenario.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The rule's code: a letter for the area and a number, never reused.
    pub code: Cow<'static, str>,
    /// How much it matters.
    pub severity: Severity,
    /// The field: `gateways[1].networks[0]`; empty for the whole scenario.
    pub path: String,
    /// What is the matter, in one sentence with the values.
    pub what: String,
    /// Why it matters.
    pub why: Cow<'static, str>,
    /// What to do.
    pub fix: String,
    /// The address of the document that says so; empty where it is plain logic.
    pub source: Cow<'static, str>,
    /// The cure as a change to the scenario, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repair: Option<Repair>,
}

impl Finding {
    /// True when the finding only says that something is still to be filled in.
    pub fn is_missing(&self) -> bool {
        self.code.starts_with('N')
    }

    /// The same finding with a one-click cure.
    #[must_use]
    pub fn repaired_by(mut self, label: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.repair = Some(Repair { label: label.into(), edits });
        self
    }
}

impl Edit {
    /// Sets `path` to `value`.
    pub fn set(path: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
        Self { path: path.into(), value: value.into() }
    }
}

/// True when one of the findings is an error.
pub fn has_error(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}
