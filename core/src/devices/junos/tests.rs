//! Whole outputs, as plain files in `snapshots/`.

use super::releases::RELEASES;
use crate::bundle::Artifact;
use crate::check;
use crate::crypto::Named;
use crate::devices::Feature;
use crate::devices::testing::{self, BEHIND_NAT, PUBLIC, Pair};
use crate::draft::Moment;
use crate::fact::day;
use crate::scenario::Scenario;
use crate::side::Side;

const SYSTEM: &str = "junos";

/// The files that hold a key.
const SECRETS: &[&str] = &["config.set"];

/// Two of a kind; what a case changes is put in.
struct Site<'a> {
    release: &'a str,
    line: &'a str,
    settings: &'a str,
    tunnel: &'a str,
}

impl Site<'_> {
    fn scenario(&self) -> Scenario {
        let Self { release, line, settings, tunnel } = *self;
        Pair { system: SYSTEM, release, line, settings, tunnel }.scenario()
    }

    fn files(&self, side: usize, with_keys: bool) -> Vec<Artifact> {
        testing::files(&self.scenario(), side, with_keys)
    }

    fn snapshot(&self, name: &str, with_keys: bool) {
        compare(name, &self.files(0, with_keys), with_keys);
    }
}

fn compare(name: &str, files: &[Artifact], with_keys: bool) {
    testing::compare(SYSTEM, name, files, if with_keys { SECRETS } else { &[] });
}

fn by_hand(manual: &str) -> String {
    format!(r#""routing": {{"kind": "policy"}}, "keying": "manual", "manual": {manual}"#)
}

#[test]
fn manual_keys_of_today() {
    let tunnel = by_hand("{}");
    Site { release: "", line: PUBLIC, settings: "", tunnel: &tunnel }.snapshot("manual", true);
}

#[test]
fn manual_keys_of_an_old_release_without_the_keys() {
    let tunnel = by_hand(r#"{"encryption": "3des", "integrity": "sha1", "to_first": {"spi": 16639}}"#);
    let settings = r#""address_book": "global", "st0_unit": 7"#;
    Site { release: "11.4", line: PUBLIC, settings, tunnel: &tunnel }.snapshot("manual-old", false);
}

#[test]
fn bgp_of_today() {
    let tunnel = r#""routing": {"kind": "bgp", "transit": "172.19.0.0/30"}"#;
    Site { release: "", line: PUBLIC, settings: "", tunnel }.snapshot("bgp", true);
}

#[test]
fn static_routes_behind_nat() {
    let tunnel = r#""routing": {"kind": "static"}, "initiator": "first""#;
    Site { release: "18.3", line: BEHIND_NAT, settings: "", tunnel }.snapshot("static-nat", false);
}

#[test]
fn traffic_selectors_with_ikev1_and_the_address_later() {
    let tunnel = r#""routing": {"kind": "policy"}, "initiator": "second", "protection": {"ike_version": "ikev1"}"#;
    Site { release: "17.4", line: "{}", settings: "", tunnel }.snapshot("selectors-v1", true);
}

/// Every ability with manual keys of every release has a word, and the SPI is decimal.
#[test]
fn every_algorithm_by_hand_of_every_release_is_written() {
    let mut count = 0;
    for row in super::profile::MANUAL {
        let (manual, word) = match row.feature {
            Feature::EspEncryption(cipher) => {
                (format!(r#"{{"encryption": "{}"}}"#, cipher.keyword()), super::words::cipher(cipher))
            }
            Feature::EspIntegrity(hash) => {
                (format!(r#"{{"integrity": "{}"}}"#, hash.keyword()), super::words::esp_hash(hash))
            }
            _ => panic!("{:?} is no ability with manual keys", row.feature),
        };
        let tunnel = by_hand(&manual);
        let files = Site { release: row.since, line: PUBLIC, settings: "", tunnel: &tunnel }.files(1, true);
        let spi = files[0].text.lines().find_map(|line| line.split_once(" manual spi ")).map(|(_, spi)| spi);
        let spi: u32 = spi.and_then(|spi| spi.parse().ok()).unwrap_or_default();
        assert!((256..=16_639).contains(&spi), "{manual}: {spi}");
        assert!(files[0].text.contains(&format!("algorithm {word}\n")), "{manual}");
        count += 1;
    }
    assert_eq!(count, 18);
}

#[test]
fn manual_keys_are_refused_where_they_are_absent() {
    let tunnel = by_hand("{}");
    let scenario = Site { release: "22.3", line: PUBLIC, settings: "", tunnel: &tunnel }.scenario();
    let report = check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    assert!(report.plan.is_none());
    let refused = report.findings.iter().filter(|finding| finding.code == "K201").count();
    assert_eq!(refused, 2);
}

/// Each release renders each kind of routing that it has.
#[test]
fn every_release_renders_with_ike() {
    for release in RELEASES {
        for kind in ["policy", "static", "bgp"] {
            if (release.id, kind) == ("11.4", "policy") {
                continue;
            }
            let tunnel = format!(r#""routing": {{"kind": "{kind}"}}"#);
            let files = Site { release: release.id, line: PUBLIC, settings: "", tunnel: &tunnel }.files(1, false);
            assert!(files[0].text.contains(" establish-tunnels "), "{} {kind}", release.id);
        }
    }
}

/// A key that could leave its quotes, or that Junos reads as something else, is refused.
#[test]
fn no_key_leaves_its_quotes() {
    for key in [
        "abcdefghijklmnop\"qrs",
        "abcdefghijklmnop\\\\qrs",
        "abcdefgh ijklmnop",
        "$9$abcdefghijklmnop",
        "abcdefghijklmnop?",
    ] {
        let key = key.replace('"', "\\\"");
        let tunnel = format!(r#""routing": {{"kind": "static"}}, "psk": "{key}""#);
        let scenario = Site { release: "", line: PUBLIC, settings: "", tunnel: &tunnel }.scenario();
        let findings = check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None }).findings;
        let refused = findings
            .iter()
            .any(|finding| finding.severity == crate::finding::Severity::Error && finding.path.ends_with(".psk"));
        assert!(refused, "{key}: {findings:?}");
    }
}

/// Whatever a place or a scenario is called, no line but the device's own begins with a command.
#[test]
fn no_name_becomes_a_command() {
    let mut scenario =
        Site { release: "", line: PUBLIC, settings: "", tunnel: r#""routing": {"kind": "bgp"}"# }.scenario();
    scenario.name = "x\nset system root-authentication\r\ndelete security\u{2028}set x".to_owned();
    scenario.gateways[0].label = "y\nset system host-name z".to_owned();
    let report = check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let side = Side { plan: &plan, index: 0, keys: None, findings: &report.findings };
    for file in super::render::render(&side) {
        assert!(
            !file.text.lines().any(|line| line.starts_with("set system") || line == "delete security"),
            "{}",
            file.path
        );
    }
}
