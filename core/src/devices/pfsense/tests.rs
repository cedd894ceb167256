//! Whole outputs, as plain files in `snapshots/`.

use expect_test::expect_file;

use crate::check;
use crate::draft::Moment;
use crate::fact::day;
use crate::plan::Plan;
use crate::scenario::{Psk, Scenario, read};
use crate::side::{Keys, Side};

/// Two firewalls; what a case changes is put in.
pub(super) struct Site<'a> {
    pub release: [&'a str; 2],
    pub lines: [&'a str; 2],
    pub tunnel: &'a str,
    pub settings: [&'a str; 2],
}

impl Site<'_> {
    pub(super) fn scenario(&self) -> Scenario {
        let gateway = |i: usize, id: &str, networks: &str| {
            format!(
                r#"{{"id": "{id}", "label": "{id} & <office>", "system": "pfsense", "release": "{}", "lines": [{}],
                    "networks": {networks}, "bgp": {{"asn": {}}}, "settings": {{{}}}}}"#,
                self.release[i],
                self.lines[i],
                65010 + i,
                self.settings[i]
            )
        };
        let text = format!(
            r#"{{"version": 1, "name": "A & B", "gateways": [{}, {}],
                "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "north"}}, {{"gateway": "south"}}], {}}}]}}"#,
            gateway(0, "north", r#"["10.0.0.0/24", "192.168.2.0/24"]"#),
            gateway(1, "south", r#"["172.16.0.0/16"]"#),
            self.tunnel
        );
        read(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
    }

    pub(super) fn plan(&self) -> Plan {
        planned(&self.scenario())
    }
}

fn planned(scenario: &Scenario) -> Plan {
    let report = check(scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    report.plan.unwrap_or_else(|| panic!("{:?}", report.findings))
}

/// The plan of a scenario given as JSON.
pub(super) fn plan_of(json: &str) -> Plan {
    planned(&read(json).unwrap_or_else(|faults| panic!("{faults:?}")))
}

const PUBLIC: [&str; 2] = [r#"{"address": "198.51.100.10"}"#, r#"{"address": "203.0.113.20"}"#];
const BEHIND_NAT: &str = r#"{"fqdn": "north.example.net", "dynamic": true, "nat": {"behind": true, "inside": "192.168.178.2", "router": "Router"}}"#;
const POLICY: &str = r#""routing": {"kind": "policy"}"#;
const STATIC: &str = r#""routing": {"kind": "static", "transit": "172.19.0.0/30"}"#;
const BGP: &str = r#""routing": {"kind": "bgp", "transit": "172.19.0.0/30"}"#;

pub(super) fn keys() -> Keys {
    Keys::of_psks([("a-b".to_owned(), Psk::new("S3cret&key<1>]]>\"'"))])
}

/// Writes the first side's files below `snapshots/<name>/`.
fn snapshot(name: &str, site: &Site<'_>, with_keys: bool) {
    write_snapshot(name, &site.plan(), with_keys);
}

fn write_snapshot(name: &str, plan: &Plan, with_keys: bool) {
    let keys = keys();
    let side = Side { plan, index: 0, keys: with_keys.then_some(&keys), findings: &[] };
    for file in super::render::render(&side) {
        let file_name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{}", file.path);
        assert!(file.text.is_ascii(), "{}", file.path);
        assert!(file.replace.iter().all(|word| file.text.contains(word)), "{}", file.path);
        let secret = file.text.contains("S3cret");
        assert_eq!(secret, file.secret, "{}", file.path);
        expect_file![format!("./snapshots/{name}/{file_name}")].assert_eq(&file.text);
    }
}

#[test]
fn racoon_2_0_3_policy_based() {
    let site = Site { release: ["2.0.3", "2.0.3"], lines: PUBLIC, tunnel: POLICY, settings: ["", ""] };
    snapshot("2.0.3-policy", &site, true);
}

#[test]
fn strongswan_2_3_2_policy_based() {
    let settings = [r#""lan_egress_rule": true, "auto_vpn_rules_disabled": true"#, ""];
    let site = Site { release: ["2.3.2", "2.3.2"], lines: PUBLIC, tunnel: POLICY, settings };
    snapshot("2.3.2-policy", &site, false);
}

#[test]
fn routed_2_4_5_with_openbgpd() {
    let settings = [r#""bgp_daemon": "openbgpd""#, r#""bgp_daemon": "openbgpd""#];
    let site = Site { release: ["2.4.5", "2.4.5"], lines: PUBLIC, tunnel: BGP, settings };
    snapshot("2.4.5-openbgpd", &site, true);
}

#[test]
fn routed_2_5_2_with_static_routes() {
    let settings = [r#""carp_vip": "5f1c2d3e4a5b6""#, ""];
    let site = Site { release: ["2.5.2", "2.7.2"], lines: PUBLIC, tunnel: STATIC, settings };
    snapshot("2.5.2-static", &site, true);
}

#[test]
fn routed_2_7_2_with_frr_behind_nat() {
    let site = Site { release: ["2.7.2", "2.8"], lines: [BEHIND_NAT, PUBLIC[1]], tunnel: BGP, settings: ["", ""] };
    snapshot("2.7.2-frr-nat", &site, true);
}

#[test]
fn the_other_address_comes_later() {
    let site = Site { release: ["2.8", "plus"], lines: [PUBLIC[0], "{}"], tunnel: BGP, settings: ["", ""] };
    snapshot("2.8-later", &site, false);
}

/// IPv6 beside IPv4: a phase 2 and a Child SA for each pair, rules for each family.
#[test]
fn ipv4_and_ipv6_in_one_tunnel() {
    let settings = [r#""lan_egress_rule": true"#, ""];
    let site = Site { release: ["2.7.2", "2.8"], lines: PUBLIC, tunnel: POLICY, settings };
    let edit = |path: &str, networks: &[&str]| crate::finding::Edit { path: path.to_owned(), value: networks.into() };
    let edits = [
        edit("gateways[0].networks", &["10.0.0.0/24", "fd00:a:1::/64"]),
        edit("gateways[1].networks", &["172.16.0.0/16", "fd00:b:1::/48"]),
    ];
    let with_six = crate::scenario::apply(&site.scenario(), &edits);
    let plan = planned(&with_six.unwrap_or_else(|| panic!("the edits fit")));
    write_snapshot("2.7.2-six", &plan, true);
}

#[test]
fn a_peer_of_any_address_is_waited_for() {
    let tunnel = r#""initiator": "second", "routing": {"kind": "policy"}"#;
    let site =
        Site { release: ["2.7.2", "2.7.2"], lines: [PUBLIC[0], r#"{"dynamic": true}"#], tunnel, settings: ["", ""] };
    let plan = site.plan();
    let keys = keys();
    let side = Side { plan: &plan, index: 0, keys: Some(&keys), findings: &[] };
    let files = super::render::render(&side);
    let section = files.iter().find(|file| file.path.ends_with("ipsec-section.xml")).map(|file| file.text.as_str());
    let section = section.unwrap_or_default();
    for line in [
        "<remote-gateway>0.0.0.0</remote-gateway>",
        "<startaction>none</startaction>",
        "<peerid_type>any</peerid_type>",
    ] {
        assert!(section.contains(line), "{line}");
    }
}

/// Every ability of every release can be written: no algorithm is without a word,
/// and no release without a section.
#[test]
fn every_release_renders() {
    for release in super::releases::RELEASES {
        let site = Site { release: [release.id, release.id], lines: PUBLIC, tunnel: POLICY, settings: ["", ""] };
        let plan = site.plan();
        let side = Side { plan: &plan, index: 1, keys: None, findings: &[] };
        for file in super::render::render(&side) {
            assert!(file.text.is_ascii() && !file.text.lines().any(|line| line.ends_with(' ')), "{}", file.path);
        }
        assert!(!super::runbook::runbook(&side).is_empty());
        for view in side.tunnels() {
            assert!(super::parameters::parameters(&side, &view).len() >= 18, "{}", release.id);
        }
    }
}

/// Both sides have 10.0.0.0/24: each shows it at other addresses.
#[test]
fn a_network_that_both_sides_have_is_translated_at_each_end() {
    let base = Site { release: ["2.7.2", "2.4.5"], lines: PUBLIC, tunnel: POLICY, settings: ["", ""] }.scenario();
    let both = r#"[{"from": "10.0.0.0/24", "to": "10.200.0.0/24"}]"#;
    let other = r#"[{"from": "10.0.0.0/24", "to": "10.201.0.0/24"}]"#;
    let edit = |path: &str, json: &str| crate::finding::Edit {
        path: path.to_owned(),
        value: serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}")),
    };
    let edits = [
        edit("gateways[1].networks", r#"["10.0.0.0/24"]"#),
        edit("tunnels[0].ends[0].translate", both),
        edit("tunnels[0].ends[1].translate", other),
    ];
    let scenario = crate::scenario::apply(&base, &edits).unwrap_or_else(|| panic!("the edits fit"));
    let plan = planned(&scenario);
    let side = Side { plan: &plan, index: 0, keys: None, findings: &[] };
    let files = super::render::render(&side);
    let text = |name: &str| {
        files.iter().find(|file| file.path.ends_with(name)).map(|file| file.text.replace(['\n', '\t', ' '], ""))
    };
    let section =
        text(".xml").unwrap_or_else(|| panic!("{:?}", files.iter().map(|file| &file.path).collect::<Vec<_>>()));
    let net = |tag: &str, address: &str| {
        format!("<{tag}><type>network</type><address>{address}</address><netbits>24</netbits></{tag}>")
    };
    for part in [net("localid", "10.0.0.0"), net("remoteid", "10.201.0.0"), net("natlocalid", "10.200.0.0")] {
        assert!(section.contains(&part), "{part} in {section}");
    }
    // The second network has no clash and stays as it is.
    assert!(section.contains(&net("localid", "192.168.2.0")), "{section}");
    assert_eq!(section.matches("<natlocalid>").count(), 1, "{section}");
    let guide = text("guide.md").unwrap_or_default();
    assert!(guide.contains("Network10.200.0.0/24"), "{guide}");
}

#[test]
fn aggressive_mode_stands_in_the_section_and_in_the_guide() {
    let tunnel = r#""protection": {"exchange_mode": "aggressive"}, "routing": {"kind": "policy"}"#;
    let plan = Site { release: ["2.7.2", "2.3.2"], lines: PUBLIC, tunnel, settings: ["", ""] }.plan();
    for index in [0, 1] {
        let files = super::render::render(&Side { plan: &plan, index, keys: None, findings: &[] });
        let has = |ending: &str, text: &str| files.iter().any(|f| f.path.ends_with(ending) && f.text.contains(text));
        assert!(has(".xml", "<iketype>ikev1</iketype>") && has(".xml", "<mode>aggressive</mode>"));
        assert!(has("guide.md", "| Negotiation mode | `Aggressive` |"));
    }
}
