//! Whole outputs, as plain files in `snapshots/`.

use expect_test::expect_file;

use crate::bundle::{Artifact, keys_of};
use crate::draft::Moment;
use crate::fact::day;
use crate::keys::KeyMaterial;
use crate::scenario::{Scenario, read};
use crate::side::Side;

fn scenario(release: &str, manual: &str) -> Scenario {
    let text = format!(
        r#"{{"version": 1, "name": "A & B",
            "gateways": [
              {{"id": "north", "label": "North | `#1`", "system": "halon_sx", "release": "{release}",
                "lines": [{{"address": "198.51.100.10"}}], "networks": ["10.0.0.0/24", "192.168.2.0/24"]}},
              {{"id": "south", "system": "halon_sx", "release": "{release}", "lines": [{{"address": "203.0.113.20"}}],
                "networks": ["172.16.0.0/16"]}}],
            "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "north"}}, {{"gateway": "south"}}],
              "routing": {{"kind": "policy"}}, "keying": "manual", "manual": {manual}}}]}}"#
    );
    read(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn files(release: &str, manual: &str, with_keys: bool) -> Vec<Artifact> {
    let scenario = scenario(release, manual);
    let report = crate::check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let keys = keys_of(&scenario, &plan, &KeyMaterial([7; 32]));
    let side = Side { plan: &plan, index: 0, keys: with_keys.then_some(&keys), findings: &[] };
    super::render::render(&side)
}

fn snapshot(name: &str, release: &str, manual: &str, with_keys: bool) {
    let secret = ["guide.md"];
    for file in files(release, manual, with_keys) {
        let file_name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(file.text.is_ascii() && file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{}", file.path);
        assert!(!file.text.contains("{{"), "{}: a word is missing", file.path);
        assert!(file.replace.iter().all(|word| file.text.contains(word)), "{}", file.path);
        assert_eq!(file.secret, with_keys && secret.contains(&file_name), "{}", file.path);
        expect_file![format!("./snapshots/{name}/{file_name}")].assert_eq(&file.text);
    }
}

#[test]
fn aes_with_keys() {
    snapshot("aes", "sx", r#"{"encryption": "aes128", "integrity": "sha1"}"#, true);
}

#[test]
fn without_keys_nothing_is_secret() {
    snapshot("bare", "sx", r#"{"encryption": "3des", "integrity": "md5"}"#, false);
}

#[test]
fn nothing_that_is_not_confirmed_is_chosen() {
    let report = crate::check(&scenario("sx", "{}"), &Moment { today: day(2026, 11, 21), as_of: None });
    let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code.as_ref()).collect();
    assert!(report.plan.is_none() && codes.contains(&"K203"), "{codes:?}");
}
