//! Whole outputs, as plain files in `snapshots/`.

use super::profile::ROWS;
use super::words;
use crate::devices::Feature;
use crate::devices::testing;
use crate::scenario::{Scenario, read};

/// The files that hold a key.
const SECRETS: &[&str] = &["deploy.sh", "guide.md"];

/// The far end.
const FAR: &str = "opnsense"; // tidy: vendor

/// A firewall and AWS; what a case changes is put in.
fn scenario(lines: &str, settings: &str, tunnels: &str) -> Scenario {
    let text = format!(
        r#"{{"version": 1, "name": "A & B",
            "gateways": [
              {{"id": "cloud", "label": "Cloud \"1\" # set", "system": "aws", "lines": [{lines}],
                "networks": ["10.20.0.0/16"], "settings": {{{settings}}}}},
              {{"id": "office", "label": "It's `here`", "system": "{FAR}", "lines": [{{"id": "first", "address": "203.0.113.20"}}, {{"id": "second"}}],
                "networks": ["192.168.10.0/24", "192.168.20.0/24"], "bgp": {{"asn": 4200000001}}}}],
            "tunnels": [{tunnels}]}}"#
    );
    read(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn tunnel(id: &str, line: &str, peer_line: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{id}", "ends": [{{"gateway": "cloud", "line": "{line}"}}, {{"gateway": "office", "line": "{peer_line}"}}], {more}}}"#
    )
}

const LINES: &str = r#"{"id": "a", "address": "198.51.100.10"}, {"id": "b", "address": "198.51.100.11"}"#;
const VPC: &str = r#""vpc_id": "vpc-0a1b2c3d4e5f60718""#;

#[test]
fn bgp_in_both_tunnels_with_a_log() {
    let bgp = r#""routing": {"kind": "bgp"}, "initiator": "second""#;
    let tunnels = [tunnel("one", "a", "first", bgp), tunnel("two", "b", "first", bgp)].join(", ");
    let log = format!(r#"{VPC}, "log_group": "arn:aws:logs:eu-central-1:111122223333:log-group:/vpn/site""#);
    testing::compare("aws", "bgp", &testing::files(&scenario(LINES, &log, &tunnels), 0, true), SECRETS);
}

#[test]
fn static_routes_to_two_addresses_with_everything_still_to_come() {
    let fixed = r#""routing": {"kind": "static"}, "protection": {"ike_version": "ikev2", "esp_encryption": "aes256"}"#;
    let tunnels = [tunnel("one", "a", "first", fixed), tunnel("two", "b", "second", fixed)].join(", ");
    let lines = r#"{"id": "a"}, {"id": "b"}"#;
    testing::compare("aws", "static", &testing::files(&scenario(lines, "", &tunnels), 0, false), &[]);
}

/// Every algorithm of the profile has a word of AWS's.
#[test]
fn nothing_that_can_be_chosen_lacks_a_word() {
    for row in ROWS {
        let word = match row.feature {
            Feature::IkeEncryption(cipher) | Feature::EspEncryption(cipher) => words::encryption(cipher),
            Feature::IkeIntegrity(hash) | Feature::EspIntegrity(hash) => words::integrity(hash),
            Feature::IkeGroup(group) | Feature::Pfs(group) => words::group(group),
            _ => continue,
        };
        assert!(word.is_some(), "{:?}", row.feature);
    }
}

/// Whichever end stands first, AWS has its own address of the pair.
#[test]
fn aws_has_the_lower_inside_address_on_either_side_of_the_page() {
    for [first, second] in [["cloud", "office"], ["office", "cloud"]] {
        let text = format!(
            r#"{{"id": "t", "ends": [{{"gateway": "{first}", "line": "{}"}}, {{"gateway": "{second}", "line": "{}"}}],
                "routing": {{"kind": "bgp"}}}}"#,
            if first == "cloud" { "a" } else { "first" },
            if second == "cloud" { "a" } else { "first" }
        );
        let files = testing::files(&scenario(LINES, VPC, &text), 0, false);
        assert!(files[1].text.contains("AWS has `169.254.0.5`, the other end `169.254.0.6`"), "{}", files[1].text);
    }
}
