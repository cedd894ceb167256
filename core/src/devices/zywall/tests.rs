//! Whole outputs, as plain files in `snapshots/`, and what must hold for all of them.

use expect_test::expect_file;

use crate::bundle::{Artifact, keys_of};
use crate::draft::Moment;
use crate::fact::day;
use crate::keys::KeyMaterial;
use crate::scenario::{Scenario, read};
use crate::side::Side;

fn scenario(release: &str, manual: &str) -> Scenario {
    let text = format!(
        r#"{{"version": 1, "name": "A & B <\n!>",
            "gateways": [
              {{"id": "north", "label": "North `| -->\nexit", "system": "zywall", "release": "{release}",
                "lines": [{{"address": "198.51.100.10"}}], "networks": ["10.0.0.0/24"]}},
              {{"id": "south", "system": "setkey", "release": "freebsd-10", "lines": [{{"address": "203.0.113.20"}}],
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
    super::manual::render(&side)
}

fn snapshot(name: &str, release: &str, manual: &str, with_keys: bool) {
    for file in files(release, manual, with_keys) {
        let file_name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(file.text.is_ascii() && file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{}", file.path);
        assert!(!file.text.contains("{{"), "{}: a word that nobody set", file.path);
        assert!(file.replace.iter().all(|word| file.text.contains(word)), "{}", file.path);
        assert_eq!(file.secret, with_keys && ["guide.md", "vpn.zysh"].contains(&file_name), "{}", file.path);
        expect_file![format!("./snapshots/{name}/{file_name}")].assert_eq(&file.text);
    }
}

#[test]
fn the_best_of_zld_with_keys() {
    snapshot("best", "", r#"{"integrity": "sha1"}"#, true);
}

#[test]
fn zynos_has_pages_only() {
    snapshot("zynos", "zynos", "{}", false);
}

#[test]
fn every_algorithm_of_every_release_has_its_words() {
    use crate::crypto::Named;
    for row in super::profile::MANUAL_ROWS {
        let manual = match row.feature {
            crate::devices::Feature::EspEncryption(cipher) => format!(r#"{{"encryption": "{}"}}"#, cipher.keyword()),
            crate::devices::Feature::EspIntegrity(hash) => format!(r#"{{"integrity": "{}"}}"#, hash.keyword()),
            _ => continue,
        };
        let files = files("zld-4", &manual, true);
        let line = files[1].text.lines().find(|line| line.starts_with(" transform-set esp-")).unwrap_or_default();
        assert!(line.split('-').all(|part| !part.is_empty()) && line.split('-').count() == 4, "{manual}: {line}");
        assert!(files[0].text.contains("| Encryption Algorithm | `"), "{manual}");
    }
}

#[test]
fn names_of_people_stay_in_their_comment() {
    for file in files("", "{}", true).iter().filter(|file| file.path.ends_with(".zysh")) {
        let commands = file.text.lines().filter(|line| !line.starts_with('#'));
        assert!(commands.clone().all(|line| !line.contains('!') && !line.contains("North")), "{}", file.text);
        assert_eq!(
            commands.filter(|line| line.trim() == "exit").count(),
            if file.path.contains("vpn") { 2 } else { 1 }
        );
    }
}

#[test]
fn the_key_is_characters_of_exactly_the_right_number() {
    let files = files("", r#"{"encryption": "aes256", "integrity": "sha1"}"#, true);
    let line = files[1].text.lines().find(|line| line.starts_with(" set session-key esp ")).unwrap();
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!((words[5].len(), words[7].len()), (32, 20));
    assert!(words[5].bytes().chain(words[7].bytes()).all(|byte| byte.is_ascii_alphanumeric()));
    assert!((256..=4095).contains(&words[3].parse::<u32>().unwrap()));
}
