//! The registry holds together, and every rule's own cases are executed.

use std::collections::BTreeSet;

use super::every;
use crate::draft::Moment;
use crate::fact::day;
use crate::{check, negotiate};

fn codes_found(case: &super::Case) -> Vec<String> {
    let scenario = case.scenario().expect("the case's edits fit its base");
    let report = check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    report.findings.iter().map(|finding| finding.code.to_string()).collect()
}

#[test]
fn every_rule_reports_where_it_says_and_is_silent_where_it_says() {
    let mut wrong = Vec::new();
    for rule in every() {
        let found = codes_found(&rule.fires);
        if !found.iter().any(|code| code == rule.code) {
            wrong.push(format!("{} {} does not fire: {found:?}", rule.code, rule.name));
        }
        let found = codes_found(&rule.silent);
        if found.iter().any(|code| code == rule.code) {
            wrong.push(format!("{} {} is not silent: {found:?}", rule.code, rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_code_and_no_name_is_used_twice() {
    let mut codes = BTreeSet::new();
    let mut names = BTreeSet::new();
    let refusals = negotiate::CODES.iter().map(|code| (code.code, code.name));
    for (code, name) in every().map(|rule| (rule.code, rule.name)).chain(refusals) {
        assert!(codes.insert(code), "{code}");
        assert!(names.insert(name), "{name}");
    }
}

#[test]
fn every_source_is_an_https_address_or_empty() {
    for rule in every() {
        assert!(rule.source.is_empty() || rule.source.starts_with("https://"), "{}", rule.code);
    }
}
