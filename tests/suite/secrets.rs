//! No key gets where it does not belong, and no SPI either.

use tunnelwright_core::bundle::{ArtifactKind, keys_of};
use tunnelwright_core::keys::{KeyMaterial, Notation};
use tunnelwright_core::presets;
use tunnelwright_core::scenario::{Keying, Manual, ManualSa, Psk, Scenario, Secret, read};
use tunnelwright_tests::{checked, exported};

const KEY: &str = "Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU";

/// Manual keys for AES-256 and SHA-256, in several notations, and SPIs that occur nowhere else.
const BY_HAND: [&str; 4] = [
    "Kf3nQ8xZ2vB7mT4wR9cL6pD1sH5jG0yE",
    "0x9f3c5a7e1b2d4f6081a3c5e7092b4d6f8091a2b3c4d5e6f708192a3b4c5d6e7f",
    "c0ffee12-34567890-abcdef01-23456789-fedcba98-76543210-0f1e2d3c-4b5a6978",
    "7d1f9e3b5c8a2046d1e9f3b7a5c82046d1e9f3b7a5c820460f1e2d3c4b5a6978",
];
const SPIS: [&str; 2] = ["3735928559", "0xfeedf00d"];

fn with_key(preset: &presets::Preset) -> Scenario {
    let mut scenario = preset.scenario();
    for tunnel in &mut scenario.tunnels {
        tunnel.psk = Psk::new(KEY);
        let sa = |spi: usize, encryption: usize, integrity: usize| ManualSa {
            spi: SPIS[spi].into(),
            encryption_key: Secret::new(BY_HAND[encryption]),
            integrity_key: Secret::new(BY_HAND[integrity]),
        };
        let (encryption, integrity) = algorithms(tunnel.keying);
        tunnel.manual = Manual { encryption, integrity, to_first: sa(0, 0, 1), to_second: sa(1, 2, 3) };
    }
    scenario
}

fn algorithms(
    keying: Keying,
) -> (Option<tunnelwright_core::crypto::Encryption>, Option<tunnelwright_core::crypto::Integrity>) {
    use tunnelwright_core::crypto::{Encryption, Integrity};
    match keying {
        Keying::Ike => (None, None),
        Keying::Manual => (Some(Encryption::Aes256), Some(Integrity::Sha256)),
    }
}

/// Every spelling of every key of a scenario: what must stand in no file that is not marked.
fn spellings(scenario: &Scenario) -> Vec<String> {
    let mut all = vec![KEY.to_owned()];
    all.extend(BY_HAND.map(str::to_owned));
    let report = checked(scenario);
    let plan = report.plan.as_ref().expect("a preset has a plan");
    let made = keys_of(scenario, plan, &KeyMaterial([7; 32]));
    all.extend(made.ospf.iter().map(|key| key.reveal().to_owned()));
    for (_, keys) in &made.manual {
        for sa in [&keys.to_first, &keys.to_second] {
            for key in [Some(&sa.encryption), sa.integrity.as_ref()].into_iter().flatten() {
                let texts = Notation::ALL.into_iter().filter_map(|notation| notation.write(key).ok());
                all.extend(texts.map(|text| text.reveal().to_owned()));
            }
        }
    }
    all
}

fn holds(text: &str, spellings: &[String]) -> bool {
    spellings.iter().any(|key| text.contains(key.as_str()))
}

/// Both SPIs in every spelling.
fn spis() -> Vec<String> {
    ["3735928559", "deadbeef", "4277006349", "feedf00d"].map(str::to_owned).into()
}

#[test]
fn a_key_stands_in_no_file_when_it_was_left_out() {
    for preset in presets::ALL {
        let scenario = with_key(preset);
        let keys = spellings(&scenario);
        let bundle = exported(&scenario, false).expect("a preset has a plan");
        for file in &bundle.files {
            assert!(!holds(&file.text, &keys), "{} {}", preset.name, file.path);
            assert!(!file.secret, "{} {}", preset.name, file.path);
        }
    }
}

#[test]
fn every_file_with_a_key_says_so_and_no_other_does() {
    for preset in presets::ALL {
        let scenario = with_key(preset);
        let keys = spellings(&scenario);
        let bundle = exported(&scenario, true).expect("a preset has a plan");
        for file in &bundle.files {
            assert_eq!(holds(&file.text, &keys), file.secret, "{} {}", preset.name, file.path);
        }
        assert!(bundle.files.iter().any(|file| file.kind == ArtifactKind::Secrets), "{}", preset.name);
        assert!(bundle.files.iter().any(|file| file.secret && file.side != "shared"), "{}", preset.name);
    }
}

#[test]
fn a_key_that_was_made_by_hand_is_left_out_as_well() {
    for preset in presets::ALL {
        let scenario = preset.scenario();
        let keys = spellings(&scenario);
        let bundle = exported(&scenario, false).expect("a preset has a plan");
        assert!(bundle.files.iter().all(|file| !holds(&file.text, &keys)), "{}", preset.name);
    }
}

#[test]
fn a_key_stands_in_no_finding_no_plan_no_scenario_and_no_debug_output() {
    for preset in presets::ALL {
        let scenario = with_key(preset);
        let report = checked(&scenario);
        let plan = report.plan.as_ref().expect("a preset has a plan");
        let mut hidden = spellings(&scenario);
        hidden.extend(spis());
        let texts = [
            ("the report's debug output", format!("{report:?}")),
            ("the scenario's debug output", format!("{scenario:?}")),
            ("the keys' debug output", format!("{:?}", keys_of(&scenario, plan, &KeyMaterial([7; 32])))),
            ("the link and the storage", scenario.to_json()),
            ("the check's answer", serde_json::to_string(&report.answer()).expect("an answer")),
        ];
        for (place, text) in texts {
            assert!(!holds(&text, &hidden), "{}: {place}", preset.name);
        }
    }
}

#[test]
fn an_spi_stands_in_the_sides_files_and_in_the_sheet_alone() {
    for preset in presets::ALL.iter().filter(|preset| preset.scenario().tunnels[0].keying == Keying::Manual) {
        let bundle = exported(&with_key(preset), true).expect("a preset has a plan");
        for file in bundle.files.iter().filter(|file| file.side == "shared") {
            assert_eq!(holds(&file.text, &spis()), file.kind == ArtifactKind::ParameterSheet, "{}", file.path);
        }
    }
}

#[test]
fn the_faults_of_a_file_show_neither_key_nor_spi() {
    let text = format!(
        r#"{{"version": 1, "tunnels": [{{"id": "t", "keying": "manual", "manual": {{
            "to_first": {{"spi": ["{}"], "encryption_key": 17}}, "to_second": {{"integrity_key": ["{KEY}"]}}}}}}]}}"#,
        SPIS[0]
    );
    let faults = read(&text).expect_err("three fields of the wrong kind");
    assert_eq!(faults.len(), 3);
    for fault in faults {
        assert!(!fault.message.contains(KEY) && !fault.message.contains(SPIS[0]), "{}", fault.message);
    }
}
