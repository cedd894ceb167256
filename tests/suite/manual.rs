//! Tunnels with manual keys: what is refused with which words, and what is chosen.

use expect_test::{Expect, expect};

use tunnelwright_core::finding::Edit;
use tunnelwright_core::plan::Plan;
use tunnelwright_core::presets;
use tunnelwright_core::scenario::{Scenario, apply};
use tunnelwright_tests::checked;

const PRESET: &str = "linux-setkey-manual";

fn scenario(edits: &[(&str, &str)]) -> Scenario {
    let base = presets::by_name(PRESET).map(presets::Preset::scenario).unwrap();
    let edit =
        |(path, json): &(&str, &str)| Edit { path: (*path).to_owned(), value: serde_json::from_str(json).unwrap() };
    apply(&base, &edits.iter().map(edit).collect::<Vec<_>>()).unwrap()
}

fn found(edits: &[(&str, &str)], expected: Expect) {
    let report = checked(&scenario(edits));
    let lines: String = report
        .findings
        .iter()
        .filter(|finding| !matches!(&*finding.code, "K215" | "A107"))
        .map(|finding| format!("{} {}: {} ({})\n", finding.code, finding.path, finding.what, finding.fix))
        .collect();
    expected.assert_eq(&lines);
}

fn plan(edits: &[(&str, &str)]) -> Plan {
    let report = checked(&scenario(edits));
    report.plan.unwrap_or_else(|| panic!("{:?}", report.findings))
}

#[test]
fn the_best_pair_is_chosen_and_the_spis_mirror_each_other() {
    let plan = plan(&[]);
    let [first, second] = &plan.manual[0].ends;
    assert_eq!(plan.manual[0].suite(), "aes256-sha384");
    assert_eq!((first.spi_in, first.spi_out), (second.spi_out, second.spi_in));
    assert_ne!(first.spi_in, first.spi_out);
    for spi in [first.spi_in, first.spi_out] {
        assert!((0x100..=0xfff).contains(&spi.number()));
    }
    assert!(plan.tunnels.is_empty());
}

#[test]
fn several_tunnels_on_one_device_never_share_an_spi() {
    let third =
        r#"{"id": "third", "system": "setkey", "lines": [{"address": "203.0.113.30"}], "networks": ["10.30.0.0/24"]}"#;
    let mut edits = vec![("gateways[2]".to_owned(), third.to_owned())];
    for index in 1..40 {
        let tunnel = format!(
            r#"{{"id": "t-{index}", "ends": [{{"gateway": "{}"}}, {{"gateway": "third"}}],
                "routing": {{"kind": "policy"}}, "keying": "manual"}}"#,
            if index % 2 == 0 { "office" } else { "lab" }
        );
        edits.push((format!("tunnels[{index}]"), tunnel));
    }
    edits.push(("tunnels[3].manual.to_first.spi".to_owned(), "300".to_owned()));
    let edits: Vec<(&str, &str)> = edits.iter().map(|(path, json)| (path.as_str(), json.as_str())).collect();
    let plan = plan(&edits);
    for gateway in 0..3 {
        let ends = plan.manual.iter().flat_map(|tunnel| &tunnel.ends).filter(|end| end.gateway == gateway);
        let mut spis: Vec<u32> = ends.flat_map(|end| [end.spi_in.number(), end.spi_out.number()]).collect();
        let count = spis.len();
        spis.sort_unstable();
        spis.dedup();
        assert_eq!(spis.len(), count, "gateway {gateway}");
    }
    assert_eq!(plan.manual[3].ends[0].spi_in.number(), 300);
}

#[test]
fn a_tunnel_keeps_its_spi_when_another_is_added() {
    let before = plan(&[]).manual[0].ends[0].spi_in;
    let other = r#"{"id": "another", "ends": [{"gateway": "lab"}, {"gateway": "office"}],
        "routing": {"kind": "policy"}, "keying": "manual"}"#;
    assert_eq!(plan(&[("tunnels[1]", other)]).manual[0].ends[0].spi_in, before);
}

