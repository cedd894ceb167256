//! Whole outputs, compared with plain files; the end-to-end suite gives the scripts to shellcheck.

use std::path::PathBuf;

use crate::draft::Moment;
use crate::fact::day;
use crate::scenario::{Psk, Scenario, read};
use crate::side::{Keys, Side};

/// A firewall's end is played by a second gateway of the same kind: this folder knows no other.
fn scenario(name: &str) -> Scenario {
    read(CASES.iter().find(|case| case.0 == name).map(|case| case.1).unwrap()).unwrap()
}

const STATIC: &str = r#"{
  "version": 1, "name": "Office to cloud",
  "gateways": [
    { "id": "office", "label": "Head office", "system": "azure", "lines": [{ "address": "198.51.100.10" }],
      "networks": ["192.168.10.0/24"], "settings": { "gateway_subnet": "192.168.10.224/27" } },
    { "id": "cloud", "label": "Azure", "system": "azure", "lines": [{ "address": "203.0.113.20" }],
      "networks": ["10.20.0.0/16"],
      "settings": { "gateway_subnet": "10.20.255.224/27", "subnets": ["10.20.1.0/24", "10.20.2.0/24"], "zones": true } }
  ],
  "tunnels": [{ "id": "office-cloud", "ends": [{ "gateway": "office" }, { "gateway": "cloud" }],
    "routing": { "kind": "static" } }]
}"#;

const BGP_BEHIND_NAT: &str = r#"{
  "version": 1, "name": "Home to cloud", "as_of": "2024-06-01",
  "gateways": [
    { "id": "home", "system": "azure", "bgp": { "asn": 65010, "address": "10.0.0.30" },
      "lines": [{ "fqdn": "home.example.net", "dynamic": true, "nat": { "behind": true, "router": "a 'router' & $(more)" } }],
      "networks": ["10.0.0.0/24"], "settings": { "gateway_subnet": "10.0.0.0/27" } },
    { "id": "cloud", "system": "azure", "lines": [{}], "networks": ["172.16.0.0/16"],
      "settings": { "sku": "VpnGw1", "gateway_subnet": "172.16.19.224/27", "vnet_exists": true } }
  ],
  "tunnels": [{ "id": "home-cloud", "ends": [{ "gateway": "home" }, { "gateway": "cloud" }],
    "initiator": "first", "routing": { "kind": "bgp" } }]
}"#;

const POLICY: &str = r#"{
  "version": 1, "name": "Pairs of networks",
  "gateways": [
    { "id": "office", "system": "azure", "lines": [{ "address": "198.51.100.10" }],
      "networks": ["192.168.10.0/24", "192.168.20.0/24"], "settings": { "gateway_subnet": "192.168.10.224/27" } },
    { "id": "cloud", "system": "azure", "lines": [{ "address": "203.0.113.20" }],
      "networks": ["10.20.0.0/16"], "settings": { "gateway_subnet": "10.20.255.224/27" } }
  ],
  "tunnels": [{ "id": "office-cloud", "ends": [{ "gateway": "office" }, { "gateway": "cloud" }],
    "initiator": "either", "routing": { "kind": "policy" } }]
}"#;

const DEFAULTS_2016: &str = r#"{
  "version": 1, "name": "Autumn 2016", "as_of": "2016-10-26",
  "gateways": [
    { "id": "office", "system": "azure", "lines": [{ "address": "198.51.100.10" }],
      "networks": ["192.168.1.0/24"],
      "settings": { "sku": "Standard", "policy": "default", "gateway_subnet": "192.168.1.224/27" } },
    { "id": "cloud", "system": "azure", "lines": [{ "address": "203.0.113.20" }],
      "networks": ["10.1.0.0/16"],
      "settings": { "sku": "Standard", "policy": "default", "gateway_subnet": "10.1.255.224/27" } }
  ],
  "tunnels": [{ "id": "office-cloud", "ends": [{ "gateway": "office" }, { "gateway": "cloud" }],
    "initiator": "first", "routing": { "kind": "policy" } }]
}"#;

