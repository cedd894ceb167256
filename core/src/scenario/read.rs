//! Reading a scenario from JSON: every fault at once, each with its path.

use serde_json::Value;

use super::{Scenario, VERSION, edit};

/// A fault of the file's form; faults of its values come from the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The field's path; empty for the whole file.
    pub path: String,
    /// What is wrong and what would be right.
    pub message: String,
}

impl ReadError {
    fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
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
    let mut root: Value =
        serde_json::from_str(text).map_err(|error| vec![ReadError::new("", format!("this is not JSON: {error}"))])?;
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

/// Reads, and on a fault notes it, takes the faulty value away and reads again,
/// so that one run names them all.
fn collect(mut root: Value) -> Result<Scenario, Vec<ReadError>> {
    let mut faults = Vec::new();
    loop {
        match serde_path_to_error::deserialize::<_, Scenario>(&root) {
            Ok(scenario) if faults.is_empty() => return Ok(scenario),
            Ok(_) => return Err(faults),
            Err(error) => {
                let path = fault_path(&error);
                faults.push(ReadError::new(path.clone(), plain(error.inner())));
                let removed = edit::change(&mut root, &path, Value::Null).is_some();
                if !removed || faults.len() == MOST_FAULTS {
                    return Err(faults);
                }
            }
        }
    }
}

fn fault_path(error: &serde_path_to_error::Error<serde_json::Error>) -> String {
    let path = error.path().to_string();
    if path == "." { String::new() } else { path }
}

/// The library's message without its position, which makes no sense in a tree.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
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
            r#"{"version":1,"colour":1,"gateways":[{"id":"a","sku":2,"networks":"10.0.0.0/8"}],"tunnels":[{"routing":{"kind":"ospf"}}]}"#,
            expect![[r#"
                colour: unknown field `colour`, expected one of `version`, `name`, `description`, `as_of`, `gateways`, `tunnels`
                gateways[0].networks: invalid type: string "10.0.0.0/8", expected a sequence
                gateways[0].sku: unknown field `sku`, expected one of `id`, `label`, `system`, `release`, `lines`, `networks`, `bgp`, `settings`
                tunnels[0].routing.kind: unknown variant `ospf`, expected one of `policy`, `static`, `bgp`
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
}
