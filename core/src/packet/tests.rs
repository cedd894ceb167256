//! Boundaries of the arithmetic, the makers' tables, and what must hold of every shape.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::crypto::{EspSuite, Named};

/// The sizes, or the faults a line each.
fn asked(ask_for: &Ask<'_>) -> String {
    match ask(ask_for) {
        Ok((_, sizes)) => format!("mtu {} mss {}\n", sizes.mtu, sizes.mss),
        Err(faults) => faults.iter().map(|fault| format!("{fault}\n")).collect(),
    }
}

fn check(ask_for: &Ask<'_>, expected: Expect) {
    expected.assert_eq(&asked(ask_for));
}

fn mtu(esp: &str, nat_t: bool, outer: &str) -> u16 {
    let question = Ask { esp, nat_t, outer, ..Ask::default() };
    ask(&question).map(|(_, sizes)| sizes.mtu).unwrap_or(0)
}

/// Outside v4, v4 in UDP, v6, v6 in UDP; a path of 1500 bytes.
#[test]
fn every_family_of_suites_has_its_size_on_a_usual_path() {
    let rows: &[(&str, [u16; 4])] = &[
        ("aes256-sha1", [1438, 1422, 1422, 1406]),
        ("aes128-md5", [1438, 1422, 1422, 1406]),
        ("aes128-aesxcbc", [1438, 1422, 1422, 1406]),
        ("aes256-sha256", [1438, 1422, 1406, 1406]),
        ("aes256-sha384", [1422, 1422, 1406, 1390]),
        ("aes256-sha512", [1422, 1406, 1390, 1390]),
        ("3des-sha1", [1446, 1438, 1430, 1422]),
        ("3des-sha256", [1446, 1438, 1422, 1414]),
        ("aes256gcm16", [1446, 1438, 1426, 1418]),
        ("chacha20poly1305", [1446, 1438, 1426, 1418]),
        ("aes256gcm12", [1450, 1442, 1430, 1422]),
        ("aes256gcm8", [1454, 1446, 1434, 1426]),
        ("null-sha1", [1458, 1450, 1438, 1430]),
        ("null-sha256", [1454, 1446, 1434, 1426]),
    ];
    for (esp, sizes) in rows {
        let found = [mtu(esp, false, "4"), mtu(esp, true, "4"), mtu(esp, false, "6"), mtu(esp, true, "6")];
        assert_eq!(&found, sizes, "{esp}");
    }
}

