//! What each release can do: rows with the first and, where it was taken away,
//! the last release.

use super::sources::{INNER_IPV6, MANUAL, PACKAGES, PROGRAM};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, since: &'static str, until: Option<&'static str>, source: &'static Source) -> Row {
    Row { feature, since, until, days: (None, None), when: When::Always, confirmed: true, source }
}

const fn ike(cipher: Encryption, since: &'static str, until: Option<&'static str>) -> Row {
    row(Feature::IkeEncryption(cipher), since, until, &PROGRAM)
}

const fn esp(cipher: Encryption, since: &'static str, until: Option<&'static str>) -> Row {
    row(Feature::EspEncryption(cipher), since, until, &PROGRAM)
}

const fn ike_hash(hash: Integrity, since: &'static str, until: Option<&'static str>) -> Row {
    row(Feature::IkeIntegrity(hash), since, until, &PROGRAM)
}

const fn esp_hash(hash: Integrity, since: &'static str, until: Option<&'static str>) -> Row {
    row(Feature::EspIntegrity(hash), since, until, &PROGRAM)
}

const fn group(group: DhGroup, since: &'static str) -> Row {
    row(Feature::IkeGroup(group), since, None, &PROGRAM)
}

const fn pfs(group: DhGroup, since: &'static str) -> Row {
    row(Feature::Pfs(group), since, None, &PROGRAM)
}

/// The last release with 3DES, Blowfish, CAST-128 and MD5: 2.7.0 strips them.
const OLD: Option<&str> = Some("2.6.0");
/// The last release with single DES.
const DES: Option<&str> = Some("2.2.6");

