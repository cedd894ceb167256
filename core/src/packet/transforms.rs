//! Ciphers and hashes of ESP as bytes on the wire: one row each, with its RFC.

/// A cipher of ESP: what it adds to a packet.
#[derive(Debug, PartialEq, Eq)]
pub struct Cipher {
    /// strongSwan's keyword up to the key's length: `aes` in `aes256gcm16`.
    pub stem: &'static str,
    /// The key lengths in bits that may follow; zero where none is written.
    pub keys: &'static [u16],
    /// What follows the key's length, in every spelling: `gcm16`, `gcm128`, `gcm`.
    pub modes: &'static [&'static str],
    /// The name that people say, without the key's length.
    pub name: &'static str,
    /// Bytes of the initialization vector in every packet.
    pub iv: u16,
    /// The packet is padded to a multiple of so many bytes; at least 4 (RFC 4303 section 2.4).
    pub align: u16,
    /// Bytes of the cipher's own check value; none: a hash is needed.
    pub icv: Option<u16>,
    /// Number of the RFC that says so.
    pub rfc: u16,
}

/// A hash of ESP.
#[derive(Debug, PartialEq, Eq)]
pub struct Hash {
    /// strongSwan's keywords; the first is the usual one.
    pub keywords: &'static [&'static str],
    /// The name that people say.
    pub name: &'static str,
    /// Bytes of the check value in every packet.
    pub icv: u16,
    /// Number of the RFC that says so.
    pub rfc: u16,
}

/// Key lengths of AES and Camellia; without one strongSwan takes 128 bits.
const KEYS: &[u16] = &[128, 192, 256, 0];
const EXACT: &[u16] = &[128, 192, 256];
const NONE: &[u16] = &[0];
const PLAIN: &[&str] = &[""];

const fn cipher(
    (stem, keys, modes): (&'static str, &'static [u16], &'static [&'static str]),
    name: &'static str,
    (iv, align, icv): (u16, u16, Option<u16>),
    rfc: u16,
) -> Cipher {
    Cipher { stem, keys, modes, name, iv, align, icv, rfc }
}

/// Every cipher that has an RFC and a keyword in strongSwan.
pub static CIPHERS: &[Cipher] = &[
    cipher(("null", NONE, PLAIN), "no encryption", (0, 4, None), 2410),
    cipher(("des", NONE, PLAIN), "DES in CBC mode", (8, 8, None), 2405),
    cipher(("3des", NONE, PLAIN), "3DES in CBC mode", (8, 8, None), 2451),
    cipher(("cast", &[128], PLAIN), "CAST in CBC mode", (8, 8, None), 2451),
    cipher(("blowfish", KEYS, PLAIN), "Blowfish in CBC mode", (8, 8, None), 2451),
    cipher(("aes", KEYS, PLAIN), "AES in CBC mode", (16, 16, None), 3602),
    cipher(("aes", EXACT, &["ctr"]), "AES in counter mode", (8, 4, None), 3686),
    cipher(("aes", EXACT, &["gcm16", "gcm128", "gcm"]), "AES-GCM, 16-byte tag", (8, 4, Some(16)), 4106),
    cipher(("aes", EXACT, &["gcm12", "gcm96"]), "AES-GCM, 12-byte tag", (8, 4, Some(12)), 4106),
    cipher(("aes", EXACT, &["gcm8", "gcm64"]), "AES-GCM, 8-byte tag", (8, 4, Some(8)), 4106),
    cipher(("aes", EXACT, &["ccm16", "ccm128", "ccm"]), "AES-CCM, 16-byte tag", (8, 4, Some(16)), 4309),
    cipher(("aes", EXACT, &["ccm12", "ccm96"]), "AES-CCM, 12-byte tag", (8, 4, Some(12)), 4309),
    cipher(("aes", EXACT, &["ccm8", "ccm64"]), "AES-CCM, 8-byte tag", (8, 4, Some(8)), 4309),
    cipher(("aes", EXACT, &["gmac"]), "AES-GMAC, not encrypted", (8, 4, Some(16)), 4543),
    cipher(("chacha20poly1305", NONE, PLAIN), "ChaCha20-Poly1305", (8, 4, Some(16)), 7634),
    cipher(("camellia", KEYS, PLAIN), "Camellia in CBC mode", (16, 16, None), 4312),
    cipher(("camellia", EXACT, &["ctr"]), "Camellia in counter mode", (8, 4, None), 5529),
    cipher(("camellia", EXACT, &["ccm16", "ccm128"]), "Camellia-CCM, 16-byte tag", (8, 4, Some(16)), 5529),
    cipher(("camellia", EXACT, &["ccm12", "ccm96"]), "Camellia-CCM, 12-byte tag", (8, 4, Some(12)), 5529),
    cipher(("camellia", EXACT, &["ccm8", "ccm64"]), "Camellia-CCM, 8-byte tag", (8, 4, Some(8)), 5529),
];

const fn hash(keywords: &'static [&'static str], name: &'static str, icv: u16, rfc: u16) -> Hash {
    Hash { keywords, name, icv, rfc }
}

/// Every hash that has an RFC and a keyword in strongSwan. (`sha256_96` has
/// none: it is Linux' old way to cut SHA-256, counted by the same RFC.)
pub static HASHES: &[Hash] = &[
    hash(&["md5"], "HMAC-MD5-96", 12, 2403),
    hash(&["md5_128"], "HMAC-MD5-128", 16, 4595),
    hash(&["sha1", "sha"], "HMAC-SHA1-96", 12, 2404),
    hash(&["sha1_160"], "HMAC-SHA1-160", 20, 4595),
    hash(&["sha256", "sha2_256"], "HMAC-SHA256-128", 16, 4868),
    hash(&["sha256_96", "sha2_256_96"], "HMAC-SHA256-96", 12, 4868),
    hash(&["sha384", "sha2_384"], "HMAC-SHA384-192", 24, 4868),
    hash(&["sha512", "sha2_512"], "HMAC-SHA512-256", 32, 4868),
    hash(&["aesxcbc"], "AES-XCBC-96", 12, 3566),
    hash(&["aescmac"], "AES-CMAC-96", 12, 4494),
];

impl Cipher {
    /// True when the cipher carries its own check value (no hash beside it).
    pub fn is_aead(&self) -> bool {
        self.icv.is_some()
    }

    /// Every keyword of this cipher, the usual spelling of each first.
    pub fn keywords(&self) -> impl Iterator<Item = String> {
        let one = |key: u16, mode: &str| {
            let bits = if key == 0 { String::new() } else { key.to_string() };
            [self.stem, &bits, mode].concat()
        };
        self.modes.iter().flat_map(move |mode| self.keys.iter().map(move |key| one(*key, mode)))
    }

    /// True when the word is one of this cipher's keywords.
    pub(super) fn is_called(&self, word: &str) -> bool {
        let Some(rest) = word.strip_prefix(self.stem) else { return false };
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (bits, mode) = rest.split_at(digits);
        let known = if bits.is_empty() { Some(0) } else { bits.parse().ok() };
        known.is_some_and(|bits: u16| self.keys.contains(&bits)) && self.modes.contains(&mode)
    }
}
