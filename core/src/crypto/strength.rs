//! How strong an algorithm is today, with the reason: one table each.

use super::{DhGroup, Encryption, Integrity};

/// A rating for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rating {
    /// Broken, or within reach of one laboratory.
    Broken,
    /// Still standing, advised against.
    Weak,
    /// Sound.
    Good,
    /// The best that the devices have.
    Strong,
}

/// A rating with its reason and its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strength {
    /// The rating.
    pub rating: Rating,
    /// Why, in one sentence.
    pub reason: &'static str,
    /// Where that is written; checked 2026-11-21.
    pub source: &'static str,
}

const RFC8221: &str = "https://www.rfc-editor.org/rfc/rfc8221";
const RFC8247: &str = "https://www.rfc-editor.org/rfc/rfc8247";

const fn rated(rating: Rating, reason: &'static str, source: &'static str) -> Strength {
    Strength { rating, reason, source }
}

/// How strong a cipher is.
pub fn rate_encryption(cipher: Encryption) -> Strength {
    match cipher {
        Encryption::Des => rated(Rating::Broken, "A 56-bit key is searched in days.", RFC8221),
        Encryption::TripleDes | Encryption::Cast128 => rated(
            Rating::Weak,
            "A 64-bit block leaks after some 32 GB under one key (Sweet32), and it is slow.",
            RFC8221,
        ),
        Encryption::Blowfish128 | Encryption::Blowfish192 | Encryption::Blowfish256 => {
            rated(Rating::Weak, "A 64-bit block; never a standard for IPsec.", RFC8221)
        }
        Encryption::Aes128 | Encryption::Aes192 | Encryption::Aes256 => {
            rated(Rating::Good, "AES in CBC mode is sound together with a sound hash.", RFC8221)
        }
        Encryption::Aes128Gcm | Encryption::Aes192Gcm => {
            rated(Rating::Strong, "Encrypts and authenticates in one pass, fast in hardware.", RFC8221)
        }
        Encryption::Aes256Gcm => {
            rated(Rating::Strong, "Encrypts and authenticates in one pass, with the longest key.", RFC8221)
        }
        Encryption::ChaCha20Poly1305 => {
            rated(Rating::Strong, "Encrypts and authenticates, fast without AES hardware.", RFC8221)
        }
    }
}

/// How strong a hash is, as integrity or PRF.
pub fn rate_integrity(hash: Integrity) -> Strength {
    match hash {
        Integrity::Md5 => rated(Rating::Broken, "MD5 must not be used any more.", RFC8247),
        Integrity::Sha1 => rated(Rating::Weak, "HMAC-SHA-1 stands, but SHA-1 is being retired everywhere.", RFC8247),
        Integrity::AesXcbc => rated(Rating::Good, "Sound, made for small devices.", RFC8247),
        Integrity::Sha256 => rated(Rating::Strong, "The standard's own choice.", RFC8247),
        Integrity::Sha384 | Integrity::Sha512 => rated(Rating::Strong, "More than the standard asks for.", RFC8247),
    }
}

/// How strong a Diffie-Hellman group is.
pub fn rate_group(group: DhGroup) -> Strength {
    match group {
        DhGroup::Modp768 => rated(Rating::Broken, "768 bits were broken in public.", RFC8247),
        DhGroup::Modp1024 => {
            rated(Rating::Weak, "1024 bits are thought to be within a state's reach (Logjam).", RFC8247)
        }
        DhGroup::Modp1536 => rated(Rating::Weak, "1536 bits are advised against.", RFC8247),
        DhGroup::Modp1024s160 => rated(Rating::Broken, "1024 bits with a subgroup that must not be used.", RFC8247),
        DhGroup::Modp2048s224 | DhGroup::Modp2048s256 => {
            rated(Rating::Weak, "The small subgroup of RFC 5114 cannot be checked by the peer.", RFC8247)
        }
        DhGroup::Modp2048 => rated(Rating::Good, "2048 bits hold for the years to come.", RFC8247),
        DhGroup::Modp3072 | DhGroup::Modp4096 | DhGroup::Modp6144 | DhGroup::Modp8192 => {
            rated(Rating::Strong, "Long, and slow on small devices.", RFC8247)
        }
        DhGroup::Ecp256 | DhGroup::Curve25519 => {
            rated(Rating::Strong, "An elliptic curve of 128 bits' strength, fast.", RFC8247)
        }
        DhGroup::Ecp384 | DhGroup::Ecp521 | DhGroup::Curve448 => {
            rated(Rating::Strong, "An elliptic curve of 192 bits' strength or more.", RFC8247)
        }
        DhGroup::Ecp256Bp | DhGroup::Ecp384Bp | DhGroup::Ecp512Bp => {
            rated(Rating::Good, "A Brainpool curve: sound, rarely in hardware.", RFC8247)
        }
    }
}
