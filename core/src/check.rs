//! The whole check: read, rules, plan, rules again, agreement, verdict.

use serde::Serialize;

use crate::agree::{self, TunnelAgreement};
use crate::draft::{self, Moment};
use crate::finding::{Finding, Severity, has_error};
use crate::negotiate;
use crate::order::in_order;
use crate::plan::Plan;
use crate::rules;
use crate::scenario::Scenario;
use crate::verdict::{self, Verdict};

/// Everything that a check finds out.
#[derive(Debug, Clone)]
pub struct Report {
    /// All findings, the gravest first, in the order of the fields within.
    pub findings: Vec<Finding>,
    /// The plan, where enough is known to make one (even if a finding is an error).
    pub plan: Option<Plan>,
    /// Whether the two ends of each tunnel will agree.
    pub agreement: Vec<TunnelAgreement>,
    /// The whole in words.
    pub verdict: Verdict,
}

/// The answer of `check --json`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CheckAnswer"))]
pub struct Answer<'a> {
    /// All findings.
    pub findings: &'a [Finding],
    /// One entry a tunnel.
    pub agreement: &'a [TunnelAgreement],
    /// The whole in words.
    pub verdict: &'a Verdict,
}

impl Report {
    /// True when a finding is an error: nothing is exported then.
    pub fn has_error(&self) -> bool {
        has_error(&self.findings)
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The same with more findings, which whoever asks brings along, and the verdict that follows.
    #[must_use]
    pub fn with(mut self, more: Vec<Finding>) -> Self {
        self.findings.extend(more);
        self.findings = in_order(self.findings, |one, other| one.severity <= other.severity);
        self.verdict = verdict::of(self.plan.as_ref(), &self.findings, &self.agreement);
        self
    }

    /// The answer in the form of the command's contract.
    pub fn answer(&self) -> Answer<'_> {
        Answer { findings: &self.findings, agreement: &self.agreement, verdict: &self.verdict }
    }
}

/// Checks a scenario on a given day.
pub fn check(scenario: &Scenario, moment: &Moment) -> Report {
    let (draft, mut findings) = draft::read(scenario, moment);
    findings.extend(rules::run_draft(&draft));
    let (plan, refusals) = negotiate::negotiate(&draft);
    findings.extend(refusals);
    if let Some(plan) = &plan {
        findings.extend(rules::run_plan(plan));
    }
    let mut findings = in_order(findings, |one, other| one.severity <= other.severity);
    findings.dedup_by(|one, other| one.path == other.path && one.what == other.what);
    keep_what_was_typed_wrong(&mut findings);
    let agreement = plan.as_ref().map(agree::of_plan).unwrap_or_default();
    let verdict = verdict::of(plan.as_ref(), &findings, &agreement);
    Report { findings, plan, agreement, verdict }
}

/// A value that cannot be read is absent for the plan, which then asks for it:
/// the field needs only the finding that says what is wrong with what was typed.
fn keep_what_was_typed_wrong(findings: &mut Vec<Finding>) {
    let wrong: Vec<String> = findings.iter().filter(|one| one.code == "A001").map(|one| one.path.clone()).collect();
    findings.retain(|one| !one.is_missing() || !wrong.contains(&one.path));
}
