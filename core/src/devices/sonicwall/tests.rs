//! Whole outputs, as plain files in `snapshots/`, and what must hold for all of them.

use expect_test::expect_file;

use crate::bundle::{Artifact, keys_of};
use crate::draft::Moment;
use crate::fact::day;
use crate::keys::KeyMaterial;
use crate::scenario::{Scenario, read};
use crate::side::Side;

fn scenario(release: &str, settings: &str, networks: &str, manual: &str) -> Scenario {
    let text = format!(
        r#"{{"version": 1, "name": "A & B <\n!>",
            "gateways": [
              {{"id": "north", "label": "North `| -->\nexit", "system": "sonicwall"{settings}, "release": "{release}",
                "lines": [{{"address": "198.51.100.10"}}], "networks": ["10.0.0.0/24", "10.0.9.9/32"]}},
              {{"id": "south", "system": "setkey", "release": "freebsd-13", "lines": [{{"address": "203.0.113.20"}}],
                "networks": [{networks}]}}],
            "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "north"}}, {{"gateway": "south"}}],
              "routing": {{"kind": "policy"}}, "keying": "manual", "manual": {manual}}}]}}"#
    );
    read(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn files(release: &str, networks: &str, manual: &str, with_keys: bool) -> Vec<Artifact> {
    let settings = if release.is_empty() { r#", "settings": {"wan_interface": "X2"}"# } else { "" };
    let scenario = scenario(release, settings, networks, manual);
    let report = crate::check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let keys = keys_of(&scenario, &plan, &KeyMaterial([7; 32]));
    let side = Side { plan: &plan, index: 0, keys: with_keys.then_some(&keys), findings: &[] };
    super::manual::render(&side)
}

fn snapshot(name: &str, release: &str, networks: &str, manual: &str, with_keys: bool) {
    for file in files(release, networks, manual, with_keys) {
        let file_name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(file.text.is_ascii() && file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{}", file.path);
        assert!(!file.text.contains("{{"), "{}: a word that nobody set", file.path);
        assert!(file.replace.iter().all(|word| file.text.contains(word)), "{}", file.path);
        assert_eq!(file.secret, with_keys && ["guide.md", "vpn.cli"].contains(&file_name), "{}", file.path);
        expect_file![format!("./snapshots/{name}/{file_name}")].assert_eq(&file.text);
    }
}

const ONE: &str = "\"172.16.0.0/16\"";
const TWO: &str = "\"172.16.0.0/16\", \"172.20.0.0/16\"";

#[test]
fn the_best_of_7_with_keys() {
    snapshot("best", "", ONE, "{}", true);
}

#[test]
fn release_6_without_keys() {
    snapshot("old", "sonicos-6", ONE, r#"{"encryption": "aes256"}"#, false);
}

#[test]
fn several_remote_networks_have_the_pages_only() {
    snapshot("pages", "", TWO, "{}", true);
}

#[test]
fn every_algorithm_of_every_release_has_its_words() {
    use crate::crypto::Named;
    // DES and MD5 need an older system at the other end; the proof of pairs has them.
    for row in super::profile::MANUAL_ROWS {
        let manual = match row.feature {
            crate::devices::Feature::EspEncryption(cipher) if cipher.keyword() == "des" => continue,
            crate::devices::Feature::EspEncryption(cipher) => format!(r#"{{"encryption": "{}"}}"#, cipher.keyword()),
            crate::devices::Feature::EspIntegrity(hash) if hash.keyword() == "md5" => continue,
            crate::devices::Feature::EspIntegrity(hash) => format!(r#"{{"integrity": "{}"}}"#, hash.keyword()),
            _ => continue,
        };
        let files = files("sonicos-7", ONE, &manual, true);
        for word in ["encryption", "authentication"] {
            let start = format!(" proposal ipsec {word} ");
            let line = files[1].text.lines().find(|line| line.starts_with(&start)).unwrap_or_default();
            assert_eq!(line.split_whitespace().count(), 4, "{manual}: {line}");
        }
    }
}

#[test]
fn names_of_people_stay_in_their_comment() {
    for file in files("", ONE, "{}", true).iter().filter(|file| file.path.ends_with(".cli")) {
        let mut commands = file.text.lines().filter(|line| !line.starts_with('!'));
        assert!(commands.all(|line| !line.contains('!') && !line.contains("North")), "{}", file.text);
        assert!(file.text.matches('"').count() % 2 == 0);
    }
}

/// Two SonicWalls with IKE; what differs from north's own view stands in `more`.
fn with_ike(release: &str, networks: &str, more: &str, with_key: bool) -> Vec<Artifact> {
    let text = format!(
        r#"{{"version": 1, "name": "A & B", "gateways": [
              {{"id": "north", "label": "North `| -->\nexit", "system": "sonicwall", "release": "{release}",
                "lines": [{{"address": "198.51.100.10"}}], "networks": ["10.0.0.0/24", "10.0.9.9/32"]}},
              {{"id": "south", "system": "sonicwall", "release": "{release}", "lines": [{{"address": "203.0.113.20"}}],
                "networks": [{networks}]}}],
            "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "north"}}, {{"gateway": "south"}}], {more}}}]}}"#
    );
    let scenario = read(&text).unwrap_or_else(|faults| panic!("{faults:?}"));
    let report = crate::check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let keys = keys_of(&scenario, &plan, &KeyMaterial([7; 32]));
    let side = Side { plan: &plan, index: 0, keys: with_key.then_some(&keys), findings: &[] };
    assert!(super::manual::render(&side).is_empty());
    super::ike::render(&side)
}

fn ike_snapshot(name: &str, files: Vec<Artifact>, with_key: bool) {
    for file in files {
        let file_name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(file.text.is_ascii() && file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{}", file.path);
        assert!(!file.text.contains("{{"), "{}: a word that nobody set", file.path);
        assert_eq!(file.secret, with_key && ["ike-guide.md", "ike.cli"].contains(&file_name), "{}", file.path);
        expect_file![format!("./snapshots/{name}/{file_name}")].assert_eq(&file.text);
    }
}

#[test]
fn ike_between_networks_with_the_key() {
    ike_snapshot("ike-policy", with_ike("", ONE, r#""routing": {"kind": "policy"}"#, true), true);
}

#[test]
fn ike_with_a_tunnel_interface_and_static_routes() {
    ike_snapshot(
        "ike-routed",
        with_ike("", TWO, r#""routing": {"kind": "static"}, "initiator": "second""#, false),
        false,
    );
}

#[test]
fn ike_version_1_on_release_6() {
    let more = r#""routing": {"kind": "policy"}, "protection": {"ike_version": "ikev1", "ike_encryption": "aes128",
        "ike_integrity": "sha1", "ike_group": "modp1024", "esp_encryption": "aes128", "esp_integrity": "sha1",
        "pfs": "off"}"#;
    ike_snapshot("ike-old", with_ike("sonicos-6", ONE, more, false), false);
}

#[test]
fn every_ability_with_ike_has_its_words() {
    use crate::devices::Feature;
    for row in super::profile::ROWS {
        let word = match row.feature {
            Feature::IkeEncryption(cipher) | Feature::EspEncryption(cipher) => super::words::cipher(cipher),
            Feature::IkeIntegrity(hash) | Feature::EspIntegrity(hash) => super::words::hash(hash),
            _ => continue,
        };
        assert!(!word.is_empty(), "{row:?}");
    }
}
