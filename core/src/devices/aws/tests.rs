//! Whole outputs, as plain files in `snapshots/`.

use super::profile::ROWS;
use super::words;
use crate::check;
use crate::devices::Feature;
use crate::devices::testing;
use crate::draft::Moment;
use crate::fact::day;
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

#[test]
fn one_pair_of_networks_with_ikev1() {
    let policy = r#""routing": {"kind": "policy"}, "protection": {"ike_version": "ikev1"}, "initiator": "second""#;
    let mut scenario = scenario(LINES, VPC, &tunnel("one", "a", "first", policy));
    scenario.gateways[1].networks.truncate(1);
    testing::compare("aws", "policy", &testing::files(&scenario, 0, false), &[]);
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

/// The bill names what it has no price of: a connection for each address of the other end, not for each tunnel.
#[test]
fn the_bill_counts_connections_and_says_that_their_price_is_not_known() {
    let fixed = r#""routing": {"kind": "static"}"#;
    for (second, connections) in [("first", 1), ("second", 2)] {
        let tunnels = [tunnel("one", "a", "first", fixed), tunnel("two", "b", second, fixed)].join(", ");
        let moment = Moment { today: day(2026, 11, 21), as_of: None };
        let plan = check(&scenario(LINES, VPC, &tunnels), &moment).plan.unwrap();
        let wanted = format!("VPN connections of AWS: {connections}, 730 hours (meter vpn-connection)");
        assert_eq!(plan.bill().unknown, [wanted]);
        assert!(!plan.bill().complete && crate::cost::compare(&plan, &crate::cost::Options::of(&plan)).is_empty());
    }
}

/// A cloud that has its address already decides which pair the tunnel takes.
#[test]
fn the_inside_network_is_that_of_the_other_clouds_address() {
    let text = r#"{"version": 1, "name": "clouds", "gateways": [
          {"id": "cloud", "system": "aws", "lines": [{"address": "198.51.100.10"}], "networks": ["10.30.0.0/16"]},
          {"id": "other", "system": "OTHER", "lines": [{"address": "203.0.113.20"}], "networks": ["10.20.0.0/16"],
            "settings": {"gateway_subnet": "10.20.255.224/27", "apipa": "169.254.22.6"}}],
        "tunnels": [{"id": "t", "ends": [{"gateway": "cloud"}, {"gateway": "other"}], "routing": {"kind": "bgp"}}]}"#;
    let text = text.replace("OTHER", "azure"); // tidy: vendor
    let moment = Moment { today: day(2026, 11, 21), as_of: None };
    let report = check(&read(&text).unwrap(), &moment);
    let transit = report.plan.unwrap().tunnels[0].ends[0].transit.unwrap();
    let found = (transit.network.to_string(), transit.here.to_string(), transit.there.to_string());
    assert_eq!(found, ("169.254.22.4/30".to_owned(), "169.254.22.5".to_owned(), "169.254.22.6".to_owned()));
    assert!(report.findings.iter().all(|finding| finding.severity != crate::finding::Severity::Error));
}
