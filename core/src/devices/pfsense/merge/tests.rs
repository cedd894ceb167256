//! Merging into backups of three releases: everything else stays, twice is once,
//! and the way back leads to the original.

use super::tree::{self, Node};
use super::{add, remove};
use crate::devices::pfsense::tests::{Site, keys};
use crate::plan::Plan;
use crate::side::Side;

const B245: &str = include_str!("fixtures/2.4.5.xml");
const B252: &str = include_str!("fixtures/2.5.2.xml");
const B272: &str = include_str!("fixtures/2.7.2.xml");

const PUBLIC: [&str; 2] = [r#"{"address": "198.51.100.10"}"#, r#"{"address": "203.0.113.20"}"#];
const KINDS: [&str; 3] = [
    r#""routing": {"kind": "policy"}"#,
    r#""routing": {"kind": "static", "transit": "172.19.0.0/30"}"#,
    r#""routing": {"kind": "bgp", "transit": "172.19.0.0/30"}"#,
];

fn plan(release: &str, tunnel: &str, settings: &str) -> Plan {
    Site { release: [release, release], lines: PUBLIC, tunnel, settings: [settings, settings] }.plan()
}

fn with_side<T>(plan: &Plan, with_keys: bool, work: impl FnOnce(&Side<'_>) -> T) -> T {
    let keys = keys();
    work(&Side { plan, index: 0, keys: with_keys.then_some(&keys), findings: &[] })
}

/// Every backup with every kind of routing and both BGP packages.
fn cases() -> Vec<(String, &'static str, Plan)> {
    let mut cases = Vec::new();
    for (release, backup) in [("2.4.5", B245), ("2.5.2", B252), ("2.7.2", B272)] {
        for kind in KINDS {
            cases.push((format!("{release} {kind}"), backup, plan(release, kind, "")));
        }
    }
    let openbgpd = r#""bgp_daemon": "openbgpd", "lan_egress_rule": true, "auto_vpn_rules_disabled": true"#;
    cases.push(("2.4.5 OpenBGPD".to_owned(), B245, plan("2.4.5", KINDS[2], openbgpd)));
    cases
}

/// The merged text without the lines that hold the original's: what was added.
fn is_subsequence(original: &str, merged: &str) -> bool {
    let mut rest = merged.bytes();
    original.bytes().all(|byte| rest.any(|other| other == byte))
}

#[test]
fn adding_leaves_every_byte_and_taking_away_restores_the_original() {
    for (name, backup, plan) in cases() {
        for with_keys in [true, false] {
            with_side(&plan, with_keys, |side| {
                let merged = add(side, backup).unwrap_or_else(|error| panic!("{name}: {}", error.message));
                assert_ne!(merged, backup, "{name}");
                assert_eq!(add(side, &merged).as_deref(), Ok(merged.as_str()), "{name}: twice");
                assert_eq!(remove(side, &merged).as_deref(), Ok(backup), "{name}: away");
                assert_eq!(merged.contains("REPLACE-WITH-THE-PRE-SHARED-KEY"), !with_keys, "{name}");
                if !name.starts_with("2.4.5") {
                    assert!(is_subsequence(backup, &merged), "{name}");
                }
            });
        }
    }
}

#[test]
fn line_ends_and_indentation_are_the_files_own() {
    with_side(&plan("2.5.2", KINDS[1], ""), true, |side| {
        let merged = add(side, B252).unwrap();
        assert_eq!(merged.matches('\n').count(), merged.matches("\r\n").count());
    });
    with_side(&plan("2.7.2", KINDS[2], ""), true, |side| {
        let merged = add(side, B272).unwrap();
        assert!(!merged.contains('\t'));
        assert!(merged.contains("\n    <phase1>\n      <ikeid>2</ikeid>"));
    });
}

fn own<'n>(root: &'n Node, path: &[&str], text: &str) -> Vec<&'n Node> {
    let container = root.at(path).unwrap();
    container.children.iter().filter(|node| node.field("descr", text).contains("tunnelwright:a-b")).collect()
}

#[test]
fn numbers_are_free_ones_and_belong_together() {
    with_side(&plan("2.7.2", KINDS[2], ""), true, |side| {
        let merged = add(side, B272).unwrap();
        let root = tree::read(&merged).unwrap();
        let phases = own(&root, &["ipsec"], &merged);
        assert_eq!(phases.len(), 2);
        assert_eq!(phases[0].field("ikeid", &merged), "2");
        assert_eq!(phases[1].field("ikeid", &merged), "2");
        assert_eq!(phases[1].field("reqid", &merged), "3");
        let opt = root.at(&["interfaces", "opt3"]).unwrap();
        assert_eq!(opt.field("if", &merged), "ipsec3");
        assert_eq!(opt.field("mtu", &merged), "1400");
        assert_eq!(opt.field("mss", &merged), "1390");
        let neighbor = own(&root, &["installedpackages", "frrbgpneighbors"], &merged);
        assert_eq!(neighbor[0].field("updatesource", &merged), "opt3");
        let rows = root.at(&["installedpackages", "frrbgp", "config"]).unwrap().all("row").count();
        assert_eq!(rows, 2, "10.0.0.0/24 was there, 192.168.2.0/24 came");
    });
    with_side(&plan("2.5.2", KINDS[1], ""), true, |side| {
        let merged = add(side, B252).unwrap();
        let root = tree::read(&merged).unwrap();
        assert_eq!(root.at(&["interfaces", "opt2"]).unwrap().field("if", &merged), "ipsec2");
        let map = root.at(&["ipsec", "vtimaps"]).unwrap().all("item").nth(1).unwrap();
        assert_eq!((map.field("reqid", &merged), map.field("ifnum", &merged)), ("3".to_owned(), "2".to_owned()));
        assert_eq!(own(&root, &["staticroutes"], &merged)[0].field("gateway", &merged), "TUNNEL_A_B_VTIV4");
    });
}

