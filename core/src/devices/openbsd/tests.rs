//! Whole outputs, as plain files in `snapshots/`.

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
        r#"{{"version": 1, "name": "A & B",
            "gateways": [
              {{"id": "north", "label": "North | `#1` \\", "system": "openbsd", "release": "{release}",
                "lines": [{{"address": "198.51.100.10"}}], "networks": ["10.0.0.0/24", "192.168.2.0/24"]}},
              {{"id": "south", "system": "openbsd", "release": "{release}", "lines": [{{"address": "203.0.113.20"}}],
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
    let secret = ["ipsec-manual.conf"];
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
fn the_best_of_7_2_with_keys() {
    snapshot("best", "7.2", "{}", true);
}

#[test]
fn the_oldest_release_with_des_and_without_keys() {
    snapshot("old", "5.4", r#"{"encryption": "des", "integrity": "md5"}"#, false);
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
        let rules = files.iter().find(|file| file.path.ends_with("ipsec-manual.conf")).map_or("", |file| &file.text);
        assert_eq!(rules.lines().filter(|line| line.starts_with("esp tunnel from")).count(), 1, "{manual}");
        assert_eq!(rules.lines().filter(|line| line.starts_with("flow esp from")).count(), 2, "{manual}");
    }
}

fn ike_files(daemon: &str, protection: &str, with_keys: bool) -> Vec<Artifact> {
    let text = format!(
        r#"{{"version": 1, "name": "A & B \\",
            "gateways": [
              {{"id": "north", "label": "North", "system": "openbsd", "release": "7.2", "settings": {{"daemon": "{daemon}"}},
                "lines": [{{"address": "198.51.100.10", "nat": {{"behind": true, "inside": "192.168.178.2", "forwards": true}}}}],
                "networks": ["10.0.0.0/24", "192.168.2.0/24"]}},
              {{"id": "south", "system": "openbsd", "release": "7.2", "settings": {{"daemon": "{daemon}"}},
                "lines": [{{"address": "203.0.113.20"}}], "networks": ["172.16.0.0/16"]}}],
            "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "north"}}, {{"gateway": "south"}}],
              "routing": {{"kind": "policy"}}, "protection": {protection}, "psk": "a \"quoted\" # key"}}]}}"#
    );
    let scenario = read(&text).unwrap_or_else(|faults| panic!("{faults:?}"));
    let report = crate::check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let keys = keys_of(&scenario, &plan, &KeyMaterial([7; 32]));
    let side = Side { plan: &plan, index: 0, keys: with_keys.then_some(&keys), findings: &[] };
    super::render::render(&side)
}

fn ike_snapshot(name: &str, daemon: &str, protection: &str, with_keys: bool) {
    for file in ike_files(daemon, protection, with_keys) {
        let file_name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(file.text.is_ascii() && file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{}", file.path);
        assert!(!file.text.contains("{{"), "{}: a word is missing", file.path);
        assert!(file.replace.iter().all(|word| file.text.contains(word)), "{}", file.path);
        assert_eq!(file.secret, with_keys && file_name.ends_with(".conf"), "{}", file.path);
        assert!(!file.text.contains("quoted\""), "{}: the key is not in its quoting", file.path);
        expect_file![format!("./snapshots/{name}/{file_name}")].assert_eq(&file.text);
    }
}

#[test]
fn iked_with_the_best_that_both_have() {
    ike_snapshot("iked", "iked", "{}", true);
}

#[test]
fn isakmpd_without_pfs_and_without_keys() {
    ike_snapshot("isakmpd", "isakmpd", r#"{"pfs": "off"}"#, false);
}

#[test]
fn isakmpd_calls_from_a_changing_address_and_answers_one() {
    let gateway = |id: &str, line: &str, network: &str| {
        format!(
            r#"{{"id": "{id}", "system": "openbsd", "release": "5.4", "settings": {{"daemon": "isakmpd"}},
                "lines": [{line}], "networks": ["{network}"]}}"#
        )
    };
    let text = format!(
        r#"{{"version": 1, "name": "n", "gateways": [{}, {}], "tunnels": [{{"id": "a-b", "routing": {{"kind": "policy"}},
            "ends": [{{"gateway": "a", "identity": "branch.example.net"}}, {{"gateway": "b"}}],
            "protection": {{"exchange_mode": "aggressive"}}}}]}}"#,
        gateway("a", r#"{"dynamic": true}"#, "10.10.0.0/24"),
        gateway("b", r#"{"address": "203.0.113.20"}"#, "10.20.0.0/24")
    );
    let scenario = read(&text).unwrap_or_else(|faults| panic!("{faults:?}"));
    for (side, rule) in [
        (0, "ike dynamic esp from 10.10.0.0/24 to 10.20.0.0/24 peer 203.0.113.20 \\\n\taggressive auth "),
        (1, "ike passive esp from 10.20.0.0/24 to 10.10.0.0/24 local 203.0.113.20 peer any \\\n\taggressive auth "),
    ] {
        let files = crate::devices::testing::files(&scenario, side, true);
        let rules = files.iter().find(|file| file.path.ends_with("ipsec-ike.conf")).map_or("", |file| &file.text);
        assert!(rules.contains(rule), "{rules}");
        assert!(rules.contains(["srcid branch.example.net", "dstid branch.example.net"][side]), "{rules}");
    }
}

