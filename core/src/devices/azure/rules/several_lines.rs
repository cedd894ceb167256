//! An Azure gateway with several lines.

use super::azure;
use crate::devices::azure::sources::FAQ26;
use crate::draft::Draft;
use crate::finding::Severity;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z124",
    name: "several-lines",
    severity: Severity::Error,
    what: "An Azure gateway with several lines.",
    why: "Two public addresses make an active-active gateway, which the exports do not build yet.",
    fix: "keep one line",
    source: FAQ26.url,
    check: Check::Draft(check),
    fires: Case::new(
        Base::Cloud,
        &[(
            "gateways[1].lines",
            "[{\"id\": \"one\", \"address\": \"203.0.113.20\"}, {\"id\": \"two\", \"address\": \"203.0.113.21\"}]",
        )],
    ),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    azure(draft)
        .filter(|(gateway, _)| gateway.lines.len() > 1)
        .map(|(gateway, _)| {
            let path = format!("{}.lines[1]", gateway.path);
            Hit::at(path, format!("{} has {} lines", gateway.id, gateway.lines.len()))
        })
        .collect()
}
