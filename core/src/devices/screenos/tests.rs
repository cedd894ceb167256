//! Whole outputs, as plain files in `snapshots/`.

use expect_test::expect_file;

use crate::bundle::keys_of;
use crate::check;
use crate::draft::Moment;
use crate::fact::day;
use crate::finding::Finding;
use crate::keys::KeyMaterial;
use crate::scenario::{Scenario, read};
use crate::side::Side;

/// A peer whose SPIs end where those here begin, and one whose algorithms are all confirmed.
const LOW_SPIS: &str = "junos"; // tidy: vendor
const CONFIRMED: &str = "linux_xfrm"; // tidy: vendor

const TODAY: Moment = Moment { today: day(2026, 11, 21), as_of: None };

fn scenario(peer: &str, tunnel: &str) -> Scenario {
    let text = format!(
        r#"{{"version": 1, "name": "A & B",
            "gateways": [
              {{"id": "north", "system": "screenos", "lines": [{{"address": "198.51.100.10"}}],
                "networks": ["10.0.0.0/24"]}},
              {{"id": "south", "system": "{peer}", "lines": [{{"address": "203.0.113.20"}}], "networks": ["172.16.0.0/16"]}}],
            "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "north"}}, {{"gateway": "south"}}],
              "routing": {{"kind": "policy"}}, {tunnel}}}]}}"#
    );
    read(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn snapshot(name: &str, tunnel: &str, with_keys: bool, secrets: &[&str]) {
    let scenario = scenario("screenos", tunnel);
    let report = check(&scenario, &TODAY);
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let keys = keys_of(&scenario, &plan, &KeyMaterial([7; 32]));
    let side = Side { plan: &plan, index: 0, keys: with_keys.then_some(&keys), findings: &[] };
    assert!(!super::runbook(&side).is_empty());
    for file in super::render::render(&side) {
        let file_name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(file.text.is_ascii() && file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{}", file.path);
        assert!(!file.text.contains("{{"), "{}", file.path);
        assert!(file.replace.iter().all(|word| file.text.contains(word)), "{}", file.path);
        assert_eq!(file.secret, secrets.contains(&file_name), "{}", file.path);
        expect_file![format!("./snapshots/{name}/{file_name}")].assert_eq(&file.text);
    }
}

#[test]
fn manual_keys_are_a_table_with_the_keys() {
    snapshot(
        "manual",
        r#""keying": "manual", "manual": {"encryption": "aes128", "integrity": "sha1"}"#,
        true,
        &["guide.md"],
    );
}

#[test]
fn the_published_commands_with_ike() {
    snapshot("ike", r#""protection": {"ike_version": "ikev1"}"#, false, &[]);
}

fn findings(peer: &str, tunnel: &str) -> Vec<Finding> {
    check(&scenario(peer, tunnel), &TODAY).findings
}

#[test]
fn unconfirmed_algorithms_are_never_chosen_by_default() {
    let codes: Vec<_> = findings(CONFIRMED, r#""keying": "manual""#).into_iter().map(|finding| finding.code).collect();
    assert!(codes.iter().any(|code| code == "K203"), "{codes:?}");
}

#[test]
fn an_spi_below_the_stated_floor_is_refused() {
    let manual = |spi: &str| {
        let tunnel = format!(
            r#""keying": "manual", "manual": {{"encryption": "aes128", "integrity": "sha1", "to_first": {{"spi": "{spi}"}}}}"#
        );
        findings(LOW_SPIS, &tunnel).into_iter().filter(|finding| finding.path.ends_with(".spi")).count()
    };
    assert_eq!(manual("0x2fff"), 1);
    assert_eq!(manual("0x3000"), 0);
    assert_eq!(manual("0x40ff"), 0);
    // Above what the other end takes.
    assert_eq!(manual("0x4100"), 1);
}
