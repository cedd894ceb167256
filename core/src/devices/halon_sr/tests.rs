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
              {{"id": "north", "label": "North | `#1` \\", "system": "halon_sr", "release": "{release}",
                "lines": [{{"address": "198.51.100.10"}}], "networks": ["10.0.0.0/24", "192.168.2.0/24"]}},
              {{"id": "south", "system": "halon_sr", "release": "{release}", "lines": [{{"address": "203.0.113.20"}}],
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
    let secret = ["guide.md", "engine-ipsec.conf"];
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
fn the_best_of_6_4_with_keys() {
    snapshot("best", "6.4", "{}", true);
}

#[test]
fn the_oldest_release_with_des_and_without_keys() {
    snapshot("old", "3.1", r#"{"encryption": "des", "integrity": "md5"}"#, false);
}

#[test]
fn every_algorithm_of_every_release_has_its_two_rules() {
    use crate::crypto::Named;
    for row in super::profile::MANUAL {
        let manual = match row.feature {
            crate::devices::Feature::EspEncryption(cipher) => format!(r#"{{"encryption": "{}"}}"#, cipher.keyword()),
            crate::devices::Feature::EspIntegrity(hash) => format!(r#"{{"integrity": "{}"}}"#, hash.keyword()),
            _ => continue,
        };
        let files = files(row.since, &manual, true);
        let engine = files.iter().find(|file| file.path.ends_with("engine-ipsec.conf")).map_or("", |file| &file.text);
        assert_eq!(engine.lines().filter(|line| line.starts_with("esp tunnel from")).count(), 1, "{manual}");
        assert_eq!(engine.lines().filter(|line| line.starts_with("flow esp from")).count(), 2, "{manual}");
    }
}

#[test]
fn ike_with_two_pairs_of_networks() {
    let scenario = scenario("3.1", "{}");
    let text = scenario.to_json().replace("\"manual\"", "\"ike\"");
    let scenario = read(&text).unwrap_or_else(|faults| panic!("{faults:?}"));
    let report = crate::check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let keys = keys_of(&scenario, &plan, &KeyMaterial([7; 32]));
    for (keys, secret) in [(Some(&keys), true), (None, false)] {
        for file in super::render::render(&Side { plan: &plan, index: 0, keys, findings: &[] }) {
            let file_name = file.path.rsplit('/').next().unwrap_or_default();
            assert!(file.text.is_ascii() && file.text.ends_with('\n') && !file.text.contains("{{"), "{}", file.path);
            assert!(file.replace.iter().all(|word| file.text.contains(word)), "{}", file.path);
            assert_eq!(file.secret, secret && file_name == "ike-guide.md", "{}", file.path);
            let folder = if secret { "ike" } else { "ike-bare" };
            expect_file![format!("./snapshots/{folder}/{file_name}")].assert_eq(&file.text);
        }
    }
}

/// The second side has every field of its own, the first one none.
fn two_ways() -> Scenario {
    let text = r#"{"version": 1, "name": "Two ways",
        "gateways": [
          {"id": "north", "system": "halon_sr", "release": "3.6",
            "lines": [{"id": "one", "nat": {"behind": true, "inside": "10.9.0.2"}}, {"id": "two", "address": "192.0.2.10"}],
            "networks": ["10.0.0.0/24", "0.0.0.0/0"]},
          {"id": "south", "label": "South | `#1` \\", "system": "halon_sr", "release": "3.6",
            "lines": [{"id": "one", "address": "203.0.113.20"}, {"id": "two", "address": "203.0.113.148"}],
            "networks": ["172.16.0.0/16"], "ospf": {"router_id": "10.7.7.7", "area": "0.0.0.0"},
            "settings": {"inside_interfaces": "em1 vlan10", "line_routers": "203.0.113.17 203.0.113.145"}}],
        "tunnels": [
          {"id": "by-one", "ends": [{"gateway": "north", "line": "one"}, {"gateway": "south", "line": "one", "transport": "192.168.7.1"}],
            "routing": {"kind": "ospf", "transit": "10.99.0.0/31", "metric": 7}},
          {"id": "by-two", "ends": [{"gateway": "north", "line": "two"}, {"gateway": "south", "line": "two"}],
            "routing": {"kind": "ospf"}}]}"#;
    read(text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn two_ways_with_ospf_say_what_is_known_and_what_is_to_be_put_in() {
    let scenario = two_ways();
    let report = crate::check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let keys = keys_of(&scenario, &plan, &KeyMaterial([7; 32]));
    for (index, folder) in ["north", "south"].into_iter().enumerate() {
        let keys = (index == 1).then_some(&keys);
        for file in super::render::render(&Side { plan: &plan, index, keys, findings: &[] }) {
            let file_name = file.path.rsplit('/').next().unwrap_or_default();
            assert!(file.text.is_ascii() && file.text.ends_with('\n') && !file.text.contains("{{"), "{}", file.path);
            assert!(file.replace.iter().all(|word| file.text.contains(word)), "{}", file.path);
            let with_key = ["ike-guide.md", "ospf-guide.md", "engine-ospfd.conf"].contains(&file_name);
            assert_eq!(file.secret, keys.is_some() && with_key, "{}", file.path);
            expect_file![format!("./snapshots/ospf-{folder}/{file_name}")].assert_eq(&file.text);
        }
    }
}
