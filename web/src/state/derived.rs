//! What follows from the scenario: the check, and the files.

use std::rc::Rc;

use serde_json::Value;
use tunnelwright_core::bundle::{self, Bundle, Options, Refusal};
use tunnelwright_core::finding::{Finding, Severity};
use tunnelwright_core::keys::KeyMaterial;
use tunnelwright_core::scenario::Scenario;
use tunnelwright_core::verdict::Verdict;
use tunnelwright_core::{Moment, Report, check};

use super::State;
use crate::browser;

/// What follows from the scenario alone.
#[derive(Debug)]
pub struct Derived {
    /// The scenario that this follows from.
    pub scenario: Rc<Scenario>,
    /// The check.
    pub report: Report,
    /// The scenario as a tree, so that a field is read by its path.
    pub json: Value,
    /// The day of the check.
    pub moment: Moment,
}

impl PartialEq for Derived {
    /// The rest follows from these two.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scenario, &other.scenario) && self.moment == other.moment
    }
}

impl Derived {
    /// Checks the scenario.
    pub fn of(scenario: &Rc<Scenario>) -> Self {
        let moment = Moment { today: browser::today(), as_of: None };
        // The start needs no check, and shall be there at once.
        let report = if scenario.gateways.is_empty() {
            Report { findings: Vec::new(), plan: None, agreement: Vec::new(), verdict: Verdict::default() }
        } else {
            browser::measured("tw-check", || check(scenario, &moment))
        };
        let json = serde_json::to_value(&**scenario).unwrap_or_default();
        Self { scenario: scenario.clone(), report, json, moment }
    }

    /// How many findings of a severity there are, not counting what is still to be filled in.
    pub fn count(&self, severity: Severity) -> usize {
        self.report.findings.iter().filter(|finding| finding.severity == severity && !finding.is_missing()).count()
    }

    /// How many fields are still to be filled in.
    pub fn to_do(&self) -> usize {
        self.report.findings.iter().filter(|finding| finding.is_missing()).count()
    }

    /// The findings that stand against an export.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.report.findings.iter().filter(|finding| finding.severity == Severity::Error)
    }
}

/// The files of an export: as they are downloaded, and as they are shown.
#[derive(Debug)]
pub struct Files {
    /// As they are downloaded.
    pub whole: Bundle,
    /// Without keys, for the screen; the same as `whole` when no key is in it.
    pub masked: Bundle,
}

impl Files {
    /// Exports what the state asks for.
    ///
    /// # Errors
    /// When the core refuses.
    pub fn of(state: &State, derived: &Derived) -> Result<Self, Refusal> {
        let options = |with_secrets| Options {
            material: KeyMaterial(state.keys.material),
            with_secrets,
            despite_errors: state.ui.despite_errors,
            merge: Vec::new(),
        };
        let export = |with| bundle::export(&state.scenario, &derived.report, &options(with));
        let masked = browser::measured("tw-export", || export(false))?;
        let whole = if state.ui.with_secrets { export(true)? } else { masked.clone() };
        Ok(Self { whole, masked })
    }
}