#[test]
fn a_path_too_small_or_no_number_is_answered_with_what_would_be_right() {
    let path = |path| Ask { path, ..Ask::default() };
    check(
        &path("68"),
        expect![[r#"
        path: 68 bytes leave no room for a packet inside; give 124 or more
    "#]],
    );
    check(
        &path("67"),
        expect![[r#"
        path: 67 bytes is less than every IPv4 link carries; give 68 to 65535; 1500 is usual, 1492 with PPPoE
    "#]],
    );
    check(
        &path("-1"),
        expect![[r#"
        path: "-1" is no number of bytes; give a whole number, 68 to 65535; 1500 is usual
    "#]],
    );
    check(
        &path(""),
        expect![[r#"
        path: the path's MTU is missing; give a whole number, 68 to 65535; 1500 is usual
    "#]],
    );
    check(
        &path("65536"),
        expect![[r#"
        path: 65536 bytes is more than an IP packet can have; give 68 to 65535
    "#]],
    );
    check(
        &path("99999999999999999999"),
        expect![[r#"
        path: 99999999999999999999 bytes is more than an IP packet can have; give a whole number, 68 to 65535; 1500 is usual
    "#]],
    );
    check(
        &path("65535"),
        expect![[r#"
        mtu 65478 mss 65438
    "#]],
    );
    check(
        &Ask { path: "1279", outer: "6", ..Ask::default() },
        expect![[r#"
        path: 1279 bytes is less than every IPv6 link carries; give 1280 to 65535; 1500 is usual, 1492 with PPPoE
    "#]],
    );
    check(
        &Ask { path: "1280", outer: "6", ..Ask::default() },
        expect![[r#"
        mtu 1206 mss 1166
    "#]],
    );
}

#[test]
fn every_fault_is_named_at_once() {
    let wrong = Ask { path: "1.5e3", esp: "aes257-sha1", mode: "both", outer: "5", inner: "IPv6", ..Ask::default() };
    check(
        &wrong,
        expect![[r#"
        path: "1.5e3" is no number of bytes; give a whole number, 68 to 65535; 1500 is usual
        esp: "aes257" is no algorithm of ESP; the nearest is aes256
        mode: "both" is no mode of ESP; write tunnel or transport
        outer: "5" is no version of IP; write 4 or 6
        inner: "IPv6" is no version of IP; write 4 or 6
    "#]],
    );
}

#[test]
fn a_suite_that_does_not_exist_is_refused_with_the_nearest() {
    let esp = |esp| Ask { esp, ..Ask::default() };
    for (text, expected) in [
        (
            "aes256gcm15",
            expect![[r#"
            esp: "aes256gcm15" is no algorithm of ESP; the nearest is aes256gcm16
        "#]],
        ),
        (
            "aes256-sha257",
            expect![[r#"
            esp: "sha257" is no algorithm of ESP; the nearest is sha256
        "#]],
        ),
        (
            "aes-256-gcm",
            expect![[r#"
                esp: "256" is no algorithm of ESP; the nearest is aes256gcm
            "#]],
        ),
        (
            "aes256gcm16-sha256",
            expect![[r#"
            esp: AES-GCM, 16-byte tag has its own check value, so HMAC-SHA256-128 has no place beside it; write aes256gcm16
        "#]],
        ),
        (
            "aes256",
            expect![[r#"
            esp: "aes256" has no hash, and ESP without one must not be used (RFC 8221 section 5); write aes256-sha256, say
        "#]],
        ),
        (
            "sha256",
            expect![[r#"
            esp: "sha256" names no cipher; write one before it: aes256-sha256
        "#]],
        ),
        (
            "aes128-aes256-sha1",
            expect![[r#"
            esp: "aes256" is a second cipher; write one suite: each has its own size
        "#]],
        ),
        (
            "aes256-prfsha256-sha256",
            expect![[r#"
            esp: "prfsha256" belongs to the IKE SA; leave it out: ESP has no PRF
        "#]],
        ),
        (
            "",
            expect![[r#"
            esp: no suite is given; write one as strongSwan does: aes256gcm16, aes256-sha256
        "#]],
        ),
        (
            "AES256-SHA256-MODP2048-ESN",
            expect![[r#"
            mtu 1438 mss 1398
        "#]],
        ),
    ] {
        check(&esp(text), expected);
    }
}

#[test]
fn what_lies_around_is_counted() {
    let plain = Ask::default();
    check(
        &Ask { pppoe: true, ..plain.clone() },
        expect![[r#"
        mtu 1438 mss 1398
    "#]],
    );
    check(
        &Ask { gre: true, ..plain.clone() },
        expect![[r#"
        mtu 1422 mss 1382
    "#]],
    );
    check(
        &Ask { gre: true, mode: "transport", ..plain.clone() },
        expect![[r#"
        mtu 1442 mss 1402
    "#]],
    );
    check(
        &Ask { mode: "transport", ..plain.clone() },
        expect![[r#"
        mtu 1466 mss 1426
    "#]],
    );
    check(
        &Ask { mode: "transport", outer: "6", ..plain.clone() },
        expect![[r#"
        mtu 1466 mss 1406
    "#]],
    );
    check(
        &Ask { mode: "transport", outer: "6", inner: "4", ..plain.clone() },
        expect![[r#"
        inner: in transport mode the packet keeps its own header, so IPv4 inside needs IPv4 outside; take IPv6 inside, or tunnel mode
    "#]],
    );
    check(
        &Ask { inner: "6", ..plain },
        expect![[r#"
        mtu 1446 mss 1386
    "#]],
    );
}

/// The plan speaks of suites by its own types; each must have a size.
#[test]
fn every_suite_of_a_plan_has_a_size() {
    for encryption in crate::crypto::Encryption::ALL {
        for integrity in crate::crypto::Integrity::ALL {
            let planned = EspSuite::new(*encryption, Some(*integrity), None);
            assert!(super::suite::of_plan(&planned).is_some(), "{planned}");
        }
    }
}

#[test]
fn every_keyword_is_read_as_its_own_row() {
    for cipher in CIPHERS {
        for word in cipher.keywords() {
            let text = if cipher.is_aead() { word } else { format!("{word}-sha1") };
            assert_eq!(suite(&text).map(|suite| suite.cipher()), Ok(cipher), "{text}");
        }
    }
    for hash in HASHES {
        for word in hash.keywords {
            assert_eq!(suite(&format!("aes256-{word}")).map(|suite| suite.hash()), Ok(Some(hash)), "{word}");
        }
    }
}

fn any_shape() -> impl Strategy<Value = Shape> {
    let version = prop_oneof![Just(IpVersion::V4), Just(IpVersion::V6)];
    let suite = (0..CIPHERS.len(), 0..HASHES.len()).prop_map(|(cipher, hash)| {
        let cipher = &CIPHERS[cipher];
        Suite::of(cipher, (!cipher.is_aead()).then(|| &HASHES[hash])).expect("they go together")
    });
    let mode = prop_oneof![Just(Mode::Tunnel), Just(Mode::Transport)];
    (suite, mode, any::<bool>(), version.clone(), version.clone(), proptest::option::of(version), any::<bool>())
        .prop_map(|(suite, mode, nat_t, outer, inner, gre, pppoe)| {
            let inner = if mode == Mode::Transport && gre.is_none() { outer } else { inner };
            let gre = if mode == Mode::Transport { gre.map(|_| outer) } else { gre };
            Shape { suite, mode, nat_t, outer, inner, gre, pppoe }
        })
}

proptest! {
    /// A user would lose packets (one byte too many) or room (one byte too few).
    #[test]
    fn the_largest_packet_fits_and_one_byte_more_does_not(shape in any_shape(), path in 200_u32..=65_535) {
        let Ok(sizes) = largest(&shape, path) else {
            prop_assert!(shape.outer == IpVersion::V6 && path < 1280 || path < 400);
            return Ok(());
        };
        prop_assert!(outer_bytes(&shape, u32::from(sizes.mtu)) <= path);
        prop_assert!(outer_bytes(&shape, u32::from(sizes.mtu) + 1) > path);
        prop_assert_eq!(u32::from(sizes.mtu), u32::from(sizes.mss) + u32::from(shape.inner.header()) + 20);
    }

    /// The picture would lie if its parts were not the whole.
    #[test]
    fn the_layers_add_up_to_the_path(shape in any_shape(), path in 1280_u32..=65_535) {
        let sizes = largest(&shape, path).expect("room enough");
        prop_assert_eq!(sizes.layers.iter().map(|layer| u32::from(layer.bytes)).sum::<u32>(), path);
        prop_assert!(svg(&sizes).ends_with("</svg>\n"));
    }

    /// Whatever is typed is answered, never a crash.
    #[test]
    fn any_text_is_answered(path in "\\PC{0,12}", esp in "\\PC{0,20}|[a-z0-9-]{0,24}") {
        let _ = ask(&Ask { path: &path, esp: &esp, ..Ask::default() });
    }
}
