//! A field's connection to the scenario.

use std::rc::Rc;

use serde_json::Value;
use tunnelwright_core::finding::{Finding, Repair, Severity};
use yew::prelude::*;

/// What a field shows, and whom it tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// The id of its element in the document.
    pub id: AttrValue,
    /// The value as typed; empty when there is none.
    pub value: AttrValue,
    /// What is to be said about it now.
    pub findings: Rc<[Finding]>,
    /// Takes the new value; `null` takes the field away.
    pub on_change: Callback<Value>,
    /// Told when the user leaves the field.
    pub on_leave: Callback<()>,
    /// Applies a finding's cure.
    pub on_repair: Callback<Repair>,
}

impl Slot {
    /// True when the value is wrong, not only missing.
    pub fn is_wrong(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error && !finding.is_missing())
    }

    /// The ids of the help and the findings, for `aria-describedby`.
    pub fn described_by(&self) -> AttrValue {
        format!("{0}-help {0}-findings", self.id).into()
    }

    /// For `aria-invalid`.
    pub fn aria_invalid(&self) -> Option<AttrValue> {
        self.is_wrong().then_some(AttrValue::Static("true"))
    }

    /// A listener for leaving the field.
    pub fn blur(&self) -> Callback<FocusEvent> {
        self.on_leave.reform(|_| ())
    }
}
