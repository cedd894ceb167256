//! No key gets where it does not belong.

use tunnelwright_core::bundle::ArtifactKind;
use tunnelwright_core::presets;
use tunnelwright_core::scenario::Psk;
use tunnelwright_tests::{checked, exported};

const KEY: &str = "Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU";

fn with_key(preset: &presets::Preset) -> tunnelwright_core::scenario::Scenario {
    let mut scenario = preset.scenario();
    for tunnel in &mut scenario.tunnels {
        tunnel.psk = Psk::new(KEY);
    }
    scenario
}

#[test]
fn a_key_stands_in_no_file_when_it_was_left_out() {
    for preset in presets::ALL {
        let bundle = exported(&with_key(preset), false).expect("a preset has a plan");
        for file in &bundle.files {
            assert!(!file.text.contains(KEY), "{} {}", preset.name, file.path);
            assert!(!file.secret, "{} {}", preset.name, file.path);
        }
    }
}

#[test]
fn every_file_with_a_key_says_so_and_no_other_does() {
    for preset in presets::ALL {
        let bundle = exported(&with_key(preset), true).expect("a preset has a plan");
        for file in &bundle.files {
            assert_eq!(file.text.contains(KEY), file.secret, "{} {}", preset.name, file.path);
        }
        assert!(bundle.files.iter().any(|file| file.kind == ArtifactKind::Secrets), "{}", preset.name);
    }
}

#[test]
fn a_key_stands_in_no_finding_no_plan_no_scenario_and_no_debug_output() {
    for preset in presets::ALL {
        let scenario = with_key(preset);
        let report = checked(&scenario);
        assert!(!format!("{report:?}").contains(KEY), "{}", preset.name);
        assert!(!format!("{scenario:?}").contains(KEY), "{}", preset.name);
        assert!(!scenario.to_json().contains(KEY), "{}", preset.name);
        assert!(!serde_json::to_string(&report.answer()).expect("an answer").contains(KEY), "{}", preset.name);
    }
}
