//! Bad scenarios as fixtures, each with the wording that a user reads beside it
//! (`errors/<name>.json` and `errors/<name>.txt`). UPDATE_EXPECT=1 rewrites the texts.

use std::fs;
use std::path::Path;

use expect_test::expect_file;
use tunnelwright_core::scenario::read;
use tunnelwright_tests::checked;

#[test]
fn every_bad_scenario_is_answered_in_the_same_words_as_before() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite/errors");
    let mut names: Vec<_> = fs::read_dir(&folder).expect("the fixtures").flatten().map(|entry| entry.path()).collect();
    names.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    names.sort();
    assert!(names.len() >= 8, "the fixtures are there");
    for path in names {
        let text = fs::read_to_string(&path).expect("a fixture");
        let answer: String = match read(&text) {
            Err(faults) => faults.iter().map(|fault| format!("{}: {}\n", fault.path, fault.message)).collect(),
            Ok(scenario) => {
                let report = checked(&scenario);
                let shown = report
                    .findings
                    .iter()
                    .filter(|finding| finding.severity < tunnelwright_core::finding::Severity::Advice);
                shown.map(|f| format!("{} {}: {}; {}\n", f.code, f.path, f.what, f.fix)).collect()
            }
        };
        expect_file![path.with_extension("txt")].assert_eq(&answer);
    }
}
