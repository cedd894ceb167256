//! Every preset from scenario to files: what is found and what is written, as
//! plain files in `tests/ref/<preset>/`. UPDATE_EXPECT=1 rewrites them.

use expect_test::expect_file;
use tunnelwright_core::presets;
use tunnelwright_tests::{checked, exported};

#[test]
fn each_preset_says_the_same_as_before() {
    for preset in presets::ALL {
        let report = checked(&preset.scenario());
        let findings: String = report
            .findings
            .iter()
            .map(|f| format!("{} {:?} {}\n  {}\n  fix: {}\n", f.code, f.severity, f.path, f.what, f.fix))
            .collect();
        expect_file![format!("../ref/{}/findings.txt", preset.name)].assert_eq(&findings);
        let verdict = &report.verdict;
        let list = |title: &str, items: &[String]| {
            let items: String = items.iter().map(|item| format!("- {item}\n")).collect();
            format!("{title}\n{items}")
        };
        let agreement: String = report
            .agreement
            .iter()
            .map(|t| {
                format!("{}: {:?} {}\n", t.tunnel, t.agreement.outcome, t.agreement.suite.as_deref().unwrap_or("-"))
            })
            .collect();
        let text = format!(
            "{}\n\n{}\n{}\nBest change: {}\n\n{agreement}",
            verdict.sentence,
            list("Withstands:", &verdict.withstands),
            list("Does not:", &verdict.does_not),
            verdict.best_change.as_deref().unwrap_or("none")
        );
        expect_file![format!("../ref/{}/verdict.txt", preset.name)].assert_eq(&text);
    }
}

#[test]
fn each_preset_writes_the_same_files_as_before() {
    for preset in presets::ALL {
        let bundle = exported(&preset.scenario(), false).expect("a preset has a plan");
        let files: String = bundle
            .manifest()
            .files
            .iter()
            .zip(&bundle.files)
            .map(|(entry, file)| {
                let kind = serde_json::to_string(&entry.kind).unwrap_or_default();
                format!(
                    "{} {} {} secret={} {} bytes\n",
                    entry.path,
                    kind,
                    entry.media_type,
                    entry.secret,
                    file.text.len()
                )
            })
            .collect();
        expect_file![format!("../ref/{}/manifest.txt", preset.name)].assert_eq(&files);
    }
}

#[test]
fn the_same_scenario_gives_the_same_bytes_twice() {
    for preset in presets::ALL {
        let [one, other] = [(), ()].map(|()| exported(&preset.scenario(), true).expect("a preset has a plan"));
        assert_eq!(one.files, other.files, "{}", preset.name);
        assert_eq!(one.manifest(), other.manifest(), "{}", preset.name);
    }
}

#[test]
fn every_file_is_a_clean_text_with_a_place_of_its_own() {
    for preset in presets::ALL {
        let bundle = exported(&preset.scenario(), false).expect("a preset has a plan");
        for (index, file) in bundle.files.iter().enumerate() {
            let name = format!("{} {}", preset.name, file.path);
            assert!(file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{name}: one newline at the end");
            assert!(file.text.lines().all(|line| line == line.trim_end()), "{name}: no blanks at the ends of lines");
            assert!(!file.text.contains('\r') && !file.text.contains('\0'), "{name}");
            assert!(bundle.files[..index].iter().all(|other| other.path != file.path), "{name}: twice");
            assert!(file.path.starts_with(&format!("{}/", file.side)), "{name}");
            for replace in &file.replace {
                assert!(
                    file.text.contains(replace.as_str()),
                    "{name} says {replace} is to be replaced, but it is not there"
                );
            }
        }
    }
}

#[test]
fn what_was_retired_since_says_so_today() {
    for (name, code) in [("azure-classic-pfsense-2.0", "D101"), ("azure-pfsense-2016", "Z101")] {
        let mut scenario = presets::by_name(name).expect("the preset is there").scenario();
        assert!(!checked(&scenario).findings.iter().any(|f| f.code == code), "{name} holds at its own date");
        scenario.as_of = None;
        let report = checked(&scenario);
        let found = report.findings.iter().find(|finding| finding.code == code);
        let found = found.unwrap_or_else(|| panic!("{name} today: no {code} in {:?}", report.findings));
        assert!(found.repair.is_some(), "{name} offers today's on one click");
    }
}
