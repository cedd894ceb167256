//! What the devices' tests share: two of a kind, the files of one side, and plain
//! files to hold them against.

use expect_test::expect_file;

use crate::bundle::{Artifact, keys_of};
use crate::check;
use crate::draft::Moment;
use crate::fact::day;
use crate::keys::KeyMaterial;
use crate::scenario::{Scenario, read};
use crate::side::Side;

/// A line with an address of its own.
pub const PUBLIC: &str = r#"{"address": "198.51.100.10"}"#;

/// A line behind a router, reached by name.
pub const BEHIND_NAT: &str =
    r#"{"fqdn": "north.example.net", "dynamic": true, "nat": {"behind": true, "inside": "192.168.178.2"}}"#;

/// Two of a kind; what a case changes is put in, as JSON.
pub struct Pair<'a> {
    pub system: &'a str,
    pub release: &'a str,
    pub line: &'a str,
    pub settings: &'a str,
    pub tunnel: &'a str,
}

impl Pair<'_> {
    /// The scenario, with a name and a label that are not harmless everywhere.
    pub fn scenario(&self) -> Scenario {
        let Self { system, release, line, settings, tunnel } = self;
        let text = format!(
            r#"{{"version": 1, "name": "A & B",
                "gateways": [
                  {{"id": "north", "label": "North \"1\" # set", "system": "{system}", "release": "{release}",
                    "lines": [{line}], "networks": ["10.0.0.0/24", "192.168.2.0/24"], "bgp": {{"asn": 65010}},
                    "settings": {{{settings}}}}},
                  {{"id": "south", "system": "{system}", "release": "{release}", "lines": [{{"address": "203.0.113.20"}}],
                    "networks": ["172.16.0.0/16"], "bgp": {{"asn": 65020}}}}],
                "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "north"}}, {{"gateway": "south"}}], {tunnel}}}]}}"#
        );
        read(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
    }

    /// The files of one side.
    pub fn files(&self, side: usize, with_keys: bool) -> Vec<Artifact> {
        files(&self.scenario(), side, with_keys)
    }

    /// Holds the files of the first side against `snapshots/<name>`: with keys where
    /// `secrets` names files that hold one.
    pub fn snapshot(&self, name: &str, secrets: &[&str]) {
        compare(self.system, name, &self.files(0, !secrets.is_empty()), secrets);
    }
}

/// The files of one side on a fixed day, with keys of fixed material.
pub fn files(scenario: &Scenario, side: usize, with_keys: bool) -> Vec<Artifact> {
    let report = check(scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let keys = keys_of(scenario, &plan, &KeyMaterial([7; 32]));
    let side = Side { plan: &plan, index: side, keys: with_keys.then_some(&keys), findings: &[] };
    let device = side.gateway().device;
    assert!(!(device.runbook)(&side).is_empty());
    (device.render)(&side)
}

/// Holds files against those in the device's folder `snapshots/<name>`; `secrets`
/// names the ones that hold a key.
pub fn compare(device: &str, name: &str, files: &[Artifact], secrets: &[&str]) {
    for file in files {
        let file_name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(file.text.is_ascii() && file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{}", file.path);
        assert!(!file.text.contains("{{"), "{}: a word that nobody set", file.path);
        assert!(file.replace.iter().all(|word| file.text.contains(word)), "{}", file.path);
        assert_eq!(file.secret, secrets.contains(&file_name), "{}", file.path);
        expect_file![format!("./{device}/snapshots/{name}/{file_name}")].assert_eq(&file.text);
    }
}
