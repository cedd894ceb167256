//! Whole outputs, as plain files in `snapshots/`, and what must hold for all of them.

use super::words;
use crate::devices::Feature;
use crate::devices::testing::{PUBLIC, Pair};

const PLAIN: Pair<'static> = Pair { system: "rras", release: "2025", line: PUBLIC, settings: "", tunnel: "" };

#[test]
fn static_routes_with_the_key() {
    Pair { tunnel: r#""routing": {"kind": "static"}"#, ..PLAIN }.snapshot("static", &["rras.ps1"]);
}

#[test]
fn every_parameter_with_a_list_has_a_word_of_it() {
    for row in super::profile::ROWS {
        let word = match row.feature {
            Feature::IkeEncryption(cipher) | Feature::EspEncryption(cipher) => words::cipher(cipher),
            Feature::IkeIntegrity(hash) => words::ike_hash(hash),
            Feature::EspIntegrity(hash) => words::esp_hash(hash),
            Feature::IkeGroup(group) => words::groups(group)[0],
            Feature::Pfs(group) => words::groups(group)[1],
            _ => continue,
        };
        assert!(!word.is_empty(), "{row:?}");
    }
}

#[test]
fn names_of_people_stay_in_their_comment() {
    let files = Pair { tunnel: r#""routing": {"kind": "static"}"#, ..PLAIN }.files(0, true);
    for file in files.iter().filter(|file| file.path.ends_with(".ps1")) {
        let mut code = file.text.lines().filter(|line| !line.starts_with('#'));
        assert!(
            code.all(|line| !line.contains(['"', '#', '`']) && line.matches('\'').count() % 2 == 0),
            "{}",
            file.text
        );
    }
}
