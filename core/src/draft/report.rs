//! Collecting what is wrong with single values.

use std::borrow::Cow;

use crate::finding::{Edit, Finding, Severity};

/// The findings so far.
#[derive(Debug, Default)]
pub struct Reports {
    /// In the order of reading.
    pub findings: Vec<Finding>,
}

impl Reports {
    fn add(&mut self, code: &'static str, path: String, what: String, why: &'static str, fix: String) {
        self.findings.push(Finding {
            code: Cow::Borrowed(code),
            severity: Severity::Error,
            path,
            what,
            why: Cow::Borrowed(why),
            fix,
            source: Cow::Borrowed(""),
            repair: None,
        });
    }

    /// Something is still to be filled in.
    pub fn missing(&mut self, path: impl Into<String>, what: impl Into<String>, fix: impl Into<String>) {
        self.add("N001", path.into(), what.into(), "The configuration needs it.", fix.into());
    }

    /// A value cannot be read.
    pub fn wrong(&mut self, path: impl Into<String>, what: impl Into<String>, fix: impl Into<String>) {
        self.add(
            "A001",
            path.into(),
            what.into(),
            "It cannot be written into a configuration as it stands.",
            fix.into(),
        );
    }

    /// A value cannot be read, but what was meant is plain.
    pub fn wrong_but_plain(&mut self, path: impl Into<String>, what: impl Into<String>, right: &str) {
        let path = path.into();
        self.wrong(path.clone(), what, format!("use {right}"));
        if let Some(last) = self.findings.pop() {
            self.findings.push(last.repaired_by(format!("Use {right}"), vec![Edit::set(path, right)]));
        }
    }
}
