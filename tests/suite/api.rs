//! What a program asks: every fault at its field, no key in any of them, and answers for every preset.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use tunnelwright_core::api::{
    Answer, FailureKind, check, convert, cost, export, matrix, mtu, pair, plan, psk, spi, subnet,
};
use tunnelwright_core::presets;

const SEED: &str = "0707070707070707070707070707070707070707070707070707070707070707";

fn preset(name: &str) -> Value {
    serde_json::from_str(presets::by_name(name).expect("a preset").json()).expect("JSON")
}

fn refused<T: std::fmt::Debug>(answer: Answer<T>, expected: Expect) {
    let failure = answer.expect_err("a failure");
    let lines: String = failure.faults.iter().map(|fault| format!("{}\n", shown(&fault.to_string()))).collect();
    expected.assert_eq(&format!("{:?}\n{lines}", failure.kind));
}

/// The beginning of a line: lists of all devices grow.
fn shown(line: &str) -> String {
    line.chars().take(70).collect::<String>().trim_end_matches("; ").to_owned()
}

#[test]
fn every_fault_of_a_question_is_named_at_its_field() {
    refused(
        mtu(json!({"path": "much", "esp": "rot13", "outer": 5})),
        expect![[r#"
            Question
            path: "much" is no number of bytes; give a whole number, 68 to 65535
            esp: "rot13" is no algorithm of ESP; the nearest is sha1
            outer: "5" is no version of IP; write 4 or 6
        "#]],
    );
    refused(
        mtu(json!({"pathh": 1500, "nat_t": "yes"})),
        expect![[r#"
            Question
            nat_t: "yes" stands here; true or false is expected
            pathh: there is no such field; there are path, esp, mode, nat_t, outer
        "#]],
    );
    refused(
        subnet(json!({"space": ["10.0.0.0/8", "10.0.0"], "other": ["x"], "sized_for": "me", "transit_length": 29})),
        expect![[r#"
            Question
            space[1]: "10.0.0" has 3 numbers between dots; an address has four; co
            other[0]: "x" is no address; one looks like 203.0.113.10; correct it
            sized_for: there is no use "me"; choose one of vpn, basic, active-acti
        "#]],
    );
    refused(
        cost(
            preset("azure-pfsense"),
            json!({"date": "2026-11-21", "egress_gb": -1, "prices": ["a=b"], "price_list": "{"}),
        ),
        expect![[r#"
            Question
            egress_gb: "-1" is not possible here; write a whole number, 0 to 10000
            price_list: this is not JSON: EOF while parsing an object at line 1 co
            prices: there is no meter "a"; write METER=AMOUNT for one unit, like B
        "#]],
    );
    refused(
        matrix(json!({"date": "2026-11-21", "devices": ["azure", "x"]})),
        expect![[r#"
            Question
            devices[1]: there is no device "x"; there are azure, aws, pfsense, opn
        "#]],
    );
    refused(
        pair(json!({"date": "2026-11-21", "ends": ["x", "pfsense@0"]})),
        expect![[r#"
            Question
            ends[0]: there is no device "x"; there are azure, aws, pfsense, opnsen
            ends[1]: pfSense has no release "0"; its releases are 2.0.3, 2.1, 2.1.
        "#]],
    );
    refused(
        psk(json!({"devices": ["azure", "y"], "length": 12, "seed": SEED})),
        expect![[r#"
            Question
            devices[1]: there is no device "y"; there are azure, aws, pfsense, opn
        "#]],
    );
    refused(
        spi(json!({"devices": ["azure", "pfsense"], "seed": SEED})),
        expect![[r#"
            Question
            devices: Azure has no manual keying
            devices: pfSense has no manual keying
        "#]],
    );
    refused(
        convert(json!({"from": "hex", "to": "rot13", "text": "00"})),
        expect![[r#"
            Question
            to: "rot13" is none of ascii, hex, 0x, dashed, base64
        "#]],
    );
    refused(
        check(preset("azure-pfsense"), json!({"date": "today"})),
        expect![[r#"
        Question
        date: "today" is no date; write YYYY-MM-DD
    "#]],
    );
    refused(
        check(json!({"version": 1, "gateways": [{"idd": 1}]}), json!({"date": "2026-11-21"})),
        expect![[r#"
            Scenario
            gateways[0].idd: there is no such field; there are id, label, system, 
        "#]],
    );
}

#[test]
fn what_is_typed_as_a_key_shows_in_no_fault() {
    let failure =
        export(preset("azure-pfsense"), json!({"date": "2026-11-21", "seed": "hunter2"})).expect_err("no seed");
    assert!(!format!("{failure:?}").contains("hunter2"));
    let failure = convert(json!({"from": "hex", "to": "ascii", "text": ["hunter2"]})).expect_err("a list");
    assert!(!format!("{failure:?}").contains("hunter2"));
    let failure = export(preset("azure-pfsense"), json!({"merge": {"a": {"psk": "hunter2"}}})).expect_err("an object");
    assert!(!format!("{failure:?}").contains("hunter2"));
}

#[test]
fn a_refusal_brings_the_findings_with_their_paths() {
    let mut scenario = preset("azure-pfsense");
    scenario["gateways"][0]["networks"] = json!([]);
    let failure = export(scenario, json!({"date": "2026-11-21", "seed": SEED})).expect_err("something is missing");
    assert_eq!(failure.kind, FailureKind::Refused);
    assert_eq!(failure.faults.len(), failure.findings.len());
    assert!(failure.faults.iter().any(|fault| fault.field.starts_with("gateways[0].networks")), "{failure:?}");
}

#[test]
fn every_preset_has_a_plan_with_both_ends_words() {
    for preset in presets::ALL {
        let scenario = serde_json::from_str(preset.json()).expect("JSON");
        let plan = plan(scenario, json!({"date": "2026-11-21"})).expect("a plan");
        assert!(plan.tunnels.iter().all(|tunnel| !tunnel.sheet.is_empty()), "{}", preset.name);
    }
}
