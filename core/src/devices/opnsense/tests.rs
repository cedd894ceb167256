//! Whole outputs, as plain files in `snapshots/`.

use super::releases::RELEASES;
use crate::check;
use crate::crypto::{DhGroup, Encryption, EspSuite, IkeSuite, Integrity, Named};
use crate::devices::testing::{BEHIND_NAT, PUBLIC, Pair};
use crate::draft::Moment;
use crate::fact::day;
use crate::side::Side;

/// The files that hold a key.
const SECRETS: &[&str] = &["guide.md", "ipsec-section.xml"];

/// What a case changes is put in.
const PAIR: Pair<'static> = Pair { system: "opnsense", release: "", line: PUBLIC, settings: "", tunnel: "" };

#[test]
fn bgp_of_today() {
    let tunnel = r#""routing": {"kind": "bgp", "transit": "172.19.0.0/30"}"#;
    Pair { tunnel, ..PAIR }.snapshot("bgp", SECRETS);
}

#[test]
fn static_routes_behind_nat() {
    let tunnel = r#""routing": {"kind": "static"}, "initiator": "first""#;
    Pair { release: "24.7", line: BEHIND_NAT, settings: r#""first_reqid": 70"#, tunnel, ..PAIR }
        .snapshot("static", &[]);
}

#[test]
fn policy_based_of_the_first_release_by_the_pages_alone() {
    let tunnel = r#""routing": {"kind": "policy"}, "psk": "0x<&>]]>'quotes'`#}""#;
    let site = Pair { release: "23.1", tunnel, ..PAIR };
    assert!(site.files(0, true).iter().all(|file| !file.path.ends_with(".xml")));
    site.snapshot("policy", SECRETS);
}

#[test]
fn ikev1_with_a_child_for_each_pair_and_the_address_later() {
    let tunnel = r#""routing": {"kind": "policy"}, "initiator": "second", "protection": {"ike_version": "ikev1"}"#;
    Pair { release: "25.7", line: "{}", tunnel, ..PAIR }.snapshot("policy-v1", SECRETS);
}

/// Each release renders each kind of routing.
#[test]
fn every_release_renders_every_routing() {
    for release in RELEASES {
        for kind in ["policy", "static", "bgp"] {
            let tunnel = format!(r#""routing": {{"kind": "{kind}"}}"#);
            let files = Pair { release: release.id, tunnel: &tunnel, ..PAIR }.files(1, false);
            assert_eq!(files.iter().any(|file| file.path.ends_with(".xml")), release.id != "23.1");
            assert_eq!(files.iter().any(|file| file.path.ends_with("frr.conf")), kind == "bgp");
        }
    }
}

/// The list of the pages, as the program's own source has it.
#[test]
fn a_proposal_is_offered_from_its_release_on() {
    let (newest, oldest) = (&RELEASES[RELEASES.len() - 1], &RELEASES[0]);
    let ike = |cipher, hash, group| super::proposals::ike(IkeSuite::new(cipher, hash, group));
    let esp = |cipher, hash, pfs| super::proposals::esp(EspSuite::new(cipher, hash, pfs));
    for (proposal, at_first, today) in [
        (ike(Encryption::Aes256Gcm, Integrity::Sha384, DhGroup::Ecp384), true, true),
        (ike(Encryption::Aes192, Integrity::Sha512, DhGroup::Curve448), true, true),
        (ike(Encryption::Aes256, Integrity::Sha1, DhGroup::Modp2048), false, true),
        (ike(Encryption::Aes128, Integrity::Sha256, DhGroup::Modp1024), false, false),
        (ike(Encryption::ChaCha20Poly1305, Integrity::Sha256, DhGroup::Curve25519), false, true),
        (ike(Encryption::ChaCha20Poly1305, Integrity::Sha256, DhGroup::Ecp384), false, false),
    ] {
        assert_eq!(super::proposals::offers_ike(oldest, &proposal), at_first, "{proposal}");
        assert_eq!(super::proposals::offers_ike(newest, &proposal), today, "{proposal}");
    }
    for (proposal, at_first, today) in [
        (esp(Encryption::Aes256Gcm, None, Some(DhGroup::Ecp384)), false, true),
        (esp(Encryption::Aes256, Some(Integrity::Sha256), Some(DhGroup::Modp2048)), true, true),
        (esp(Encryption::Aes256Gcm, None, None), false, true),
        (esp(Encryption::Aes128, Some(Integrity::Sha256), None), false, false),
        (esp(Encryption::Aes256, Some(Integrity::Sha256), None), false, true),
        (esp(Encryption::ChaCha20Poly1305, None, Some(DhGroup::Modp2048)), false, false),
    ] {
        assert_eq!(super::proposals::offers_esp(oldest, &proposal), at_first, "{proposal}");
        assert_eq!(super::proposals::offers_esp(newest, &proposal), today, "{proposal}");
    }
    assert_eq!(Encryption::Aes256.keyword(), "aes256");
}

/// Whatever a place or a scenario is called, it ends no comment of the section.
#[test]
fn no_name_becomes_an_element() {
    let mut scenario = Pair { tunnel: r#""routing": {"kind": "bgp"}"#, ..PAIR }.scenario();
    scenario.name = "x --> <evil/> <!-- y\n]]>".to_owned();
    scenario.gateways[0].label = "y\n--><evil/>".to_owned();
    let report = check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
    let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
    let side = Side { plan: &plan, index: 0, keys: None, findings: &report.findings };
    let files = super::render::render(&side);
    let section =
        files.iter().find(|file| file.path.ends_with(".xml")).map(|file| file.text.as_str()).unwrap_or_default();
    let mut reader = quick_xml::Reader::from_str(section);
    let mut elements = 0;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Start(element)) => {
                assert_ne!(element.name().as_ref(), "evil");
                elements += 1;
            }
            Ok(quick_xml::events::Event::Empty(element)) => assert_ne!(element.name().as_ref(), "evil"),
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{error}: {section}"),
        }
    }
    assert!(elements > 20, "{section}");
}
