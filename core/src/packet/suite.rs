//! Suites as strongSwan writes them: `aes256gcm16`, `aes128ctr-sha1`, `null-sha256`.

use super::transforms::{CIPHERS, Cipher, HASHES, Hash};
use crate::crypto::{DhGroup, EspSuite, Named};
use crate::fault::Fault;

/// A suite of ESP: a cipher, and a hash where the cipher has none of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suite {
    cipher: &'static Cipher,
    hash: Option<&'static Hash>,
}

impl Suite {
    /// The cipher.
    pub fn cipher(&self) -> &'static Cipher {
        self.cipher
    }

    /// The hash; none when the cipher carries its own check value.
    pub fn hash(&self) -> Option<&'static Hash> {
        self.hash
    }

    /// Bytes of the check value.
    pub fn icv(&self) -> u16 {
        self.cipher.icv.or(self.hash.map(|hash| hash.icv)).unwrap_or(0)
    }

    /// A suite from its two rows; none when they do not go together.
    pub(super) fn of(cipher: &'static Cipher, hash: Option<&'static Hash>) -> Option<Self> {
        (cipher.is_aead() != hash.is_some()).then_some(Self { cipher, hash })
    }
}

/// The suite of a plan. Every algorithm of the model is in the tables (a test sees to it);
/// none only where a cipher that needs a hash has none.
pub fn of_plan(suite: &EspSuite) -> Option<Suite> {
    let hash = suite.integrity.filter(|_| !suite.encryption.is_aead());
    Suite::of(find_cipher(suite.encryption.keyword())?, hash.and_then(|hash| find_hash(hash.keyword())))
}

fn find_cipher(word: &str) -> Option<&'static Cipher> {
    CIPHERS.iter().find(|cipher| cipher.is_called(word))
}

fn find_hash(word: &str) -> Option<&'static Hash> {
    HASHES.iter().find(|hash| hash.keywords.contains(&word))
}

/// Reads a suite as strongSwan writes it; letters may be large or small.
///
/// A Diffie-Hellman group, `esn` and `noesn` may stand in it: they add nothing
/// to a packet (the upper half of a long sequence number is never sent, RFC 4303 section 2.2.1).
///
/// # Errors
/// An unknown word, with the nearest right one; two ciphers or two hashes; a
/// hash beside a cipher that has its own check value; a cipher without any.
pub fn suite(text: &str) -> Result<Suite, Fault> {
    let text = text.trim().to_ascii_lowercase();
    if text.is_empty() {
        return Err(fault("no suite is given", "write one as strongSwan does: aes256gcm16, aes256-sha256"));
    }
    let (mut cipher, mut hash) = (None, None);
    for word in text.split('-') {
        if let Some(found) = find_cipher(word) {
            once(&mut cipher, found, word, "cipher")?;
        } else if let Some(found) = find_hash(word) {
            once(&mut hash, found, word, "hash")?;
        } else if !adds_nothing(word) {
            return Err(unknown(word, &text));
        }
    }
    join(&text, cipher, hash)
}

fn adds_nothing(word: &str) -> bool {
    matches!(word, "esn" | "noesn" | "modpnone") || DhGroup::from_keyword(word).is_some()
}

fn once<T>(slot: &mut Option<T>, found: T, word: &str, what: &str) -> Result<(), Fault> {
    if slot.replace(found).is_some() {
        return Err(fault(format!("\"{word}\" is a second {what}"), "write one suite: each has its own size"));
    }
    Ok(())
}

fn join(text: &str, cipher: Option<&'static Cipher>, hash: Option<&'static Hash>) -> Result<Suite, Fault> {
    let Some(cipher) = cipher else {
        return Err(fault(format!("\"{text}\" names no cipher"), format!("write one before it: aes256-{text}")));
    };
    match (cipher.is_aead(), hash) {
        (true, Some(hash)) => {
            let bare: Vec<&str> = text.split('-').filter(|word| !hash.keywords.contains(word)).collect();
            let what = format!("{} has its own check value, so {} has no place beside it", cipher.name, hash.name);
            Err(fault(what, format!("write {}", bare.join("-"))))
        }
        (false, None) => {
            let what = format!("\"{text}\" has no hash, and ESP without one must not be used (RFC 8221 section 5)");
            Err(fault(what, format!("write {text}-sha256, say")))
        }
        (_, hash) => Ok(Suite { cipher, hash }),
    }
}

fn fault(what: impl Into<String>, fix: impl Into<String>) -> Fault {
    Fault::new("esp", what, fix)
}

fn unknown(word: &str, text: &str) -> Fault {
    if word.starts_with("prf") {
        return fault(format!("\"{word}\" belongs to the IKE SA"), "leave it out: ESP has no PRF");
    }
    let near = nearest(word);
    let whole = nearest(&written_together(text));
    // A piece of "aes-256-gcm" is like nothing; together it is like a keyword.
    let near = if distance(word, &near) * 2 > word.len() { whole } else { near };
    fault(format!("\"{word}\" is no algorithm of ESP"), format!("the nearest is {near}"))
}

/// What stands for the cipher, without hyphens and without `cbc`, which has no word of its own.
fn written_together(text: &str) -> String {
    let cipher = text.split('-').filter(|word| find_hash(word).is_none() && !adds_nothing(word));
    cipher.collect::<String>().replace("cbc", "")
}

/// The keyword that takes the fewest changes to reach.
fn nearest(word: &str) -> String {
    let word = word.trim_end_matches("cbc");
    let ciphers = CIPHERS.iter().flat_map(Cipher::keywords);
    let hashes = HASHES.iter().flat_map(|hash| hash.keywords.iter().map(|word| (*word).to_owned()));
    ciphers.chain(hashes).min_by_key(|known| distance(word, known)).unwrap_or_default()
}

/// How many letters must be put in, taken out or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.bytes().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}
