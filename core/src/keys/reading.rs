//! What a device makes of a pre-shared key that somebody typed.

use super::{KeyBytes, Notation};
use crate::devices::PskRule;

/// What a device makes of a key. `Debug` hides the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PskReading {
    /// The very characters.
    AsTyped,
    /// The beginning makes it code: these bytes are the key.
    Code(KeyBytes),
    /// Refused, cut or changed; says why, and shows nothing of the key.
    Refused(String),
}

impl PskReading {
    /// The bytes that the device takes part in the exchange with; `None` when refused.
    pub fn bytes(&self, typed: &str) -> Option<KeyBytes> {
        match self {
            Self::AsTyped => Some(KeyBytes::new(typed.as_bytes().to_vec())),
            Self::Code(bytes) => Some(bytes.clone()),
            Self::Refused(_) => None,
        }
    }
}

/// Reads a typed key as a device with this rule does.
pub fn read_psk(rule: &PskRule, key: &str) -> PskReading {
    if let Some(why) = refused(rule, key) {
        return PskReading::Refused(why);
    }
    let small = key.to_ascii_lowercase();
    let code = rule.prefixes.iter().find(|prefix| small.starts_with(prefix.text));
    let Some(prefix) = code else { return PskReading::AsTyped };
    let digits = &key[prefix.text.len()..];
    let notation = if prefix.notation == Notation::Prefixed { Notation::Hex } else { prefix.notation };
    match notation.read(digits) {
        Ok(bytes) => PskReading::Code(bytes),
        Err(error) => PskReading::Refused(format!(
            "it begins with {}, so the rest is read as {}; behind that, {error}",
            prefix.text,
            notation.name()
        )),
    }
}

fn refused(rule: &PskRule, key: &str) -> Option<String> {
    let length = key.chars().count();
    if let Some(place) = key.chars().position(|c| rule.swallowed.contains(c)) {
        return Some(format!("character {} is swallowed or changed on the way in; it takes {}", place + 1, rule.words));
    }
    if let Some(place) = key.chars().position(|c| !rule.alphabet.contains(c)) {
        return Some(format!("character {} is none of its own; it takes {}", place + 1, rule.words));
    }
    if !rule.first.is_empty() && key.chars().next().is_some_and(|c| !rule.first.contains(c)) {
        return Some(format!("character 1 may not stand first; it takes {}", rule.words));
    }
    if let Some(max) = rule.max.filter(|max| length > *max) {
        return Some(format!("the key has {length} characters; it takes {max} at most"));
    }
    (length < rule.min).then(|| format!("the key has {length} characters; it wants {} at least", rule.min))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::devices::PskPrefix;
    use crate::fact::{Source, day};
    use crate::keys::{KeyMaterial, PORTABLE, PskForm};

    static SOURCE: Source = Source { title: "a test", url: "https://example.net", checked: day(2026, 11, 21) };

    static PREFIXES: &[PskPrefix] =
        &[PskPrefix { text: "0x", notation: Notation::Prefixed }, PskPrefix { text: "0s", notation: Notation::Base64 }];

    fn rule() -> PskRule {
        PskRule {
            alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=?_",
            first: "",
            min: 4,
            max: Some(40),
            prefixes: PREFIXES,
            swallowed: "?",
            quoting: "",
            confirmed: true,
            words: "letters",
            source: &SOURCE,
        }
    }

    #[test]
    fn each_reading_is_told_apart() {
        let code = |bytes: &[u8]| PskReading::Code(KeyBytes::new(bytes.to_vec()));
        for (key, expected) in [
            ("abcd", PskReading::AsTyped),
            ("0x616263", code(b"abc")),
            ("0X616263", code(b"abc")),
            ("0sYWJj", code(b"abc")),
            ("x0x6162", PskReading::AsTyped),
        ] {
            assert_eq!(read_psk(&rule(), key), expected, "{key}");
        }
        for (key, part) in [
            ("abc", "3 characters; it wants 4"),
            ("abc?d", "character 4 is swallowed"),
            ("abc d", "character 4 is none"),
            ("0x61626", "5 hexadecimal digits"),
            (&"a".repeat(41), "40 at most"),
        ] {
            let PskReading::Refused(why) = read_psk(&rule(), key) else { panic!("{key} is taken") };
            assert!(why.contains(part), "{why}");
        }
    }

    #[test]
    fn a_made_key_is_read_as_typed_at_every_end() {
        let unconfirmed = PskRule::portable(&SOURCE);
        let one = rule();
        let form = PskForm::of(&[("one", &one), ("other", &unconfirmed)], 32).unwrap();
        assert_eq!(form.alphabet.len(), 62);
        assert_eq!(form.tenths(), 1905);
        let wide = PskForm::of(&[("one", &one)], 32).unwrap();
        assert_eq!(wide.alphabet.len(), 66, "all but the one that is swallowed");
        for seed in 0..=255 {
            let key = wide.make(&KeyMaterial([seed; 32]));
            assert_eq!(read_psk(&one, key.reveal()), PskReading::AsTyped);
        }
        assert!(PskForm::of(&[("one", &one)], 41).unwrap_err().contains("one takes 4 to 40"));
        assert!(PskForm::of(&[("one", &one)], 20).unwrap_err().contains("128 bits"));
        assert!(PORTABLE.len() == 62);
    }

    /// Pearson's chi-square over every place but the first: 66 letters, 65 degrees of
    /// freedom; 120 is exceeded once in some 28,000 fair runs, and the seeds are fixed.
    #[test]
    fn no_character_is_likelier_than_another() {
        let one = rule();
        let form = PskForm::of(&[("one", &one)], 33).unwrap();
        let mut counts = [0_u32; 128];
        let mut draws = 0_u32;
        for seed in 0..4096_u32 {
            let mut material = [0; 32];
            material[..4].copy_from_slice(&seed.to_le_bytes());
            for byte in form.make(&KeyMaterial(material)).reveal().bytes().skip(1) {
                counts[usize::from(byte)] += 1;
                draws += 1;
            }
        }
        let expected = f64::from(draws) / form.alphabet.len() as f64;
        let square = |byte: &u8| (f64::from(counts[usize::from(*byte)]) - expected).powi(2) / expected;
        let sum: f64 = form.alphabet.iter().map(square).sum();
        assert!((20.0..120.0).contains(&sum), "chi-square {sum}");
    }
}