const ROUTED: Pair<'_> =
    Pair { system: "openbsd", release: "7.4", line: PUBLIC, settings: r#""first_sec": 3"#, tunnel: "" };

#[test]
fn interfaces_with_routes() {
    let tunnel = r#""routing": {"kind": "static"}"#;
    Pair { tunnel, ..ROUTED }.snapshot("static", &["iked.conf"]);
}

#[test]
fn interfaces_with_bgp() {
    let tunnel = r#""routing": {"kind": "bgp", "transit": "172.19.0.0/30"}"#;
    Pair { tunnel, ..ROUTED }.snapshot("bgp", &[]);
}

#[test]
fn each_tunnel_has_an_interface_of_its_own_and_one_without_takes_no_number() {
    let text = r#"{"version": 1, "name": "n", "gateways": [
        {"id": "a", "system": "openbsd", "lines": [{"address": "198.51.100.10"}], "networks": ["10.0.0.0/24"]},
        {"id": "b", "system": "openbsd", "lines": [{"address": "203.0.113.20"}], "networks": ["10.1.0.0/24"]},
        {"id": "c", "system": "openbsd", "lines": [{"address": "203.0.113.30"}], "networks": ["10.2.0.0/24"]},
        {"id": "d", "system": "openbsd", "lines": [{"address": "203.0.113.40"}], "networks": ["10.3.0.0/24"]}],
      "tunnels": [
        {"id": "a-b", "ends": [{"gateway": "a"}, {"gateway": "b"}], "routing": {"kind": "static"}},
        {"id": "a-c", "ends": [{"gateway": "a"}, {"gateway": "c"}], "routing": {"kind": "policy"}},
        {"id": "a-d", "ends": [{"gateway": "a"}, {"gateway": "d"}], "routing": {"kind": "static"}}]}"#;
    let scenario = read(text).unwrap_or_else(|faults| panic!("{faults:?}"));
    let files = crate::devices::testing::files(&scenario, 0, false);
    let named = |end: &str| files.iter().find(|file| file.path.ends_with(end)).map_or("", |file| &file.text);
    assert!(named("hostname.sec0").contains("!route -qn add 10.1.0.0/24 "));
    assert!(named("hostname.sec1").contains("!route -qn add 10.3.0.0/24 "));
    assert!(!files.iter().any(|file| file.path.ends_with("hostname.sec2")));
    assert_eq!(named("iked.conf").matches("\tfrom any to any \\\n").count(), 2);
    assert_eq!(named("iked.conf").matches("\tfrom 10.0.0.0/24 to 10.2.0.0/24 \\\n").count(), 1);
}
