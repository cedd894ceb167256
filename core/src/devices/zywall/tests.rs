//! Whole outputs, as plain files in `snapshots/`, and what must hold for all of them.

use expect_test::expect_file;

use crate::bundle::{Artifact, keys_of};
use crate::devices::testing::{PUBLIC, Pair};
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

/// Two ZyWALLs with IKE; what a case changes is put in.
const PLAIN: Pair<'static> = Pair { system: "zywall", release: "", line: PUBLIC, settings: "", tunnel: "" };

#[test]
fn ike_between_networks_has_commands_with_the_key() {
    let tunnel = r#""routing": {"kind": "policy"}, "protection": {"ike_encryption": "aes256", "ike_integrity": "sha1",
        "ike_group": "modp2048", "esp_encryption": "aes256", "esp_integrity": "sha1", "pfs": "off"}"#;
    Pair { tunnel, ..PLAIN }.snapshot("ike-policy", &["ike-guide.md", "ike.zysh"]);
}

#[test]
fn ike_version_1_has_its_own_lines() {
    let tunnel = r#""routing": {"kind": "policy"}, "protection": {"ike_version": "ikev1", "ike_encryption": "3des",
        "ike_integrity": "md5", "ike_group": "modp1536", "esp_encryption": "3des", "esp_integrity": "md5",
        "pfs": "modp1024"}, "initiator": "second""#;
    let settings = r#""wan_interface": "wan1_ppp""#;
    Pair { tunnel, settings, ..PLAIN }.snapshot("ike-v1", &[]);
}

#[test]
fn a_tunnel_interface_with_bgp_has_the_pages() {
    Pair { tunnel: r#""routing": {"kind": "bgp", "transit": "172.31.0.0/30"}"#, ..PLAIN }
        .snapshot("ike-bgp", &["ike-guide.md"]);
}

#[test]
fn zld_2_with_ike_has_the_pages() {
    let tunnel = r#""routing": {"kind": "policy"}"#;
    Pair { release: "zld-2", tunnel, ..PLAIN }.snapshot("ike-old", &["ike-guide.md"]);
}

#[test]
fn every_ability_with_ike_has_its_words() {
    use super::words;
    use crate::devices::Feature;
    for row in super::profile::ROWS {
        let word = match row.feature {
            Feature::IkeEncryption(cipher) | Feature::EspEncryption(cipher) => words::cipher_label(cipher),
            Feature::IkeIntegrity(hash) | Feature::EspIntegrity(hash) => words::hash_label(hash),
            _ => continue,
        };
        assert!(!word.is_empty(), "{row:?}");
    }
}

#[test]
fn names_of_people_stay_in_their_comment_with_ike() {
    let tunnel = r#""routing": {"kind": "policy"}, "protection": {"ike_integrity": "sha1", "esp_integrity": "sha1",
        "pfs": "off"}"#;
    let files = Pair { tunnel, ..PLAIN }.files(0, true);
    let scripts: Vec<_> = files.iter().filter(|file| file.path.ends_with(".zysh")).collect();
    assert_eq!(scripts.len(), 2);
    for file in scripts {
        let mut commands = file.text.lines().filter(|line| !line.starts_with('#'));
        assert!(commands.all(|line| !line.contains(['"', '#', '!']) && !line.contains("North")), "{}", file.text);
    }
}
