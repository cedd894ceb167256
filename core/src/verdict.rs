//! The whole tunnel in words: what it withstands, what not, and the one change
//! that helps most.

use serde::Serialize;

use crate::agree::TunnelAgreement;
use crate::finding::Finding;
use crate::plan::Plan;

/// The verdict.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Verdict {
    /// One sentence.
    pub sentence: String,
    /// What the tunnel withstands.
    pub withstands: Vec<String>,
    /// What it does not.
    pub does_not: Vec<String>,
    /// The single change that helps most.
    pub best_change: Option<String>,
}

/// The verdict on a plan and its findings.
pub fn of(plan: Option<&Plan>, findings: &[Finding], agreement: &[TunnelAgreement]) -> Verdict {
    let _ = (plan, findings, agreement);
    Verdict::default()
}
