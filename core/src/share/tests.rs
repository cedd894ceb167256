use proptest::prelude::*;

use super::*;
use crate::presets;
use crate::scenario::{Psk, Secret, Setting};

#[test]
fn every_preset_comes_back_from_its_link_and_is_short() {
    for preset in presets::ALL {
        let scenario = preset.scenario();
        let link = write(&scenario).expect(preset.name);
        assert_eq!(read(&link), Ok(scenario), "{}", preset.name);
        assert!(link.len() < 600, "{}: {} characters", preset.name, link.len());
        assert!(link.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{link}");
    }
}

#[test]
fn the_dictionary_of_old_links_is_what_it_was() {
    let sum = base16ct::lower::encode_string(&Sha256::digest(DICTIONARY));
    assert_eq!(sum, "a46fceac9137178ab13970920794de13feaeeada3b45c595d14f0f16cdf8ef05");
}

#[test]
fn no_secret_reaches_a_link() {
    const KEYS: [&str; 4] = ["hunter2-very-secret", "3735928559", "0123456789abcdef0123", "fedcba9876543210fedc"];
    for preset in presets::ALL {
        let mut scenario = preset.scenario();
        let without = write(&scenario);
        for tunnel in &mut scenario.tunnels {
            tunnel.psk = Psk::new(KEYS[0]);
            tunnel.manual.to_first.spi = KEYS[1].into();
            tunnel.manual.to_first.encryption_key = Secret::new(KEYS[2]);
            tunnel.manual.to_second.integrity_key = Secret::new(KEYS[3]);
        }
        assert_eq!(write(&scenario), without, "{}", preset.name);
    }
}

#[test]
fn only_what_differs_from_the_defaults_is_packed() {
    let mut tree = Scenario::empty().to_value();
    thin(&mut tree, &usual());
    assert_eq!(compact(&tree_text(&tree)), r#"{"version":1}"#);
    let mut scenario = Scenario::empty();
    scenario.gateways = vec![Gateway { lines: vec![Line::default(), Line::default()], ..Gateway::default() }];
    scenario.gateways[0].settings.insert("on".to_owned(), Setting::Flag(false));
    scenario.tunnels = vec![Tunnel { ends: vec![TunnelEnd::default()], ..Tunnel::default() }];
    let mut tree = scenario.to_value();
    thin(&mut tree, &usual());
    let expected = r#"{"gateways":[{"lines":[{},{}],"settings":{"on":false}}],"tunnels":[{"ends":[{}]}],"version":1}"#;
    assert_eq!(compact(&tree_text(&tree)), expected);
    assert_eq!(read(&write(&scenario).expect("a link")), Ok(scenario));
}

#[test]
fn a_newer_or_broken_link_says_so() {
    let right = write(&presets::ALL[0].scenario()).expect("a link");
    assert_eq!(read(&right.replacen("1.", "2.", 1)), Err(LinkError::Newer(2)));
    let newer = Scenario { version: 9, ..Scenario::empty() };
    let error = read(&write(&newer).expect("a link")).expect_err("a newer scenario");
    assert!(error.to_string().contains("version 9") && error.to_string().contains("take a newer one"), "{error}");
    for cut in 0..right.len() {
        assert_eq!(read(&right[..cut]), Err(LinkError::Damaged), "the first {cut} characters");
    }
    for text in ["", ".", "1.", "0.AAAA", "x.AAAA", "1.!!!!", "-1.AAAA", "1.AAAAAAAA"] {
        assert_eq!(read(text), Err(LinkError::Damaged), "{text}");
    }
    assert_eq!(read(&format!(" {right}\n")), read(&right));
}

#[test]
fn a_link_that_swells_is_refused() {
    let packed = compress_with_dict(&vec![b' '; MOST + 1], DICTIONARY);
    let body = [&check(&vec![b' '; MOST + 1]), packed.as_slice()].concat();
    assert_eq!(read(&format!("1.{}", Base64UrlUnpadded::encode_string(&body))), Err(LinkError::Damaged));
    let large = Scenario { description: "x".repeat(MOST), ..Scenario::empty() };
    assert_eq!(write(&large), None);
}

#[test]
fn spaces_go_only_between_the_words() {
    let text = r#"{ "a b": " \" c\\" , "d": [ 1, "\\\" e" ] }"#;
    assert_eq!(compact(text), r#"{"a b":" \" c\\","d":[1,"\\\" e"]}"#);
}

proptest! {
    #[test]
    fn whatever_is_typed_comes_back(
        preset in 0..presets::ALL.len(),
        name in "\\PC{0,60}",
        description in any::<String>(),
        networks in prop::collection::vec(any::<String>(), 0..6),
        release in "\\PC{0,12}",
        setting in any::<String>(),
    ) {
        let mut scenario = presets::ALL[preset].scenario();
        (scenario.name, scenario.description) = (name, description);
        scenario.gateways[0].networks = networks;
        scenario.gateways[1].release = release;
        scenario.gateways[1].settings.insert("own".to_owned(), Setting::List(vec![setting]));
        let link = write(&scenario).expect("a link");
        prop_assert_eq!(read(&link), Ok(scenario));
    }

    #[test]
    fn no_text_brings_the_reader_down(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&text);
        let _ = read(&format!("1.{text}"));
        let _ = read(&format!("1.{}", Base64UrlUnpadded::encode_string(&bytes)));
        // With the right sum, so that what was unpacked is read.
        let mut room = vec![0; MOST];
        if let Ok(length) = decompress_into_with_dict(&bytes, &mut room, DICTIONARY) {
            let body = [&check(&room[..length]), bytes.as_slice()].concat();
            let _ = read(&format!("1.{}", Base64UrlUnpadded::encode_string(&body)));
        }
    }

    #[test]
    fn one_changed_letter_is_noticed(preset in 0..presets::ALL.len(), place in any::<prop::sample::Index>(), letter in "[A-Za-z0-9_-]") {
        let link = write(&presets::ALL[preset].scenario()).expect("a link");
        let place = 2 + place.index(link.len() - 2);
        let changed = format!("{}{letter}{}", &link[..place], &link[place + 1..]);
        if changed != link {
            // Unpacked to the same text, it is the same link.
            prop_assert!(read(&changed).is_err() || read(&changed) == read(&link), "{}", changed);
        }
    }
}
