//! The keys of one tunnel with manual keying.

use rand_chacha::rand_core::Rng;

use super::generate::{KeyMaterial, PORTABLE, pick, stream};
use super::{KeyBytes, recognise};
use crate::plan::ManualTunnel;
use crate::scenario::{Manual, Secret};

/// The keys of one SA: one direction. `Debug` hides them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaKeys {
    /// The cipher's key, with its salt where it has one.
    pub encryption: KeyBytes,
    /// The hash's key; none with an authenticated cipher.
    pub integrity: Option<KeyBytes>,
}

/// The keys of both directions of one tunnel. `Debug` hides them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManualKeys {
    /// Of the packets to the first end.
    pub to_first: SaKeys,
    /// Of the packets to the second end.
    pub to_second: SaKeys,
}

/// The keys of one tunnel: those that were typed, and made ones for the rest.
///
/// Where one key serves both directions, what was typed for one serves the other.
pub fn manual(tunnel: &ManualTunnel, typed: &Manual, material: &KeyMaterial) -> ManualKeys {
    let [first_cipher, first_hash, second_cipher, second_hash] = self::typed(tunnel, typed);
    let sa = |direction: &str, cipher: Option<KeyBytes>, hash: Option<KeyBytes>| {
        let direction = if tunnel.one_key { "both" } else { direction };
        let made = |kind: &str, bytes: usize| {
            key(material, &format!("{}\0{direction}\0{kind}", tunnel.id), bytes, tunnel.text_keys)
        };
        SaKeys {
            encryption: cipher.unwrap_or_else(|| made("encryption", tunnel.encryption.esp_key_bytes())),
            integrity: tunnel.integrity.map(|kind| hash.unwrap_or_else(|| made("integrity", kind.esp_key_bytes()))),
        }
    };
    ManualKeys { to_first: sa("first", first_cipher, first_hash), to_second: sa("second", second_cipher, second_hash) }
}

/// The keys that were typed: cipher and hash of the packets to the first end, then
/// to the second. Where one key serves both directions, each counts for both.
pub fn typed(tunnel: &ManualTunnel, typed: &Manual) -> [Option<KeyBytes>; 4] {
    let part = |own: &Secret, other: &Secret, bytes: usize| {
        read(own, bytes).or_else(|| if tunnel.one_key { read(other, bytes) } else { None })
    };
    let cipher = tunnel.encryption.esp_key_bytes();
    let hash = |own: &Secret, other: &Secret| tunnel.integrity.and_then(|hash| part(own, other, hash.esp_key_bytes()));
    let (first, second) = (&typed.to_first, &typed.to_second);
    [
        part(&first.encryption_key, &second.encryption_key, cipher),
        hash(&first.integrity_key, &second.integrity_key),
        part(&second.encryption_key, &first.encryption_key, cipher),
        hash(&second.integrity_key, &first.integrity_key),
    ]
}

/// A typed key; none when there is none or the check has refused it.
fn read(text: &Secret, bytes: usize) -> Option<KeyBytes> {
    recognise(text.reveal(), bytes).ok()
}

/// A key of `bytes` bytes for one purpose. As text, each byte is a letter or digit
/// (5.95 bits instead of 8), because one end takes nothing else.
fn key(material: &KeyMaterial, purpose: &str, bytes: usize, as_text: bool) -> KeyBytes {
    let mut rng = stream(material, b"tunnelwright manual key 1\0", purpose);
    let mut key = vec![0_u8; bytes];
    if as_text {
        // A key of characters that begins so could be taken for hexadecimal digits.
        while key.first() == Some(&0) || key.starts_with(b"0x") {
            key.fill_with(|| pick(&mut rng, PORTABLE.as_bytes()));
        }
    } else {
        rng.fill_bytes(&mut key);
    }
    KeyBytes::new(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_of_characters_begins_like_hexadecimal_digits() {
        let material = KeyMaterial([7; 32]);
        let keys: Vec<KeyBytes> = (0..20_000).map(|place| key(&material, &place.to_string(), 8, true)).collect();
        assert!(keys.iter().all(|key| !key.reveal().starts_with(b"0x")));
        assert!(keys.iter().any(|key| key.reveal().starts_with(b"0")));
    }

    #[test]
    fn a_key_has_its_length_and_text_is_text() {
        let material = KeyMaterial([7; 32]);
        let bytes = key(&material, "a to first encryption", 36, false);
        let text = key(&material, "a to first encryption", 36, true);
        assert_eq!((bytes.len(), text.len()), (36, 36));
        assert!(text.reveal().iter().all(u8::is_ascii_alphanumeric));
        assert!(!bytes.reveal().iter().all(u8::is_ascii_alphanumeric));
        assert_eq!(bytes, key(&material, "a to first encryption", 36, false));
        assert_ne!(bytes, key(&material, "a to second encryption", 36, false));
    }
}
