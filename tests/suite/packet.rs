//! Packet sizes against the makers' published numbers, and as the plan takes them.

use tunnelwright_core::crypto::{Encryption, Integrity, Named};
use tunnelwright_core::packet::{self, Ask, CIPHERS, HASHES, Shape, ask, outer_bytes};
use tunnelwright_core::plan::PlannedTunnel;
use tunnelwright_core::presets;
use tunnelwright_core::scenario::{Protection, Scenario};
use tunnelwright_tests::checked;

/// The table of "Best practices for an AWS Site-to-Site VPN customer gateway device",
/// section on MTU and MSS: https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-best-practice.html
/// (figures compared with a public transcript of it, checked 2026-11-21).
/// NAT-T, MTU, MSS of IPv4, MSS of IPv6 in IPv4.
#[test]
fn the_table_that_aws_publishes_comes_out() {
    let rows: [(&str, bool, [u16; 3]); 8] = [
        ("aes256gcm16", false, [1446, 1406, 1386]),
        ("aes256gcm16", true, [1438, 1398, 1378]),
        ("aes256-sha256", false, [1438, 1398, 1378]),
        ("aes256-sha256", true, [1422, 1382, 1362]),
        ("aes256-sha384", false, [1422, 1382, 1362]),
        ("aes256-sha384", true, [1422, 1382, 1362]),
        ("aes256-sha512", false, [1422, 1382, 1362]),
        ("aes256-sha512", true, [1406, 1366, 1346]),
    ];
    for (esp, nat_t, published) in rows {
        let size = |inner| {
            let question = Ask { esp, nat_t, inner, ..Ask::default() };
            ask(&question).map(|(_, sizes)| (sizes.mtu, sizes.mss)).unwrap_or_default()
        };
        assert_eq!([size("4").0, size("4").1, size("6").1], published, "{esp} {nat_t}");
    }
}

/// Azure asks for a TCP MSS of 1350 (About VPN devices, 2023-10-06): it must fit
/// with every suite that the far end may choose, in UDP too.
#[test]
fn the_1350_that_azure_asks_for_fits_with_every_suite() {
    for cipher in CIPHERS {
        for hash in HASHES {
            let hash = if cipher.is_aead() { String::new() } else { format!("-{}", hash.keywords[0]) };
            let word = cipher.keywords().next().expect("a keyword");
            let suite = packet::suite(&format!("{word}{hash}")).expect("they go together");
            let shape = Shape { nat_t: true, ..Shape::plain(suite) };
            assert!(outer_bytes(&shape, 1350 + 40) <= 1500, "{word}{hash}");
        }
    }
}

fn planned(preset: &str, edit: impl Fn(&mut Scenario)) -> PlannedTunnel {
    let preset = presets::ALL.iter().find(|one| one.name == preset).expect("a preset");
    let mut scenario = preset.scenario();
    edit(&mut scenario);
    let report = checked(&scenario);
    report.plan.expect("a plan").tunnels.swap_remove(0)
}

/// MTU and MSS on a line of so many bytes.
fn on_line(preset: &str, suite: (&str, &str), mtu: u64) -> (u16, u16) {
    let tunnel = planned(preset, |scenario| {
        scenario.tunnels[0].protection = Protection {
            esp_encryption: Encryption::from_keyword(suite.0),
            esp_integrity: Integrity::from_keyword(suite.1),
            ..Protection::default()
        };
        for gateway in &mut scenario.gateways {
            gateway.lines[0].mtu = mtu.into();
        }
    });
    (tunnel.mtu, tunnel.mss)
}

#[test]
fn a_known_line_gives_the_exact_size_and_an_asked_size_still_wins() {
    // The far end asks for 1400 and 1350.
    assert_eq!(on_line("azure-pfsense", ("aes256gcm16", "sha256"), 1500), (1400, 1350));
    assert_eq!(on_line("azure-pfsense", ("aes256gcm16", "sha256"), 1400), (1346, 1306));
    assert_eq!(on_line("azure-pfsense", ("aes256", "sha256"), 1400), (1326, 1286));
    // Nobody asks for an MSS: the tunnel interface's 1400 decides.
    assert_eq!(on_line("pfsense-pfsense-bgp", ("aes256", "sha512"), 1500), (1400, 1360));
    assert_eq!(on_line("pfsense-pfsense-bgp", ("aes256", "sha512"), 1430), (1342, 1302));
    assert_eq!(on_line("pfsense-pfsense-bgp", ("aes256", "sha512"), 9000), (1400, 1360));
}

#[test]
fn an_unknown_line_gets_the_cautious_size() {
    let tunnel = planned("pfsense-pfsense-bgp", |_| ());
    assert_eq!((tunnel.mtu, tunnel.mss), (1400, 1350));
    assert_eq!(tunnel.packet.mss.why, "fits with every suite, as nobody says what the lines carry");
    let pppoe = planned("pfsense-pfsense-bgp", |scenario| scenario.gateways[0].lines[0].pppoe = true);
    assert_eq!((pppoe.mtu, pppoe.mss, pppoe.packet.path), (1400, 1360, 1492));
}

#[test]
fn what_a_maker_asks_for_is_kept_with_its_source() {
    let tunnel = planned("azure-pfsense", |_| ());
    assert!(tunnel.packet.mss.source.is_some(), "{:?}", tunnel.packet);
}