const APIPA: &str = r#"{
  "version": 1, "name": "Two sites with link-local BGP",
  "gateways": [
    { "id": "cloud", "system": "azure", "lines": [{ "address": "203.0.113.20" }], "networks": ["10.20.0.0/16"],
      "settings": { "gateway_subnet": "10.20.255.224/27", "apipa": "169.254.21.2", "sku": "VpnGw2AZ" } },
    { "id": "site-a", "system": "azure", "lines": [{ "address": "198.51.100.10" }], "networks": ["192.168.10.0/24"],
      "bgp": { "asn": 65010, "address": "169.254.21.1" }, "settings": { "gateway_subnet": "192.168.10.224/27" } },
    { "id": "site-b", "system": "azure", "lines": [{}], "networks": ["192.168.20.0/24"],
      "bgp": { "asn": 65020, "address": "169.254.21.5" }, "settings": { "gateway_subnet": "192.168.20.224/27" } }
  ],
  "tunnels": [
    { "id": "a", "ends": [{ "gateway": "site-a" }, { "gateway": "cloud" }], "routing": { "kind": "bgp" } },
    { "id": "b", "ends": [{ "gateway": "site-b" }, { "gateway": "cloud" }], "routing": { "kind": "bgp" } }
  ]
}"#;

const CLASSIC: &str = r#"{
  "version": 1, "name": "Summer 2013", "as_of": "2013-06-08",
  "gateways": [
    { "id": "office", "system": "azure", "release": "classic-static", "lines": [{ "address": "198.51.100.10" }],
      "networks": ["192.168.1.0/24"] },
    { "id": "cloud", "system": "azure", "release": "classic-static", "lines": [{ "address": "203.0.113.20" }],
      "networks": ["10.4.0.0/16"] }
  ],
  "tunnels": [{ "id": "office-cloud", "ends": [{ "gateway": "office" }, { "gateway": "cloud" }],
    "routing": { "kind": "policy" } }]
}"#;

const CASES: &[(&str, &str)] = &[
    ("static", STATIC),
    ("bgp-behind-nat", BGP_BEHIND_NAT),
    ("policy", POLICY),
    ("defaults-2016", DEFAULTS_2016),
    ("apipa", APIPA),
    ("classic", CLASSIC),
];

fn files(name: &str, keys: Option<&str>) -> Vec<crate::bundle::Artifact> {
    let scenario = scenario(name);
    let report = crate::check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let Some(plan) = report.plan.as_ref() else { panic!("{name}: {:#?}", report.findings) };
    let keys = keys.map(|key| Keys::of_psks(plan.tunnels.iter().map(|t| (t.id.clone(), Psk::new(key)))));
    let index = plan.gateways.iter().position(|gateway| gateway.id == "cloud").unwrap();
    let side = Side { plan, index, keys: keys.as_ref(), findings: &[] };
    (side.gateway().device.render)(&side)
}

fn snapshots() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/devices/azure/snapshots")
}

#[test]
fn whole_outputs_are_as_before() {
    for (name, _) in CASES {
        for file in files(name, None) {
            let short = file.path.strip_prefix("cloud/").unwrap();
            let path = snapshots().join(format!("{name}.{short}"));
            expect_test::expect_file![path].assert_eq(&file.text);
        }
    }
}

#[test]
fn every_file_is_plain_and_ends_with_one_newline() {
    for (name, _) in CASES {
        for file in files(name, Some("kEy\"\\'$(id)`&%")) {
            assert!(file.text.is_ascii(), "{name} {}", file.path);
            assert!(file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{name} {}", file.path);
            assert!(file.text.lines().all(|line| line.trim_end() == line), "{name} {}", file.path);
            assert_eq!(file.secret, file.text.contains("kEy"), "{name} {}", file.path);
            assert!(file.replace.iter().all(|word| file.text.contains(word.as_str())), "{name} {}", file.path);
        }
    }
}
