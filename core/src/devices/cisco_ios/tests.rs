//! Whole outputs, as plain files in `snapshots/`, and what must hold for all of them.

use crate::bundle::Artifact;
use crate::crypto::Named;
use crate::devices::Feature;
use crate::devices::testing;
use crate::draft::Moment;
use crate::fact::day;
use crate::finding::{Finding, Severity};
use crate::scenario::{Scenario, read};

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
    testing::files(scenario, 0, with_keys)
}

fn snapshot(name: &str, scenario: &Scenario, with_keys: bool) {
    let secrets: &[&str] = if with_keys { &["vpn.ios"] } else { &[] };
    testing::compare("cisco_ios", name, &files_of(scenario, with_keys), secrets);
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

/// Two routers with IKE; what a case changes is put in.
struct Site<'a> {
    release: &'a str,
    line: &'a str,
    settings: &'a str,
    tunnel: &'a str,
}

const PUBLIC: &str = r#"{"address": "198.51.100.10"}"#;
const PLAIN: Site<'static> = Site { release: "ios-xe-17.11", line: PUBLIC, settings: "", tunnel: "" };

impl Site<'_> {
    fn scenario(&self) -> Scenario {
        let Self { release, line, settings, tunnel } = self;
        let text = format!(
            r#"{{"version": 1, "name": "A & B\nreload",
                "gateways": [
                  {{"id": "north", "label": "North `| -->\nend\nreload", "system": "cisco_ios", "release": "{release}",
                    "lines": [{line}], "networks": ["10.0.0.0/24", "192.168.2.9/32"], "bgp": {{"asn": 65010}},
                    "settings": {{{settings}}}}},
                  {{"id": "south", "system": "cisco_ios", "release": "{release}", "lines": [{{"address": "203.0.113.20"}}],
                    "networks": ["172.16.0.0/13"], "bgp": {{"asn": 65020}}}}],
                "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "north"}}, {{"gateway": "south"}}], {tunnel}}}]}}"#
        );
        read(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
    }

    fn files(&self, with_keys: bool) -> Vec<Artifact> {
        testing::files(&self.scenario(), 0, with_keys)
    }

    fn errors(&self) -> Vec<Finding> {
        let findings = crate::check(&self.scenario(), &TODAY).findings;
        findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect()
    }

    fn snapshot(&self, name: &str, with_keys: bool) {
        let secrets: &[&str] = if with_keys { &["ike.ios"] } else { &[] };
        testing::compare("cisco_ios", name, &self.files(with_keys), secrets);
    }
}

#[test]
fn a_tunnel_interface_with_bgp() {
    let tunnel = r#""routing": {"kind": "bgp", "transit": "172.31.0.0/30"}"#;
    Site { tunnel, ..PLAIN }.snapshot("ike-tunnel", true);
}

#[test]
fn a_crypto_map_with_ikev2_and_the_access_list_of_nat() {
    let settings = r#""nat_acl": "NAT", "ikev2_policy": "default-policy""#;
    Site { release: "ios-15", settings, tunnel: r#""routing": {"kind": "policy"}"#, ..PLAIN }.snapshot("ike-map", true);
}

#[test]
fn an_entry_in_the_crypto_map_of_others_with_ikev1() {
    let settings = r#""crypto_map": "VPN", "first_entry": 40, "first_policy": 7"#;
    Site { release: "ios-12", settings, tunnel: r#""routing": {"kind": "policy"}"#, ..PLAIN }.snapshot("ike-v1", false);
}

#[test]
fn static_routes_behind_nat_with_a_fixed_address() {
    let line = r#"{"address": "198.51.100.10", "nat": {"behind": true, "inside": "192.168.178.2"}}"#;
    Site { release: "ios-xe-16", line, tunnel: r#""routing": {"kind": "static"}"#, ..PLAIN }.snapshot("ike-nat", false);
}

/// Each release renders each kind of routing and version that it has, and refuses the others with a reason.
#[test]
fn every_release_renders_or_refuses_ike() {
    let mut rendered = Vec::new();
    for release in super::DEVICE.releases {
        for kind in ["policy", "static", "bgp"] {
            for version in ["ikev1", "ikev2"] {
                let tunnel =
                    format!(r#""routing": {{"kind": "{kind}"}}, "protection": {{"ike_version": "{version}"}}"#);
                let site = Site { release: release.id, tunnel: &tunnel, ..PLAIN };
                if site.errors().is_empty() {
                    let text = &site.files(false)[0].text;
                    assert_eq!(text.contains("tunnel protection ipsec"), kind != "policy", "{} {kind}", release.id);
                    assert_eq!(text.contains("crypto isakmp policy"), version == "ikev1", "{} {version}", release.id);
                    rendered.push(format!("{} {kind} {version}", release.id));
                }
            }
        }
    }
    assert_eq!(rendered.len(), 1 + 3 * 6, "{rendered:?}");
}

/// A key that could leave its word, or that the command line reads as something else, is refused.
#[test]
fn no_pre_shared_key_leaves_its_word() {
    for key in [
        "0 abcdefghijklm",
        "6 abcdefghijklm",
        "abcdefghijklmnop?",
        "abc\\\"defghijklmnop",
        "abcdefgh\\nreload",
        "hex",
        "!abcdefgh",
    ] {
        let tunnel = format!(r#""routing": {{"kind": "policy"}}, "psk": "{key}""#);
        let refused = Site { tunnel: &tunnel, ..PLAIN }.errors();
        assert!(refused.iter().any(|finding| finding.path.ends_with(".psk")), "{key}");
    }
}

#[test]
fn names_of_people_stay_in_their_comment_with_ike() {
    for kind in ["policy", "bgp"] {
        let tunnel = format!(r#""routing": {{"kind": "{kind}"}}"#);
        let files = Site { tunnel: &tunnel, ..PLAIN }.files(true);
        for file in files.iter().filter(|file| file.path.ends_with(".ios")) {
            let commands = file.text.lines().filter(|line| !line.starts_with('!'));
            assert!(
                commands.clone().all(|line| !line.contains(['!', '?']) && !line.contains("North")),
                "{}",
                file.text
            );
            assert_eq!(commands.clone().filter(|line| line.trim() == "end").count(), 1, "{}", file.text);
            assert!(commands.clone().all(|line| !line.contains("reload")), "{}", file.text);
        }
    }
}
