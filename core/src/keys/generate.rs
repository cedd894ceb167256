//! Making a pre-shared key.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

use crate::devices::PskRule;
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
pub const PORTABLE: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// Length of a new key: 32 characters of 62, 190 bits. An end that takes fewer makes it shorter.
pub const LENGTH: usize = 32;

/// A key for one purpose (a tunnel's id). The same material and purpose give the
/// same key; another purpose gives an unrelated one.
///
/// It begins with a letter, so that no device reads `0x` or `0s` at its front, and is
/// as long as every end takes.
pub fn psk(material: &KeyMaterial, purpose: &str, ends: &[&PskRule]) -> Psk {
    let length = ends.iter().filter_map(|rule| rule.max).fold(LENGTH, usize::min);
    let mut rng = stream(material, b"tunnelwright psk 1\0", purpose);
    let mut key = String::with_capacity(LENGTH);
    key.push(char::from(pick(&mut rng, &PORTABLE.as_bytes()[..52])));
    while key.len() < length {
        key.push(char::from(pick(&mut rng, PORTABLE.as_bytes())));
    }
    Psk::new(key)
}

/// Length of a key of OSPF: as many characters as MD5 has bytes (RFC 2328 appendix D.3), and ospfd takes no more.
const OSPF_LENGTH: usize = 16;

/// The key that OSPF's routers share: letters and digits.
pub fn ospf(material: &KeyMaterial) -> Psk {
    let mut rng = stream(material, b"tunnelwright ospf 1\0", "");
    Psk::new((0..OSPF_LENGTH).map(|_| char::from(pick(&mut rng, PORTABLE.as_bytes()))).collect::<String>())
}

/// Least strength of a key that is made, in bits.
pub const LEAST_BITS: u32 = 128;

/// How a key that several ends take is made: of which characters, and how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PskForm {
    /// The characters that every end takes, in ASCII order.
    pub alphabet: Vec<u8>,
    /// Those that may stand first at every end.
    pub first: Vec<u8>,
    /// Number of characters.
    pub length: usize,
}

impl PskForm {
    /// The length when none is asked for: [`LENGTH`], or the most that every end takes.
    pub fn usual_length(rules: &[(&str, &PskRule)]) -> usize {
        rules.iter().filter_map(|(_, rule)| rule.max).fold(LENGTH, usize::min)
    }

    /// The form of a key that all these ends take. Ends whose rule no source
    /// confirms keep it to letters and digits. No key begins with `0`, so that
    /// none is read as code.
    ///
    /// # Errors
    /// When the length does not suit an end, or gives less than 128 bits.
    pub fn of(rules: &[(&str, &PskRule)], length: usize) -> Result<Self, String> {
        for (name, rule) in rules {
            if rule.max.is_some_and(|max| length > max) || length < rule.min {
                let most = rule.max.map_or_else(|| "more".to_owned(), |max| max.to_string());
                return Err(format!("{name} takes {} to {most} characters, not {length}", rule.min));
            }
        }
        let takes = |rule: &PskRule, byte: u8| {
            let known = if rule.confirmed { rule.alphabet } else { PORTABLE };
            known.as_bytes().contains(&byte)
                && rule.alphabet.as_bytes().contains(&byte)
                && !rule.swallowed.as_bytes().contains(&byte)
        };
        let starts = |rule: &PskRule, byte: u8| rule.first.is_empty() || rule.first.as_bytes().contains(&byte);
        let alphabet: Vec<u8> = (b'!'..=b'~').filter(|byte| rules.iter().all(|(_, rule)| takes(rule, *byte))).collect();
        let first: Vec<u8> =
            alphabet.iter().copied().filter(|b| *b != b'0' && rules.iter().all(|(_, rule)| starts(rule, *b))).collect();
        let form = Self { alphabet, first, length };
        if form.tenths() < 10 * LEAST_BITS {
            let needed = (u64::from(LEAST_BITS) << 16).div_ceil(log2(form.alphabet.len().max(2))) + 1;
            return Err(format!("{length} characters are fewer than {LEAST_BITS} bits here: take {needed} or more"));
        }
        Ok(form)
    }

    /// The strength of a key of this form in tenths of a bit, rounded down.
    pub fn tenths(&self) -> u32 {
        if self.first.is_empty() || self.length == 0 {
            return 0;
        }
        tenths(log2(self.first.len()) + (self.length as u64 - 1) * log2(self.alphabet.len()))
    }

    /// A key of this form: each one equally likely.
    pub fn make(&self, material: &KeyMaterial) -> Psk {
        let mut rng = stream(material, b"tunnelwright psk for ends 1\0", "");
        let mut key = String::with_capacity(self.length);
        for place in 0..self.length {
            let letters = if place == 0 { &self.first } else { &self.alphabet };
            key.push(char::from(pick(&mut rng, letters)));
        }
        Psk::new(key)
    }
}

/// The binary logarithm of a number from 1 to 2^32 in 1/65536, rounded down. Whole numbers: the library's logarithm and
/// the printing of its answer would cost the page more than the rest of the tool for keys.
pub(super) fn log2(number: usize) -> u64 {
    let number = number.max(1) as u64;
    let whole = number.ilog2();
    // From 1 to 2, in 1/2^31. Each squaring doubles the logarithm, so its next binary digit shows.
    let mut part = (number << 31) >> whole;
    let mut found = u64::from(whole) << 16;
    for place in (0..16).rev() {
        part = (part * part) >> 31;
        if part >> 32 != 0 {
            part >>= 1;
            found |= 1 << place;
        }
    }
    found
}

/// Bits in 1/65536 as whole tenths of a bit.
pub(super) fn tenths(bits: u64) -> u32 {
    u32::try_from((bits * 10) >> 16).unwrap_or(u32::MAX)
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
        let key = psk(&material, "a", &[]);
        assert_eq!(key, psk(&material, "a", &[]));
        assert_ne!(key, psk(&material, "b", &[]));
        assert_ne!(key, psk(&KeyMaterial([8; 32]), "a", &[]));
        assert_eq!(key.reveal().len(), LENGTH);
    }

    #[test]
    fn a_key_is_no_longer_than_the_end_that_takes_least() {
        let material = KeyMaterial([7; 32]);
        let rules: Vec<&PskRule> = crate::devices::ALL.iter().map(|device| &device.psk).collect();
        let (all, shortest) = (psk(&material, "a", &rules), rules.iter().filter_map(|rule| rule.max).min());
        assert_eq!(Some(all.reveal().len()), shortest);
        assert!(psk(&material, "a", &[]).reveal().starts_with(all.reveal()));
    }

    #[test]
    fn the_logarithm_is_the_librarys() {
        for number in (1..3000).chain([65_535, 65_536, 4_294_967_295]) {
            let exact = (number as f64).log2() * 65_536.0;
            let found = log2(number) as f64;
            assert!((exact - 2.0..exact + 0.5).contains(&found), "{number}: {found} for {exact}");
        }
    }

    #[test]
    fn every_letter_is_about_equally_likely() {
        let mut counts = [0_u32; 128];
        for seed in 0..=255_u8 {
            for purpose in 0..16 {
                let key = psk(&KeyMaterial([seed; 32]), &purpose.to_string(), &[]);
                key.reveal().bytes().skip(1).for_each(|b| counts[usize::from(b)] += 1);
            }
        }
        // 126,976 draws over 62 letters: 2,048 each; 6 sigma is about 270.
        for letter in PORTABLE.as_bytes() {
            let count = counts[usize::from(*letter)];
            assert!((1778..2318).contains(&count), "{}: {count}", char::from(*letter));
        }
    }
}
