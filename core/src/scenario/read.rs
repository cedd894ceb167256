//! Reading a scenario from JSON: every fault at once, each with its path.

use serde_json::Value;

use super::shape::SCENARIO;
use super::{Scenario, VERSION, tree};

/// A fault of the file's form; faults of its values come from the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The field's path; empty for the whole file.
    pub path: String,
    /// What is wrong and what would be right.
    pub message: String,
}

impl ReadError {
    pub(crate) fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), message: message.into() }
    }
}

/// More faults than this and the file is no scenario at all.
const MOST_FAULTS: usize = 50;

/// Reads a scenario of this or an older version.
///
/// # Errors
/// Every fault of the file's form: not JSON, a newer version, unknown fields,
/// values of the wrong kind.
pub fn read(text: &str) -> Result<Scenario, Vec<ReadError>> {
    // Some editors put a byte order mark in front.
    let text = text.trim_start_matches('\u{feff}');
    read_tree(
        serde_json::from_str(text).map_err(|error| vec![ReadError::new("", format!("this is not JSON: {error}"))])?,
    )
}

/// Reads a scenario that is a JSON tree already.
///
/// # Errors
/// As for [`read`].
pub fn read_tree(mut root: Value) -> Result<Scenario, Vec<ReadError>> {
    if !root.is_object() {
        return Err(vec![ReadError::new("", "a scenario is a JSON object: {\"version\": 1, ...}")]);
    }
    migrate(&mut root)?;
    collect(root)
}

/// Brings an older form to the current one.
///
/// Version 0 (before the first release) had one `line` per gateway instead of `lines`.
fn migrate(root: &mut Value) -> Result<(), Vec<ReadError>> {
    let version = match &root["version"] {
        Value::Null => {
            let message = format!("the version is missing; write \"version\": {VERSION}");
            return Err(vec![ReadError::new("version", message)]);
        }
        version => version.as_u64(),
    };
    match version {
        Some(version) if version == u64::from(VERSION) => Ok(()),
        Some(0) => {
            migrate_from_0(root);
            Ok(())
        }
        Some(newer) => Err(vec![ReadError::new(
            "version",
            format!("this file has version {newer}; this Tunnelwright reads up to version {VERSION}: take a newer one"),
        )]),
        None => Err(vec![ReadError::new("version", format!("the version is a number; write {VERSION}"))]),
    }
}

fn migrate_from_0(root: &mut Value) {
    root["version"] = VERSION.into();
    for gateway in root["gateways"].as_array_mut().into_iter().flatten() {
        if let Some(map) = gateway.as_object_mut()
            && let Some(line) = map.remove("line")
        {
            map.insert("lines".into(), Value::Array(vec![line]));
        }
    }
}

/// Names every fault of the form; a form without faults is read.
pub(super) fn collect(mut root: Value) -> Result<Scenario, Vec<ReadError>> {
    let mut faults = Vec::new();
    SCENARIO.walk(&mut root, "", &mut faults);
    if faults.is_empty() {
        return tree::scenario(&root).ok_or_else(|| vec![ReadError::new("version", "this is no version")]);
    }
    faults.truncate(MOST_FAULTS);
    Err(faults)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(text: &str, expected: Expect) {
        let shown: String = match read(text) {
            Ok(_) => "read\n".to_owned(),
            Err(faults) => faults.iter().map(|f| format!("{}: {}\n", f.path, f.message)).collect(),
        };
        expected.assert_eq(&shown);
    }

    #[test]
    fn every_fault_is_named_with_its_path() {
        check(
            r#"{"version":1,"colour":1,"gateways":[{"id":"a","sku":2,"networks":"10.0.0.0/8"}],"tunnels":[{"routing":{"kind":"rip"}}]}"#,
            expect![[r#"
                colour: there is no such field; there are version, name, description, as_of, expect, gateways, tunnels
                gateways[0].networks: "10.0.0.0/8" stands here; a list of texts is expected
                gateways[0].sku: there is no such field; there are id, label, system, release, lines, networks, bgp, ospf, settings
                tunnels[0].routing.kind: "rip" stands here; one of policy, static, bgp, ospf is expected
            "#]],
        );
    }

    #[test]
    fn a_newer_file_is_refused_kindly() {
        check(
            r#"{"version":2}"#,
            expect![[r#"
                version: this file has version 2; this Tunnelwright reads up to version 1: take a newer one
            "#]],
        );
    }

    #[test]
    fn a_file_without_version_or_form_says_what_would_be_right() {
        check(
            "{}",
            expect![[r#"
            version: the version is missing; write "version": 1
        "#]],
        );
        check(
            "[]",
            expect![[r#"
            : a scenario is a JSON object: {"version": 1, ...}
        "#]],
        );
        check(
            "{",
            expect![[r#"
            : this is not JSON: EOF while parsing an object at line 1 column 1
        "#]],
        );
    }

    #[test]
    fn an_old_file_is_brought_to_the_current_form() {
        let scenario = read(r#"{"version":0,"gateways":[{"id":"a","line":{"address":"192.0.2.1"}}]}"#).unwrap();
        assert_eq!(scenario.version, VERSION);
        assert_eq!(scenario.gateways[0].lines[0].address, "192.0.2.1");
    }

    #[test]
    fn a_key_of_the_wrong_kind_is_not_shown() {
        check(
            r#"{"version":1,"tunnels":[{"psk":1234567}]}"#,
            expect![[r#"
                tunnels[0].psk: a text is expected here
            "#]],
        );
    }
}