/// As pfSense does when it writes the file itself.
fn without_comments(text: &str) -> String {
    let mut text = text.to_owned();
    while let Some(from) = text.find("<!--") {
        let to = from + text[from..].find("-->").unwrap() + 3;
        text.replace_range(from..to, "");
    }
    text
}

#[test]
fn entries_are_found_again_when_the_comments_are_gone() {
    for (name, backup, plan) in cases() {
        with_side(&plan, true, |side| {
            let rewritten = without_comments(&add(side, backup).unwrap());
            let again = add(side, &rewritten).unwrap_or_else(|error| panic!("{name}: {}", error.message));
            let (one, two) = (tree::read(&rewritten).unwrap(), tree::read(&again).unwrap());
            for field in ["ikeid", "reqid"] {
                let of = |root: &Node, text: &str| -> Vec<String> {
                    own(root, &["ipsec"], text).iter().map(|node| node.field(field, text)).collect()
                };
                assert_eq!(of(&one, &rewritten), of(&two, &again), "{name}");
            }
            let gone = remove(side, &rewritten).unwrap();
            assert!(!gone.contains("tunnelwright"), "{name}");
            assert!(!gone.contains("TUNNEL_A_B"), "{name}");
        });
    }
}

#[test]
fn changed_values_replace_the_own_entries() {
    let merged = with_side(&plan("2.7.2", KINDS[1], ""), true, |side| add(side, B272).unwrap());
    with_side(&plan("2.7.2", KINDS[0], ""), true, |side| {
        assert_eq!(add(side, &merged), add(side, B272));
    });
}

#[test]
fn a_section_alone_takes_the_phases() {
    let section = "<?xml version=\"1.0\"?>\n<ipsec>\n\t<client></client>\n</ipsec>\n";
    with_side(&plan("2.7.2", KINDS[2], ""), true, |side| {
        let merged = add(side, section).unwrap();
        assert!(merged.contains("\n\t<phase1>\n\t\t<ikeid>1</ikeid>"));
        assert!(!merged.contains("<alias"));
        assert_eq!(remove(side, &merged).as_deref(), Ok(section));
    });
}

#[test]
fn what_does_not_fit_is_refused_with_what_would() {
    let refusal = |release: &str, kind: &str, backup: &str| {
        with_side(&plan(release, kind, ""), true, |side| add(side, backup).map_err(|error| error.message))
    };
    let says = |result: Result<String, String>, words: &str| {
        let message = result.expect_err(words);
        assert!(message.contains(words), "{message}");
    };
    says(refusal("2.7.2", KINDS[0], B245), "config revision 19.1, which pfSense 2.4.4-p1 to 2.4.4-p3 or 2.4.5 writes");
    says(refusal("2.4.5", KINDS[0], "---- BEGIN config.xml ----\nabc"), "encrypted");
    says(refusal("2.4.5", KINDS[0], "<opnsense><version>1</version></opnsense>"), "<opnsense>"); // tidy: vendor
    says(refusal("2.4.5", KINDS[0], "<pfsense><version>19.1</version>"), "ends in the middle");
    says(refusal("2.4.5", KINDS[0], "<pfsense><a></b></pfsense>"), "not well-formed");
    says(
        refusal("2.7.2", KINDS[0], &B272.replace("192.0.2.1<", "203.0.113.20<")),
        "has a phase 1 with the remote gateway",
    );
    says(refusal("2.7.2", KINDS[2], &B272.replace("65010", "65999")), "AS number 65999");
    says(refusal("2.7.2", KINDS[2], &B272.replace("192.0.2.77", "172.19.0.2")), "neighbour 172.19.0.2");
}

#[test]
fn the_snapshot_of_a_merge_is_a_whole_file() {
    with_side(&plan("2.5.2", KINDS[1], ""), true, |side| {
        let merged = add(side, B252).unwrap();
        expect_test::expect_file!["../snapshots/merged-2.5.2.xml"].assert_eq(&merged.replace("\r\n", "\n"));
    });
}

