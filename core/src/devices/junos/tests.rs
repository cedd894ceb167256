//! Whole outputs, as plain files in `snapshots/`.

use super::releases::RELEASES;
use crate::check;
use crate::crypto::Named;
use crate::devices::Feature;
use crate::devices::testing::{BEHIND_NAT, PUBLIC, Pair};
use crate::draft::Moment;
use crate::fact::day;
use crate::side::Side;

/// The files that hold a key.
const SECRETS: &[&str] = &["config.set"];

/// What a case changes is put in.
const PAIR: Pair<'static> = Pair { system: "junos", release: "", line: PUBLIC, settings: "", tunnel: "" };

fn by_hand(manual: &str) -> String {
    format!(r#""routing": {{"kind": "policy"}}, "keying": "manual", "manual": {manual}"#)
}

#[test]
fn manual_keys_of_today() {
    let tunnel = by_hand("{}");
    Pair { tunnel: &tunnel, ..PAIR }.snapshot("manual", SECRETS);
}

#[test]
fn manual_keys_of_an_old_release_without_the_keys() {
    let tunnel = by_hand(r#"{"encryption": "3des", "integrity": "sha1", "to_first": {"spi": 16639}}"#);
    let settings = r#""address_book": "global", "st0_unit": 7"#;
    Pair { release: "11.4", settings, tunnel: &tunnel, ..PAIR }.snapshot("manual-old", &[]);
}

#[test]
fn bgp_of_today() {
    let tunnel = r#""routing": {"kind": "bgp", "transit": "172.19.0.0/30"}"#;
    Pair { tunnel, ..PAIR }.snapshot("bgp", SECRETS);
}

#[test]
fn static_routes_behind_nat() {
    let tunnel = r#""routing": {"kind": "static"}, "initiator": "first""#;
    Pair { release: "18.3", line: BEHIND_NAT, tunnel, ..PAIR }.snapshot("static-nat", &[]);
}

#[test]
fn traffic_selectors_with_ikev1_and_the_address_later() {
    let tunnel = r#""routing": {"kind": "policy"}, "initiator": "second", "protection": {"ike_version": "ikev1"}"#;
    Pair { release: "17.4", line: "{}", tunnel, ..PAIR }.snapshot("selectors-v1", SECRETS);
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
        let files = Pair { release: row.since, tunnel: &tunnel, ..PAIR }.files(1, true);
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
    let scenario = Pair { release: "22.3", tunnel: &tunnel, ..PAIR }.scenario();
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
            let files = Pair { release: release.id, tunnel: &tunnel, ..PAIR }.files(1, false);
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
        let scenario = Pair { tunnel: &tunnel, ..PAIR }.scenario();
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
    let mut scenario = Pair { tunnel: r#""routing": {"kind": "bgp"}"#, ..PAIR }.scenario();
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
