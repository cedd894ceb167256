//! Every ordered pair of devices with IKE and every kind of routing: an export whose
//! files hold something, or a refusal that says why and what to do.

use tunnelwright_core::devices::{ALL, Device, Feature};
use tunnelwright_core::finding::Severity;
use tunnelwright_core::scenario::read;
use tunnelwright_tests::{checked, exported};

/// Settings without which a device's files have gaps.
fn settings(device: &Device) -> &'static str {
    if device.question("gateway_subnet").is_some() {
        r#"{"sku": "VpnGw1AZ", "location": "westeurope", "gateway_subnet": "10.2.255.224/27", "subnets": ["10.2.1.0/24"]}"#
    } else {
        "{}"
    }
}

fn scenario(first: &Device, second: &Device, kind: &str) -> String {
    let (one, two) = (settings(first).replace("10.2.", "10.1."), settings(second));
    format!(
        r#"{{"version": 1, "name": "pair", "gateways": [
            {{"id": "one", "system": "{}", "lines": [{{"address": "198.51.100.10"}}], "networks": ["10.1.0.0/16"],
              "bgp": {{"asn": 65010}}, "settings": {one}}},
            {{"id": "two", "system": "{}", "lines": [{{"address": "203.0.113.20"}}], "networks": ["10.2.0.0/16"],
              "bgp": {{"asn": 65020}}, "settings": {two}}}],
          "tunnels": [{{"id": "a-b", "ends": [{{"gateway": "one"}}, {{"gateway": "two"}}], "routing": {{"kind": "{kind}"}}}}]}}"#,
        first.id, second.id
    )
}

/// True for an export, false for a refusal with its reasons.
fn goes_through(text: &str) -> bool {
    let scenario = read(text).unwrap_or_else(|faults| panic!("{faults:?} in {text}"));
    let report = checked(&scenario);
    let refused: Vec<_> = report.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    if !refused.is_empty() {
        assert!(refused.iter().all(|finding| !finding.what.is_empty() && !finding.fix.is_empty()), "{refused:?}");
        return false;
    }
    let bundle = exported(&scenario, true).unwrap_or_else(|refusal| panic!("{refusal:?} of {text}"));
    for side in ["one", "two"] {
        let files: Vec<_> = bundle.files.iter().filter(|file| file.side == side).collect();
        assert!(!files.is_empty() && files.iter().all(|file| file.text.lines().count() > 3), "{side} of {text}");
        assert!(files.iter().all(|file| !file.text.contains("{{")), "{side} of {text}");
    }
    true
}

#[test]
fn every_pair_is_exported_or_told_why_not() {
    let with_ike = || ALL.iter().filter(|device| device.rows.iter().any(|row| matches!(row.feature, Feature::Ike(_))));
    let (mut exported, mut refused) = (0, 0);
    for first in with_ike() {
        for second in with_ike() {
            for kind in ["policy", "static", "bgp", "ospf"] {
                if goes_through(&scenario(first, second, kind)) {
                    exported += 1;
                } else {
                    refused += 1;
                }
            }
        }
    }
    println!("{exported} pairs exported, {refused} refused");
    assert!(exported > 300, "{exported} pairs exported");
}

/// What the second end shows elsewhere is all that the first one's files may name of it.
#[test]
fn no_file_names_a_network_that_the_other_side_shows_elsewhere() {
    let able = |device: &&Device, feature| device.rows.iter().any(|row| row.feature == feature);
    let mut seen = 0;
    for (feature, kind) in [(Feature::TranslateBoth, "static"), (Feature::TranslateOwn, "policy")] {
        for second in ALL.iter().filter(|device| able(device, feature)) {
            for first in ALL.iter().filter(|device| device.id != second.id) {
                let shown = r#"{"gateway": "two", "translate": [{"from": "10.2.0.0/16", "to": "10.222.0.0/16"}]}"#;
                let text = scenario(first, second, kind).replace(r#"{"gateway": "two"}"#, shown);
                let scenario = read(&text.replace("VpnGw1AZ", "VpnGw2AZ")).unwrap();
                if checked(&scenario).has_error() {
                    continue;
                }
                seen += 1;
                for file in exported(&scenario, false).unwrap().files.iter().filter(|file| file.side == "one") {
                    assert!(!file.text.contains("10.2.0.0"), "{kind} of {}: {}: {}", first.id, file.path, file.text);
                }
            }
        }
    }
    assert!(seen > 8, "{seen} exports only");
}