/// One firewall with two tunnels to two others.
fn star(release: &str) -> Plan {
    let gateway = |id: &str, address: &str, network: &str| {
        format!(
            r#"{{"id": "{id}", "system": "pfsense", "release": "{release}", "lines": [{{"address": "{address}"}}],
                "networks": ["{network}"]}}"#
        )
    };
    let tunnel = |id: &str, to: &str, transit: &str| {
        format!(
            r#"{{"id": "{id}", "ends": [{{"gateway": "hub"}}, {{"gateway": "{to}"}}],
                "routing": {{"kind": "static", "transit": "{transit}"}}}}"#
        )
    };
    let text = format!(
        r#"{{"version": 1, "name": "star", "gateways": [{}, {}, {}], "tunnels": [{}, {}]}}"#,
        gateway("hub", "198.51.100.10", "10.0.0.0/24"),
        gateway("b", "203.0.113.20", "172.16.0.0/16"),
        gateway("c", "203.0.113.30", "172.17.0.0/16"),
        tunnel("a-b", "b", "172.19.0.0/30"),
        tunnel("a", "c", "172.19.0.4/30"),
    );
    crate::devices::pfsense::tests::plan_of(&text)
}

/// The same with one of the two tunnels alone.
fn alone(plan: &Plan, id: &str) -> Plan {
    let mut plan = plan.clone();
    plan.tunnels.retain(|tunnel| tunnel.id == id);
    plan
}

#[test]
fn several_tunnels_get_numbers_of_their_own_and_go_again() {
    for (release, backup) in [("2.4.5", B245), ("2.5.2", B252), ("2.7.2", B272)] {
        with_side(&star(release), true, |side| {
            let merged = add(side, backup).unwrap();
            let root = tree::read(&merged).unwrap();
            let ids = root.child("ipsec").unwrap().all("phase1").map(|node| node.field("ikeid", &merged));
            let ids: Vec<String> = ids.collect();
            let unique: std::collections::BTreeSet<&String> = ids.iter().collect();
            assert_eq!(unique.len(), ids.len(), "{release}");
            assert_eq!(add(side, &merged).as_deref(), Ok(merged.as_str()), "{release}: twice");
            assert_eq!(remove(side, &merged).as_deref(), Ok(backup), "{release}: away");
        });
    }
}

#[test]
fn one_tunnel_goes_and_the_other_stays() {
    for (release, backup) in [("2.4.5", B245), ("2.5.2", B252), ("2.7.2", B272)] {
        let both = star(release);
        let (one, other) = (alone(&both, "a-b"), alone(&both, "a"));
        let first = with_side(&one, true, |side| add(side, backup).unwrap());
        let second = with_side(&other, true, |side| add(side, &first).unwrap());
        assert_eq!(with_side(&other, true, |side| remove(side, &second)).as_deref(), Ok(first.as_str()), "{release}");
        let left = with_side(&one, true, |side| remove(side, &second).unwrap());
        assert!(!left.contains("tunnelwright:a-b"), "{release}");
        assert_eq!(left.matches("<remote-gateway>203.0.113.30<").count(), 1, "{release}");
        assert_eq!(left.matches("NETS_A<").count(), second.matches("NETS_A<").count(), "{release}");
    }
}

mod any_form {
    use proptest::prelude::*;

    use super::*;

    /// Sections that a real backup may lack, or hold empty in three spellings.
    const SECTIONS: [&str; 5] = ["ipsec", "aliases", "filter", "staticroutes", "installedpackages"];

    fn without(text: &str, name: &str, instead: &str) -> String {
        let (start, stop) = (format!("<{name}>"), format!("</{name}>"));
        match (text.find(&start), text.find(&stop)) {
            (Some(from), Some(to)) => format!("{}{instead}{}", &text[..from], &text[to + stop.len()..]),
            _ => text.to_owned(),
        }
    }

    fn spelled(form: u8, name: &str) -> Option<String> {
        match form {
            0 => None,
            1 => Some(String::new()),
            2 => Some(format!("<{name}/>")),
            3 => Some(format!("<{name}></{name}>")),
            4 => Some(format!("<{name}>\n\t</{name}>")),
            _ => Some(format!("<{name} />")),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn away_restores_it(
            which in 0..3_usize,
            forms in prop::array::uniform5(0..6_u8),
            kind in 0..3_usize,
            unit in prop::sample::select(vec!["\t", "  ", "    ", ""]),
            crlf: bool,
            tail in prop::sample::select(vec!["", "\n", "\n\n<!-- the end -->\n"]),
        ) {
            let (release, backup) = [("2.4.5", B245), ("2.5.2", B252), ("2.7.2", B272)][which];
            let mut text = backup.replace("\r\n", "\n");
            for (form, name) in forms.iter().zip(SECTIONS) {
                if let Some(instead) = spelled(*form, name) {
                    text = without(&text, name, &instead);
                }
            }
            let text = text.trim_end().replace('\t', unit) + tail;
            let text = if crlf { text.replace('\n', "\r\n") } else { text };
            with_side(&plan(release, KINDS[kind], ""), true, |side| {
                let merged = add(side, &text).unwrap();
                prop_assert_eq!(add(side, &merged).unwrap(), merged.clone());
                prop_assert_eq!(remove(side, &merged).unwrap(), text.clone());
                Ok(())
            })?;
        }
    }
}