/// Every ability.
///
/// Routed tunnels are listed since 2.4.4-p1: plain 2.4.4 has the interface but
/// proposes only its two addresses, which a rule explains.
pub static ROWS: &[Row] = &[
    row(Feature::Ike(IkeVersion::V1), "2.0.3", None, &PROGRAM),
    row(Feature::Ike(IkeVersion::V2), "2.2", None, &PROGRAM),
    row(Feature::AggressiveMode, "2.0.3", None, &PROGRAM),
    row(Feature::NatTraversal, "2.0.3", None, &PROGRAM),
    row(Feature::PeerByName, "2.0.3", None, &PROGRAM),
    row(Feature::Routing(RoutingKind::Policy), "2.0.3", None, &PROGRAM),
    // NAT on a VTI would need the IPsec filter mode of assigned interfaces, which its own
    // page calls experimental and which blocks every policy-based tunnel of the firewall:
    // nothing that one tunnel's export may switch. So there is no row for routed tunnels.
    row(Feature::TranslateOwn, "2.1", None, &PROGRAM),
    // Up to 2.1.5 the page refuses it, 2.2 and 2.3 have kernels of FreeBSD 10, which were not read.
    row(Feature::InnerIpv6, "2.4.0", None, &INNER_IPV6),
    row(Feature::Routing(RoutingKind::Static), "2.4.4-p1", None, &MANUAL),
    row(Feature::Routing(RoutingKind::Bgp), "2.4.4-p1", None, &PACKAGES),
    // Phase 1: ciphers. AES-GCM was there in 2.2.4 to 2.2.6, went in 2.3, came back in 2.3.2.
    ike(Encryption::Des, "2.0.3", DES),
    ike(Encryption::TripleDes, "2.0.3", OLD),
    ike(Encryption::Cast128, "2.0.3", OLD),
    ike(Encryption::Blowfish128, "2.0.3", OLD),
    ike(Encryption::Blowfish192, "2.0.3", OLD),
    ike(Encryption::Blowfish256, "2.0.3", OLD),
    ike(Encryption::Aes128, "2.0.3", None),
    ike(Encryption::Aes192, "2.0.3", None),
    ike(Encryption::Aes256, "2.0.3", None),
    ike(Encryption::Aes128Gcm, "2.2.4", DES),
    ike(Encryption::Aes192Gcm, "2.2.4", DES),
    ike(Encryption::Aes256Gcm, "2.2.4", DES),
    ike(Encryption::Aes128Gcm, "2.3.2", None),
    ike(Encryption::Aes192Gcm, "2.3.2", None),
    ike(Encryption::Aes256Gcm, "2.3.2", None),
    ike(Encryption::ChaCha20Poly1305, "2.7.0", None),
    // Phase 2: ciphers.
    esp(Encryption::Des, "2.0.3", DES),
    esp(Encryption::TripleDes, "2.0.3", OLD),
    esp(Encryption::Cast128, "2.0.3", OLD),
    esp(Encryption::Blowfish128, "2.0.3", OLD),
    esp(Encryption::Blowfish192, "2.0.3", OLD),
    esp(Encryption::Blowfish256, "2.0.3", OLD),
    esp(Encryption::Aes128, "2.0.3", None),
    esp(Encryption::Aes192, "2.0.3", None),
    esp(Encryption::Aes256, "2.0.3", None),
    esp(Encryption::Aes128Gcm, "2.2", None),
    esp(Encryption::Aes192Gcm, "2.2", None),
    esp(Encryption::Aes256Gcm, "2.2", None),
    esp(Encryption::ChaCha20Poly1305, "2.7.0", None),
    // Hashes.
    ike_hash(Integrity::Md5, "2.0.3", OLD),
    ike_hash(Integrity::Sha1, "2.0.3", None),
    ike_hash(Integrity::Sha256, "2.1", None),
    ike_hash(Integrity::Sha384, "2.1", None),
    ike_hash(Integrity::Sha512, "2.1", None),
    ike_hash(Integrity::AesXcbc, "2.2", None),
    esp_hash(Integrity::Md5, "2.0.3", OLD),
    esp_hash(Integrity::Sha1, "2.0.3", None),
    esp_hash(Integrity::Sha256, "2.1", None),
    esp_hash(Integrity::Sha384, "2.1", None),
    esp_hash(Integrity::Sha512, "2.1", None),
    esp_hash(Integrity::AesXcbc, "2.2", None),
    // Groups of phase 1.
    group(DhGroup::Modp768, "2.0.3"),
    group(DhGroup::Modp1024, "2.0.3"),
    group(DhGroup::Modp1536, "2.0.3"),
    group(DhGroup::Modp2048, "2.1"),
    group(DhGroup::Modp3072, "2.1"),
    group(DhGroup::Modp4096, "2.1"),
    group(DhGroup::Modp6144, "2.1"),
    group(DhGroup::Modp8192, "2.1"),
    group(DhGroup::Modp1024s160, "2.2"),
    group(DhGroup::Modp2048s224, "2.2"),
    group(DhGroup::Modp2048s256, "2.2"),
    group(DhGroup::Ecp256, "2.2.3"),
    group(DhGroup::Ecp384, "2.2.3"),
    group(DhGroup::Ecp521, "2.2.3"),
    group(DhGroup::Ecp256Bp, "2.2.3"),
    group(DhGroup::Ecp384Bp, "2.2.3"),
    group(DhGroup::Ecp512Bp, "2.2.3"),
    group(DhGroup::Curve25519, "2.4.5"),
    group(DhGroup::Curve448, "2.5.0"),
    // Perfect forward secrecy.
    row(Feature::NoPfs, "2.0.3", None, &PROGRAM),
    pfs(DhGroup::Modp768, "2.0.3"),
    pfs(DhGroup::Modp1024, "2.0.3"),
    pfs(DhGroup::Modp1536, "2.0.3"),
    pfs(DhGroup::Modp2048, "2.2"),
    pfs(DhGroup::Modp3072, "2.2"),
    pfs(DhGroup::Modp4096, "2.2"),
    pfs(DhGroup::Modp6144, "2.2"),
    pfs(DhGroup::Modp8192, "2.2"),
    pfs(DhGroup::Ecp256, "2.2.3"),
    pfs(DhGroup::Ecp384, "2.2.3"),
    pfs(DhGroup::Ecp521, "2.2.3"),
    pfs(DhGroup::Ecp256Bp, "2.2.3"),
    pfs(DhGroup::Ecp384Bp, "2.2.3"),
    pfs(DhGroup::Ecp512Bp, "2.2.3"),
    pfs(DhGroup::Modp1024s160, "2.4.0"),
    pfs(DhGroup::Modp2048s224, "2.4.0"),
    pfs(DhGroup::Modp2048s256, "2.4.0"),
    pfs(DhGroup::Curve25519, "2.4.5"),
    pfs(DhGroup::Curve448, "2.5.0"),
];
