//! Why there is no answer.

use serde::Serialize;

use crate::fault::Fault;
use crate::finding::Finding;
use crate::scenario::ReadError;

/// What was wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FailureKind {
    /// The form of the scenario: unknown fields, values of the wrong kind, a newer version.
    Scenario,
    /// The question: a field that cannot be read.
    Question,
    /// The scenario can be read, but a finding is an error, or so much is missing that there is no plan.
    Refused,
}

/// Why there is no answer, with the path of every field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Failure {
    /// What was wrong.
    pub kind: FailureKind,
    /// Every fault: the field's path, what is wrong, what would be right.
    pub faults: Vec<Fault>,
    /// The findings, where they are why.
    pub findings: Vec<Finding>,
}

impl Failure {
    pub(super) fn of_scenario(errors: Vec<ReadError>) -> Self {
        let faults = errors.into_iter().map(|error| Fault::new(error.path, error.message, String::new()));
        Self { kind: FailureKind::Scenario, faults: faults.collect(), findings: Vec::new() }
    }

    /// What was given is no tree at all: a function in it, a circle.
    pub fn no_tree() -> Self {
        let fix = "give objects, lists, texts, numbers, true and false alone";
        Self::of_question(vec![Fault::new("", "this holds something that is no plain data", fix)])
    }

    pub(super) fn of_question(faults: Vec<Fault>) -> Self {
        Self { kind: FailureKind::Question, faults, findings: Vec::new() }
    }

    pub(super) fn refused(findings: Vec<Finding>) -> Self {
        let fault = |finding: &Finding| Fault::new(finding.path.clone(), finding.what.clone(), finding.fix.clone());
        Self { kind: FailureKind::Refused, faults: findings.iter().map(fault).collect(), findings }
    }
}
