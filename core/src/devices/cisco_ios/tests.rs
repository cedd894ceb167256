//! Whole outputs, as plain files in `snapshots/`, and what must hold for all of them.

use expect_test::expect_file;

use crate::bundle::{Artifact, keys_of};
use crate::crypto::Named;
use crate::devices::Feature;
use crate::draft::Moment;
use crate::fact::day;
use crate::finding::Finding;
use crate::keys::KeyMaterial;
use crate::scenario::{Scenario, read};
use crate::side::Side;

/// A peer with every notation.
const PEER: &str = "linux_xfrm"; // tidy: vendor
const TODAY: Moment = Moment { today: day(2026, 11, 21), as_of: None };
const AES_SHA: &str = r#"{"encryption": "aes128", "integrity": "sha1"}"#;
const OF_OTHERS: &str = r#", "settings": {"crypto_map": "VPN", "first_entry": 40, "external_interface": "Dialer1"}"#;

/// A router and a Linux host; `more` goes into the router's gateway.
fn scenario(release: &str, networks: &str, more: &str, manual: &str) -> Scenario {
    let text = format!(
        r#"{{"version": 1, "name": "A & B <\n!>",
            "gateways": [
              {{"id": "north", "label": "North `| -->\nend\nreload", "system": "cisco_ios", "release": "{release}",
                "lines": [{{"address": "198.51.100.10"}}], "networks": [{networks}]{more}}},
              {{"id": "south", "system": "{PEER}", "lines": [{{"address": "203.0.113.20"}}],
                "networks": ["172.16.0.0/13"]}}],
            "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "north"}}, {{"gateway": "south"}}],
              "routing": {{"kind": "policy"}}, "keying": "manual", "manual": {manual}}}]}}"#
    );
    read(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn files_of(scenario: &Scenario, with_keys: bool) -> Vec<Artifact> {
    let report = crate::check(scenario, &TODAY);
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let keys = keys_of(scenario, &plan, &KeyMaterial([7; 32]));
    let side = Side { plan: &plan, index: 0, keys: with_keys.then_some(&keys), findings: &[] };
    assert!(!super::manual::runbook(&side).is_empty());
    super::manual::render(&side)
}

fn snapshot(name: &str, scenario: &Scenario, with_keys: bool) {
    for file in files_of(scenario, with_keys) {
        let file_name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(file.text.is_ascii() && file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{}", file.path);
        assert!(!file.text.contains("{{"), "{}: a word that nobody set", file.path);
        assert!(file.replace.iter().all(|word| file.text.contains(word)), "{}", file.path);
        assert_eq!(file.secret, with_keys && file_name == "vpn.ios", "{}", file.path);
        expect_file![format!("./snapshots/{name}/{file_name}")].assert_eq(&file.text);
    }
}

#[test]
fn the_best_that_is_confirmed_with_keys() {
    snapshot("best", &scenario("", r#""10.0.0.0/24""#, "", "{}"), true);
}

#[test]
fn several_networks_in_a_crypto_map_of_others_without_keys() {
    let networks = r#""10.0.0.0/24", "10.9.8.7/32""#;
    snapshot("several", &scenario("ios-12", networks, OF_OTHERS, r#"{"encryption": "3des"}"#), false);
}

#[test]
fn ios_xe_says_what_is_not_confirmed() {
    snapshot("xe", &scenario("ios-xe-17.11", r#""10.0.0.0/24""#, "", AES_SHA), false);
}

fn findings(release: &str, manual: &str) -> Vec<Finding> {
    crate::check(&scenario(release, r#""10.0.0.0/24""#, "", manual), &TODAY).findings
}

fn codes(release: &str, manual: &str) -> Vec<String> {
    findings(release, manual).into_iter().map(|finding| finding.code.into_owned()).collect()
}

fn has(release: &str, manual: &str, code: &str) -> bool {
    codes(release, manual).iter().any(|found| found == code)
}

#[test]
fn what_is_unconfirmed_is_never_chosen_by_default() {
    assert!(has("ios-xe-16", "{}", "K203"), "{:?}", codes("ios-xe-16", "{}"));
    assert!(has("ios-xe-16", AES_SHA, "G101"));
    assert!(!has("ios-15", AES_SHA, "G101"));
}

#[test]
fn new_ios_xe_refuses_what_the_field_notice_names() {
    for manual in [
        r#"{"encryption": "des", "integrity": "sha1"}"#,
        r#"{"encryption": "3des", "integrity": "sha1"}"#,
        r#"{"encryption": "aes128", "integrity": "md5"}"#,
    ] {
        assert!(has("ios-xe-17.11", manual, "K202"), "{manual}: {:?}", codes("ios-xe-17.11", manual));
        assert!(!has("ios-15", manual, "K202"), "{manual}");
    }
}

#[test]
fn every_algorithm_of_every_release_has_its_words() {
    for row in super::profile::MANUAL_ROWS {
        let manual = match row.feature {
            Feature::EspEncryption(cipher) => {
                format!(r#"{{"encryption": "{}", "integrity": "sha1"}}"#, cipher.keyword())
            }
            Feature::EspIntegrity(hash) => format!(r#"{{"encryption": "aes128", "integrity": "{}"}}"#, hash.keyword()),
            _ => continue,
        };
        let files = files_of(&scenario(row.since, r#""10.0.0.0/24""#, "", &manual), true);
        let line = files[0].text.lines().find(|line| line.starts_with("crypto ipsec transform-set")).unwrap();
        assert_eq!(line.matches(" esp-").count(), 2, "{manual}: {line}");
    }
}

#[test]
fn names_of_people_stay_in_their_comment() {
    let files = files_of(&scenario("", r#""10.0.0.0/24""#, OF_OTHERS, "{}"), true);
    for file in files.iter().filter(|file| file.path.ends_with(".ios")) {
        let commands = file.text.lines().filter(|line| !line.starts_with('!'));
        assert!(commands.clone().all(|line| !line.contains(['!', '?']) && !line.contains("North")), "{}", file.text);
        assert_eq!(commands.clone().filter(|line| line.trim() == "end").count(), 1, "{}", file.text);
        assert!(commands.clone().all(|line| !line.contains("reload")), "{}", file.text);
    }
}

#[test]
fn the_way_back_leaves_a_crypto_map_of_others_on_its_interface() {
    let back = |more| files_of(&scenario("", r#""10.0.0.0/24""#, more, "{}"), false)[1].text.clone();
    assert!(back("").contains("\n no crypto map tw\n"));
    let shared = back(OF_OTHERS);
    assert!(shared.contains("\nno crypto map VPN 40\n") && !shared.contains("no crypto map VPN\n"), "{shared}");
}
