//! Making a pre-shared key.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

use crate::scenario::Psk;

/// 32 bytes from the system's generator of random numbers. `Debug` hides them.
#[derive(Clone)]
pub struct KeyMaterial(pub [u8; 32]);

impl std::fmt::Debug for KeyMaterial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyMaterial(hidden)")
    }
}

/// Letters and digits: the only characters that every device's rule allows.
pub(super) const PORTABLE: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// Length of a new key: 32 characters of 62, 190 bits; no known rule forbids it.
pub const LENGTH: usize = 32;

/// A key for one purpose (a tunnel's id). The same material and purpose give the
/// same key; another purpose gives an unrelated one.
///
/// It begins with a letter, so that no device reads `0x` or `0s` at its front.
pub fn psk(material: &KeyMaterial, purpose: &str) -> Psk {
    let mut rng = stream(material, b"tunnelwright psk 1\0", purpose);
    let mut key = String::with_capacity(LENGTH);
    key.push(char::from(pick(&mut rng, &PORTABLE[..52])));
    while key.len() < LENGTH {
        key.push(char::from(pick(&mut rng, PORTABLE)));
    }
    Psk::new(key)
}

/// A stream of random numbers for one kind of key and one purpose.
pub(super) fn stream(material: &KeyMaterial, kind: &[u8], purpose: &str) -> ChaCha20Rng {
    let seed: [u8; 32] =
        Sha256::new_with_prefix(kind).chain_update(material.0).chain_update(purpose.as_bytes()).finalize().into();
    ChaCha20Rng::from_seed(seed)
}

/// One of the letters, each equally likely: a draw outside the largest multiple
/// of their number is thrown away.
pub(super) fn pick(rng: &mut ChaCha20Rng, letters: &[u8]) -> u8 {
    let count = letters.len() as u32;
    let fair = u32::MAX - u32::MAX % count;
    loop {
        let draw = rng.next_u32();
        if draw < fair {
            return letters[(draw % count) as usize];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_material_makes_the_same_key_and_another_tunnel_another() {
        let material = KeyMaterial([7; 32]);
        let key = psk(&material, "a");
        assert_eq!(key, psk(&material, "a"));
        assert_ne!(key, psk(&material, "b"));
        assert_ne!(key, psk(&KeyMaterial([8; 32]), "a"));
        assert_eq!(key.reveal().len(), LENGTH);
    }

    #[test]
    fn every_letter_is_about_equally_likely() {
        let mut counts = [0_u32; 128];
        for seed in 0..=255_u8 {
            for purpose in 0..16 {
                let key = psk(&KeyMaterial([seed; 32]), &purpose.to_string());
                key.reveal().bytes().skip(1).for_each(|b| counts[usize::from(b)] += 1);
            }
        }
        // 126,976 draws over 62 letters: 2,048 each; 6 sigma is about 270.
        for letter in PORTABLE {
            let count = counts[usize::from(*letter)];
            assert!((1778..2318).contains(&count), "{}: {count}", char::from(*letter));
        }
    }
}
