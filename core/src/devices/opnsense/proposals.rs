//! The proposals that the pages offer: a list of whole suites, to choose from.

use super::releases::{R23_1, R24_1, R25_7, R26_1, R26_7, at_least};
use crate::crypto::{DhGroup, EspSuite, IkeSuite, Named};
use crate::devices::Release;

/// A group as the list spells it.
fn group(group: DhGroup) -> &'static str {
    match group {
        DhGroup::Curve25519 => "x25519",
        DhGroup::Curve448 => "x448",
        group => group.keyword(),
    }
}

/// The proposal of an IKE SA as the list spells it: with AES-GCM the hash names the PRF.
pub fn ike(suite: IkeSuite) -> String {
    [suite.encryption.keyword(), suite.integrity.keyword(), group(suite.group)].join("-")
}

/// The proposal of a Child SA as the list spells it.
pub fn esp(suite: EspSuite) -> String {
    let mut text = suite.encryption.keyword().to_owned();
    for part in suite.integrity.map(Named::keyword).into_iter().chain(suite.pfs.map(group)) {
        text.push('-');
        text.push_str(part);
    }
    text
}

/// Every one of these is combined with every other: `aes192-sha384-ecp256bp`.
const CIPHERS: [&str; 3] = ["aes128", "aes192", "aes256"];
const AEAD: [&str; 3] = ["aes128gcm16", "aes192gcm16", "aes256gcm16"];
const HASHES: [&str; 4] = ["sha256", "sha384", "sha512", "aesxcbc"];
const GROUPS: [&str; 13] = [
    "modp2048", "modp3072", "modp4096", "modp6144", "modp8192", "ecp256", "ecp384", "ecp521", "ecp256bp", "ecp384bp",
    "ecp512bp", "x25519", "x448",
];

/// What is listed by itself, with its first release: for both phases.
const ALONE: &[(&str, &str)] = &[
    ("aes256-sha1-modp2048", R24_1),
    ("aes128-sha1-modp2048", R24_1),
    ("aes256-sha1-modp4096", R24_1),
    ("aes256-sha1-ecp521", R24_1),
    ("aes256-sha512-modp1024", R24_1),
    ("aes256-sha256", R24_1),
    ("aes256-sha256-modp1024", R25_7),
    ("aes256-sha1", R25_7),
    ("aes192-sha1-modp2048", R26_7),
    ("aes256-sha256-modp1536", R26_7),
    ("aes128-sha256-modp1536", R26_7),
];

/// The same for phase 1 alone.
const IKE_ALONE: &[(&str, &str)] = &[
    ("chacha20poly1305-sha256-x25519", R26_1),
    ("chacha20poly1305-sha384-x25519", R26_1),
    ("chacha20poly1305-sha512-x25519", R26_1),
    ("chacha20poly1305-sha256-x448", R26_1),
    ("chacha20poly1305-sha384-x448", R26_1),
    ("chacha20poly1305-sha512-x448", R26_1),
    ("aes256gcm16-sha256-modp1536", R26_7),
];

/// The same for phase 2 alone.
const ESP_ALONE: &[(&str, &str)] = &[
    ("aes256gcm16", R26_1),
    ("chacha20poly1305-x25519", R26_1),
    ("chacha20poly1305-x448", R26_1),
    ("chacha20poly1305", R26_1),
];

fn alone(list: &[(&str, &str)], release: &Release, proposal: &str) -> bool {
    list.iter().any(|(known, since)| *known == proposal && at_least(release, since))
}

/// True when the page of connections offers it.
pub fn offers_ike(release: &Release, proposal: &str) -> bool {
    let mut parts = proposal.split('-');
    let combined = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(cipher), Some(hash), Some(group), None) => {
            (CIPHERS.contains(&cipher) || AEAD.contains(&cipher)) && HASHES.contains(&hash) && GROUPS.contains(&group)
        }
        _ => false,
    };
    combined && at_least(release, R23_1) || alone(ALONE, release, proposal) || alone(IKE_ALONE, release, proposal)
}

/// True when the page of children offers it.
pub fn offers_esp(release: &Release, proposal: &str) -> bool {
    let mut parts = proposal.split('-');
    let combined = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(cipher), Some(hash), Some(group), None) => {
            CIPHERS.contains(&cipher) && HASHES.contains(&hash) && GROUPS.contains(&group)
        }
        (Some(cipher), Some(group), None, None) => {
            AEAD.contains(&cipher) && GROUPS.contains(&group) && at_least(release, R24_1)
        }
        _ => false,
    };
    combined || alone(ALONE, release, proposal) || alone(ESP_ALONE, release, proposal)
}
