//! Whole outputs, as plain files in `snapshots/`.

use expect_test::expect_file;

use crate::bundle::{Artifact, keys_of};
use crate::draft::Moment;
use crate::fact::day;
use crate::keys::KeyMaterial;
use crate::scenario::{Scenario, read};
use crate::side::Side;

fn scenario(manual: &str) -> Scenario {
    let text = format!(
        r#"{{"version": 1, "name": "A & B",
            "gateways": [
              {{"id": "north", "system": "linux_xfrm", "lines": [{{"address": "198.51.100.10"}}],
                "networks": ["10.0.0.0/24", "192.168.2.0/24"]}},
              {{"id": "south", "system": "linux_xfrm", "lines": [{{"address": "203.0.113.20"}}],
                "networks": ["172.16.0.0/16"]}}],
            "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "north"}}, {{"gateway": "south"}}],
              "routing": {{"kind": "policy"}}, "keying": "manual", "manual": {manual}}}]}}"#
    );
    read(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn files(manual: &str, with_keys: bool) -> Vec<Artifact> {
    let scenario = scenario(manual);
    let report = crate::check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let keys = keys_of(&scenario, &plan, &KeyMaterial([7; 32]));
    let side = Side { plan: &plan, index: 0, keys: with_keys.then_some(&keys), findings: &[] };
    super::render::render(&side)
}

fn snapshot(name: &str, manual: &str, with_keys: bool) {
    for file in files(manual, with_keys) {
        let file_name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(file.text.is_ascii() && file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{}", file.path);
        assert!(file.replace.iter().all(|word| file.text.contains(word)), "{}", file.path);
        assert_eq!(file.secret, with_keys && file_name == "xfrm.batch", "{}", file.path);
        expect_file![format!("./snapshots/{name}/{file_name}")].assert_eq(&file.text);
    }
}

#[test]
fn the_best_that_both_have_with_keys() {
    snapshot("best", "{}", true);
}

#[test]
fn gcm_by_hand_without_keys() {
    snapshot("gcm", r#"{"encryption": "aes256gcm16"}"#, false);
}

#[test]
fn every_algorithm_has_a_line() {
    use crate::crypto::Named;
    for row in super::ROWS {
        let manual = match row.feature {
            crate::devices::Feature::EspEncryption(cipher) => format!(r#"{{"encryption": "{}"}}"#, cipher.keyword()),
            crate::devices::Feature::EspIntegrity(hash) => format!(r#"{{"integrity": "{}"}}"#, hash.keyword()),
            _ => continue,
        };
        let files = files(&manual, true);
        assert_eq!(files[0].text.lines().filter(|line| line.starts_with("xfrm state add")).count(), 2, "{manual}");
    }
}
