//! Whole outputs, as plain files in `snapshots/`, and what must hold for all of them.

use expect_test::expect_file;

use super::releases::RELEASES;
use crate::bundle::Artifact;
use crate::devices::testing;
use crate::draft::Moment;
use crate::fact::day;
use crate::finding::{Finding, Severity};
use crate::scenario::{Scenario, read};
use crate::side::Side;

const TODAY: Moment = Moment { today: day(2026, 11, 21), as_of: None };

/// Two ASA; what a case changes is put in.
struct Site<'a> {
    release: &'a str,
    line: &'a str,
    settings: &'a str,
    tunnel: &'a str,
}

const PUBLIC: &str = r#"{"address": "198.51.100.10"}"#;
const PLAIN: Site<'static> = Site { release: "", line: PUBLIC, settings: "", tunnel: "" };

impl Site<'_> {
    fn scenario(&self) -> Scenario {
        let Self { release, line, settings, tunnel } = self;
        let text = format!(
            r#"{{"version": 1, "name": "A & B\nreload",
                "gateways": [
                  {{"id": "north", "label": "North `| -->\nend\nreload", "system": "cisco_asa", "release": "{release}",
                    "lines": [{line}], "networks": ["10.0.0.0/24", "192.168.2.9/32"], "bgp": {{"asn": 65010}},
                    "settings": {{{settings}}}}},
                  {{"id": "south", "system": "cisco_asa", "release": "{release}", "lines": [{{"address": "203.0.113.20"}}],
                    "networks": ["172.16.0.0/13"], "bgp": {{"asn": 65020}}}}],
                "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "north"}}, {{"gateway": "south"}}], {tunnel}}}]}}"#
        );
        read(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
    }

    fn files(&self, with_keys: bool) -> Vec<Artifact> {
        testing::files(&self.scenario(), 0, with_keys)
    }

    fn findings(&self) -> Vec<Finding> {
        crate::check(&self.scenario(), &TODAY).findings
    }

    fn has(&self, code: &str) -> bool {
        self.findings().iter().any(|finding| finding.code == code)
    }

    fn snapshot(&self, name: &str, with_keys: bool) {
        let secrets: &[&str] = if with_keys { &["config.asa"] } else { &[] };
        testing::compare("cisco_asa", name, &self.files(with_keys), secrets);
    }
}

#[test]
fn bgp_of_today() {
    let tunnel = r#""routing": {"kind": "bgp", "transit": "172.31.0.0/30"}"#;
    Site { tunnel, ..PLAIN }.snapshot("bgp", true);
}

#[test]
fn static_routes_without_keys_and_the_peer_later() {
    let tunnel = r#""routing": {"kind": "static"}, "initiator": "second", "protection": {"pfs": "off"}"#;
    let settings = r#""outside": "isp-1", "first_tunnel": 4, "first_policy": 30"#;
    let mut site = Site { release: "9.8", settings, tunnel, ..PLAIN }.scenario();
    site.gateways[1].lines[0].address = String::new();
    let report = crate::check(&site, &TODAY);
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let files = super::render::render(&Side { plan: &plan, index: 0, keys: None, findings: &[] });
    expect_file!["./snapshots/static-later/config.asa"].assert_eq(&files[0].text);
    assert_eq!(files[0].replace.len(), 2, "{:?}", files[0].replace);
}

