//! Whole outputs, as plain files in `snapshots/`.

use super::releases::RELEASES;
use crate::check;
use crate::crypto::Named;
use crate::devices::Feature;
use crate::devices::testing::{self, BEHIND_NAT, PUBLIC, Pair};
use crate::draft::Moment;
use crate::fact::day;
use crate::side::Side;

/// The files that hold a key.
const SECRETS: &[&str] = &["swanctl.conf"];

/// What a case changes is put in.
const PAIR: Pair<'static> = Pair { system: "linux_strongswan", release: "", line: PUBLIC, settings: "", tunnel: "" };

#[test]
fn bgp_of_today() {
    let tunnel = r#""routing": {"kind": "bgp", "transit": "172.19.0.0/30"}"#;
    Pair { tunnel, ..PAIR }.snapshot("bgp", SECRETS);
}

#[test]
fn static_routes_behind_nat() {
    let tunnel = r#""routing": {"kind": "static"}, "initiator": "first""#;
    let settings = r#""first_interface": 7, "filter_table": "firewall""#;
    Pair { release: "5.9.0", line: BEHIND_NAT, settings, tunnel, ..PAIR }.snapshot("static-nat", &[]);
}

#[test]
fn policy_based_with_both_networks_in_one_child() {
    let tunnel = r#""routing": {"kind": "policy"}, "psk": "0x \\ and \"quotes\" # }""#;
    Pair { release: "5.9.6", tunnel, ..PAIR }.snapshot("policy", SECRETS);
}

/// IPv6 beside IPv4: a Child SA and rules of its own for each pair, forwarding for both.
#[test]
fn ipv4_and_ipv6_in_one_tunnel() {
    let base = Pair { tunnel: r#""routing": {"kind": "policy"}"#, ..PAIR }.scenario();
    let edit = |path: &str, networks: [&str; 2]| crate::finding::Edit {
        path: path.to_owned(),
        value: networks.as_slice().into(),
    };
    let edits = [
        edit("gateways[0].networks", ["10.0.0.0/24", "fd00:a:1::/64"]),
        edit("gateways[1].networks", ["172.16.0.0/16", "fd00:b:1::/48"]),
    ];
    let scenario = crate::scenario::apply(&base, &edits).unwrap_or_else(|| panic!("the edits fit"));
    testing::compare(PAIR.system, "policy-six", &testing::files(&scenario, 0, true), SECRETS);
}

#[test]
fn ikev1_with_a_child_for_each_pair_and_the_address_later() {
    let tunnel = r#""routing": {"kind": "policy"}, "initiator": "second", "protection": {"ike_version": "ikev1"}"#;
    Pair { line: "{}", tunnel, ..PAIR }.snapshot("policy-v1", SECRETS);
}

/// Each release renders each kind of routing, and starts in its own words.
#[test]
fn every_release_renders_every_routing() {
    for release in RELEASES {
        for kind in ["policy", "static", "bgp"] {
            let tunnel = format!(r#""routing": {{"kind": "{kind}"}}"#);
            let files = Pair { release: release.id, tunnel: &tunnel, ..PAIR }.files(1, false);
            let start = if release.id == "5.9.0" { "start_action = start\n" } else { "start_action = trap|start\n" };
            assert!(files[0].text.contains(start) || files[0].text.contains("start_action = none\n"), "{kind}");
            assert_eq!(files.iter().any(|file| file.path.ends_with("frr.conf")), kind == "bgp");
        }
    }
}

/// Every algorithm that is offered stands in the proposals under its own keyword.
#[test]
fn every_algorithm_is_written_with_its_keyword() {
    let mut count = 0;
    for row in super::profile::ROWS {
        let (field, keyword) = match row.feature {
            Feature::IkeEncryption(cipher) => ("ike_encryption", cipher.keyword()),
            Feature::EspEncryption(cipher) => ("esp_encryption", cipher.keyword()),
            Feature::IkeIntegrity(hash) => ("ike_integrity", hash.keyword()),
            Feature::EspIntegrity(hash) => ("esp_integrity", hash.keyword()),
            Feature::IkeGroup(group) => ("ike_group", group.keyword()),
            Feature::Pfs(group) => ("pfs", group.keyword()),
            _ => continue,
        };
        let hash = if field.ends_with("integrity") {
            r#", "ike_encryption": "aes256", "esp_encryption": "aes256""#
        } else {
            ""
        };
        let tunnel = format!(r#""routing": {{"kind": "static"}}, "protection": {{"{field}": "{keyword}"{hash}}}"#);
        let files = Pair { tunnel: &tunnel, ..PAIR }.files(0, false);
        let name = if field.starts_with("ike") { " proposals = " } else { " esp_proposals = " };
        let line = files[0].text.lines().find_map(|line| line.split_once(name)).map(|(_, proposal)| proposal);
        assert!(line.unwrap_or_default().split('-').any(|part| part == keyword), "{field} {keyword}: {line:?}");
        count += 1;
    }
    assert_eq!(count, 8 * 2 + 6 * 2 + 19 * 2);
}

/// Whatever a place or a scenario is called, it stays behind the sign of a comment.
#[test]
fn no_name_becomes_a_statement() {
    let mut scenario = Pair { tunnel: r#""routing": {"kind": "bgp"}"#, ..PAIR }.scenario();
    scenario.name = "x\nconnections { evil { } }\r\nflush ruleset\u{2028}reboot".to_owned();
    scenario.gateways[0].label = "y\nreboot\n$(reboot)".to_owned();
    let report = check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let side = Side { plan: &plan, index: 0, keys: None, findings: &report.findings };
    for file in super::render::render(&side) {
        for line in file.text.lines().filter(|line| line.contains("evil") || line.contains("reboot")) {
            assert!(line.starts_with(['#', '!', 'S']), "{}: {line}", file.path);
        }
    }
}

/// The end that answers needs a switch of the daemon; the one that starts needs none.
#[test]
fn aggressive_mode_with_the_daemons_switch() {
    let tunnel =
        r#""routing": {"kind": "policy"}, "initiator": "second", "protection": {"exchange_mode": "aggressive"}"#;
    let pair = Pair { tunnel, ..PAIR };
    pair.snapshot("aggressive", SECRETS);
    assert!(pair.files(1, false).iter().all(|file| !file.path.ends_with("aggressive.conf")));
}