#[test]
fn what_one_end_lacks_is_named_with_the_end() {
    found(
        &[("tunnels[0].manual.encryption", "\"3des\""), ("tunnels[0].manual.integrity", "\"md5\"")],
        expect![[r#"
        K202 tunnels[0].manual.encryption: lab (FreeBSD setkey 13 and later) does not take 3DES with manual keys (take the best that both ends have)
        K202 tunnels[0].manual.integrity: lab (FreeBSD setkey 13 and later) does not take MD5 with manual keys (take the best that both ends have)
        S104 tunnels[0].manual.encryption: 3DES is weak: A 64-bit block leaks after some 32 GB under one key (Sweet32), and it is slow (choose a stronger one, where both ends have it)
        S105 tunnels[0].manual.integrity: MD5 is weak: MD5 must not be used any more (choose a stronger one, where both ends have it)
    "#]],
    );
    found(
        &[("tunnels[0].routing.kind", "\"static\"")],
        expect![[r#"
        K216 tunnels[0].routing.kind: office-lab has manual keys and is to be route-based (make it policy-based)
    "#]],
    );
    found(
        &[("tunnels[0].keying", "\"ike\"")],
        expect![[r#"
        D016 tunnels[0].keying: office (Linux ip xfrm iproute2 of 2011 and later) has no IKE here, so nobody can make the keys (enter the keys by hand at both ends)
        D016 tunnels[0].keying: lab (FreeBSD setkey 13 and later) has no IKE here, so nobody can make the keys (enter the keys by hand at both ends)
    "#]],
    );
    found(
        &[("gateways[1].system", "\"pfsense\""), ("gateways[1].release", "\"2.7.2\"")],
        expect![[r#"
        K201 tunnels[0].keying: lab (pfSense 2.7.1, 2.7.2) has no manual keying (let IKE make the keys, or choose another system for this end)
    "#]],
    );
}

#[test]
fn gcm_by_hand_is_possible_and_warned_of() {
    found(
        &[("tunnels[0].manual.encryption", "\"aes256gcm16\"")],
        expect![[r#"
        K212 tunnels[0].manual.encryption: AES-256-GCM is to run with keys entered by hand (take AES in CBC mode with a hash; or change the keys at both ends at every restart of either)
    "#]],
    );
}

#[test]
fn an_spi_that_cannot_be_is_refused_and_not_shown() {
    found(
        &[("tunnels[0].manual.to_first.spi", "255")],
        expect![[r#"
        A001 tunnels[0].manual.to_first.spi: this cannot be an SPI (0 to 255 are reserved (RFC 4303): use 256 (0x100) or more)
    "#]],
    );
    found(
        &[("tunnels[0].manual.to_second.spi", "\"0xfgh\"")],
        expect![[r#"
        A001 tunnels[0].manual.to_second.spi: this cannot be an SPI (character 4 is no hexadecimal digit)
    "#]],
    );
    found(&[("tunnels[0].manual.to_first.spi", "4711"), ("tunnels[0].manual.to_second.spi", "4711")], expect![""]);
    let other = r#"{"id": "another", "ends": [{"gateway": "lab"}, {"gateway": "office"}],
        "routing": {"kind": "policy"}, "keying": "manual", "manual": {"to_first": {"spi": 4711}}}"#;
    found(
        &[("tunnels[0].manual.to_first.spi", "4711"), ("tunnels[1]", other)],
        expect![[r#"
        K206 tunnels[0].manual.to_first.spi: office has this SPI on another tunnel as well (choose another number, or leave it to Tunnelwright)
        K206 tunnels[1].manual.to_first.spi: lab has this SPI on another tunnel as well (choose another number, or leave it to Tunnelwright)
    "#]],
    );
}

#[test]
fn a_key_that_does_not_fit_is_refused_and_not_shown() {
    found(
        &[("tunnels[0].manual.to_first.encryption_key", "\"0x6b6b\"")],
        expect![[r#"
        K209 tunnels[0].manual.to_first.encryption_key: the key has 6 characters; 32 bytes are 32 characters, 64 hexadecimal digits (also behind 0x or in dashed groups), or 44 characters of base64 (write a key of 32 bytes, or leave it empty: Tunnelwright makes one)
    "#]],
    );
    found(
        &[(
            "tunnels[0].manual.to_first.encryption_key",
            "\"0x6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6g\"",
        )],
        expect![[r#"
            K209 tunnels[0].manual.to_first.encryption_key: character 66 is no hexadecimal digit (0 to 9, a to f) (write a key of 32 bytes, or leave it empty: Tunnelwright makes one)
        "#]],
    );
    found(
        &[("tunnels[0].manual.to_first.integrity_key", "\"REPLACE-WITH-INTEGRITY-KEY-OF-OFFICE-LAB-TO-OFFICE\"")],
        expect![[r#"
            K209 tunnels[0].manual.to_first.integrity_key: the key is the word that stands for one (leave it empty: Tunnelwright makes one)
        "#]],
    );
    found(&[("tunnels[0].manual.to_first.encryption_key", "\"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\"")], expect![""]);
}

#[test]
fn an_address_that_changes_is_refused_and_nat_is_warned_of() {
    found(
        &[("gateways[0].lines[0]", r#"{"fqdn": "office.example.net", "dynamic": true}"#)],
        expect![[r#"
        K214 gateways[0].lines[0].dynamic: The outside address of office changes (give it a fixed address, or let IKE make the keys)
    "#]],
    );
    found(
        &[("gateways[0].lines[0].nat", r#"{"behind": true, "inside": "192.168.178.2", "router": "Router"}"#)],
        expect![[r#"
            K213 gateways[0].lines[0].nat.behind: office stands behind a router with NAT (let the router pass IP protocol 50 (ESP) to this gateway alone, or let IKE make the keys)
        "#]],
    );
    let behind = plan(&[("gateways[0].lines[0].nat", r#"{"behind": true, "inside": "192.168.178.2"}"#)]);
    let [first, second] = &behind.manual[0].ends;
    assert_eq!((first.local.text(), second.remote.text()), ("192.168.178.2".to_owned(), "198.51.100.10".to_owned()));
}

#[test]
fn two_tunnels_of_one_name_would_share_their_keys_and_are_refused() {
    let same = r#"{"id": "office-lab", "ends": [{"gateway": "lab"}, {"gateway": "office"}],
        "routing": {"kind": "policy"}, "keying": "manual"}"#;
    found(
        &[("tunnels[1]", same)],
        expect![[r#"
        A001 tunnels[1].id: "office-lab" is used twice (give each its own short name)
    "#]],
    );
}
