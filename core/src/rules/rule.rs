//! What a rule is, and how all of them are run.

use std::borrow::Cow;

use crate::draft::Draft;
use crate::finding::{Edit, Finding, Repair, Severity};
use crate::plan::Plan;
use crate::scenario::{Scenario, apply};

/// One design rule. Its texts are data because the page and the docs show them.
#[derive(Debug)]
pub struct Rule {
    /// Letter and number; never used again for another rule.
    pub code: &'static str,
    /// The pattern it finds, as a name: `transit-inside-network`.
    pub name: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it finds, in general.
    pub what: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// What to do, in general.
    pub fix: &'static str,
    /// The document that says so; empty for plain logic.
    pub source: &'static str,
    /// The look.
    pub check: Check,
    /// A case in which it reports; executed by a test.
    pub fires: Case,
    /// A case like it in which it is silent; executed by a test.
    pub silent: Case,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// The values as read, each by itself possibly missing.
    Draft(fn(&Draft<'_>) -> Vec<Hit>),
    /// The plan.
    Plan(fn(&Plan) -> Vec<Hit>),
}

/// One place where a rule reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The field's path.
    pub path: String,
    /// What is the matter there, with the values.
    pub what: String,
    /// What to do there; the rule's own words when `None`.
    pub fix: Option<String>,
    /// One-click cure.
    pub repair: Option<Repair>,
}

impl Hit {
    /// A report on a field.
    pub fn at(path: impl Into<String>, what: impl Into<String>) -> Self {
        Self { path: path.into(), what: what.into(), fix: None, repair: None }
    }

    /// With its own cure in words.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// With a one-click cure.
    #[must_use]
    pub fn repair(mut self, label: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.repair = Some(Repair { label: label.into(), edits });
        self
    }
}

/// A scenario to start a case from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// Two pfSense-like firewalls with BGP between them. // tidy: vendor
    TwoFirewalls,
    /// A firewall with a public address and a cloud, today, static routes.
    Cloud,
    /// A firewall behind NAT with a changing address and a cloud, BGP.
    CloudBgpNat,
    /// Two firewalls with two lines each, a tunnel over each, GRE and OSPF in them.
    TwoWays,
}

/// A case: a base and edits, as paths and JSON texts.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// Where to start.
    pub base: Base,
    /// What is different; `null` takes a field away.
    pub edits: &'static [(&'static str, &'static str)],
}

impl Case {
    /// A base and what is different. Only the crate's own tests run cases, so only they
    /// hold the edits: in the page they would be so much dead weight.
    pub const fn new(base: Base, edits: &'static [(&'static str, &'static str)]) -> Self {
        Self { base, edits: if cfg!(test) { edits } else { &[] } }
    }

    /// The scenario; `None` when an edit does not fit, which a test reports.
    pub fn scenario(&self) -> Option<Scenario> {
        let base = crate::presets::base(self.base)?;
        let edits: Option<Vec<Edit>> = self
            .edits
            .iter()
            .map(|(path, json)| Some(Edit { path: (*path).to_owned(), value: serde_json::from_str(json).ok()? }))
            .collect();
        apply(&base, &edits?)
    }
}

impl Rule {
    fn finding(&self, hit: Hit) -> Finding {
        Finding {
            code: Cow::Borrowed(self.code),
            severity: self.severity,
            path: hit.path,
            what: hit.what,
            why: Cow::Borrowed(self.why),
            fix: hit.fix.unwrap_or_else(|| self.fix.to_owned()),
            source: Cow::Borrowed(self.source),
            repair: hit.repair,
        }
    }
}

/// What the rules find in the values as read.
#[cfg(feature = "plan")]
pub fn run_draft(draft: &Draft<'_>) -> Vec<Finding> {
    run(|rule| match rule.check {
        Check::Draft(look) => look(draft),
        Check::Plan(_) => Vec::new(),
    })
}

/// What the rules find in the plan.
#[cfg(feature = "plan")]
pub fn run_plan(plan: &Plan) -> Vec<Finding> {
    run(|rule| match rule.check {
        Check::Draft(_) => Vec::new(),
        Check::Plan(look) => look(plan),
    })
}

#[cfg(feature = "plan")]
fn run(look: impl Fn(&'static Rule) -> Vec<Hit>) -> Vec<Finding> {
    super::every().flat_map(|rule| look(rule).into_iter().map(|hit| rule.finding(hit))).collect()
}