#[test]
fn a_crypto_map_with_ikev2() {
    Site { tunnel: r#""routing": {"kind": "policy"}"#, ..PLAIN }.snapshot("map", true);
}

#[test]
fn an_entry_in_the_crypto_map_of_others_with_ikev1() {
    let tunnel = r#""routing": {"kind": "policy"}, "protection": {"ike_version": "ikev1"}"#;
    let settings = r#""crypto_map": "outside_map", "first_entry": 40, "model": "first", "nat_t_off": true"#;
    Site { release: "8.4", settings, tunnel, ..PLAIN }.snapshot("map-v1", false);
}

/// Each release renders each kind of routing and version that it has, and refuses the others with a reason.
#[test]
fn every_release_renders_or_refuses() {
    let mut rendered = Vec::new();
    for release in RELEASES {
        for kind in ["policy", "static", "bgp"] {
            for version in ["ikev1", "ikev2"] {
                let tunnel =
                    format!(r#""routing": {{"kind": "{kind}"}}, "protection": {{"ike_version": "{version}"}}"#);
                let site = Site { release: release.id, tunnel: &tunnel, ..PLAIN };
                let errors = site.findings().into_iter().filter(|finding| finding.severity == Severity::Error);
                if errors.count() == 0 {
                    let text = &site.files(false)[0].text;
                    assert_eq!(text.contains("tunnel protection ipsec"), kind != "policy", "{} {kind}", release.id);
                    assert!(text.contains(&format!("crypto {version} policy")), "{} {version}", release.id);
                    rendered.push(format!("{} {kind} {version}", release.id));
                }
            }
        }
    }
    assert_eq!(rendered.len(), 6 * 2 + 1 + 3 * 4, "{rendered:?}");
}

#[test]
fn the_first_models_and_ikev1_have_lists_of_their_own() {
    let sha2 =
        r#""routing": {"kind": "policy"}, "protection": {"esp_encryption": "aes256", "esp_integrity": "sha256"}"#;
    assert!(!Site { release: "9.0", tunnel: sha2, ..PLAIN }.has("D102"));
    assert!(has_error(&Site { release: "9.0", tunnel: sha2, settings: r#""model": "first""#, ..PLAIN }));
    let old = r#""routing": {"kind": "policy"}, "protection": {"ike_version": "ikev1", "ike_integrity": "sha256"}"#;
    let findings = Site { tunnel: old, ..PLAIN }.findings();
    let refused = findings.iter().find(|finding| finding.path.ends_with("ike_integrity")).map(|found| &*found.what);
    assert!(refused.is_some_and(|what| what.contains("does not have SHA-256 with IKEv1 here")), "{refused:?}");
}

fn has_error(site: &Site<'_>) -> bool {
    site.findings().iter().any(|finding| finding.severity == Severity::Error)
}

/// A key that could leave its word, or that the command line reads as something else, is refused.
#[test]
fn no_key_leaves_its_word() {
    for key in [
        "abcdefgh ijklmnop",
        "abcdefghijklmnop?",
        "abc\\\"defghijklmnop",
        "abcdefgh\\nreload",
        "!abcdefghijkl",
        "a\\\\bcdefg",
    ] {
        let tunnel = format!(r#""routing": {{"kind": "policy"}}, "psk": "{key}""#);
        let refused = Site { tunnel: &tunnel, ..PLAIN }
            .findings()
            .iter()
            .any(|finding| finding.severity == Severity::Error && finding.path.ends_with(".psk"));
        assert!(refused, "{key}");
    }
}

#[test]
fn names_of_people_stay_in_their_comment() {
    for kind in ["policy", "bgp"] {
        let tunnel = format!(r#""routing": {{"kind": "{kind}"}}"#);
        let files = Site { tunnel: &tunnel, ..PLAIN }.files(true);
        for file in files.iter().filter(|file| file.path.ends_with(".asa")) {
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

#[test]
fn the_way_back_leaves_a_crypto_map_of_others_on_its_interface() {
    let tunnel = r#""routing": {"kind": "policy"}"#;
    let back = |settings| Site { tunnel, settings, ..PLAIN }.files(false)[1].text.clone();
    assert!(back("").contains("\nno crypto map tw interface outside\n"));
    let shared = back(r#""crypto_map": "VPN""#);
    assert!(shared.contains("\nno crypto map VPN 10 match address tw-a-b\n") && !shared.contains(" interface outside"));
}
