//! Whole outputs, as plain files in `snapshots/`, and what must hold for all of them.

use crate::devices::testing::{compare, files};
use crate::scenario::{Scenario, read};

/// A box and a second one; what a case changes is put in.
fn scenario(line: &str, tunnel: &str) -> Scenario {
    let text = format!(
        r#"{{"version": 1, "name": "A & B\n}}",
            "gateways": [
              {{"id": "home", "label": "Home \"1\"; // `|", "system": "fritzbox", "lines": [{line}], "networks": ["192.168.178.0/24"]}},
              {{"id": "cabin", "system": "fritzbox", "lines": [{{"address": "203.0.113.20"}}], "networks": ["192.168.188.0/24"]}}],
            "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "home"}}, {{"gateway": "cabin"}}],
              "routing": {{"kind": "policy"}}{tunnel}}}]}}"#
    );
    read(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

const FIXED: &str = r#"{"address": "198.51.100.10"}"#;
const CHANGES: &str = r#"{"fqdn": "home.example.net", "dynamic": true}"#;

#[test]
fn two_fixed_addresses_with_the_key() {
    compare("fritzbox", "fixed", &files(&scenario(FIXED, ""), 0, true), &["vpn.cfg"]);
}

#[test]
fn a_changing_address_without_perfect_forward_secrecy() {
    let described = scenario(CHANGES, r#", "protection": {"pfs": "off"}, "initiator": "second""#);
    compare("fritzbox", "named", &files(&described, 1, false), &[]);
}

#[test]
fn names_of_people_stay_in_their_comment() {
    let files = files(&scenario(FIXED, ""), 0, true);
    let mut lines = files[0].text.lines().filter(|line| !line.starts_with("//"));
    assert!(lines.all(|line| !line.contains("Home") && !line.contains("//") && line.matches('"').count() % 2 == 0));
}
