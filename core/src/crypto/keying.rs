//! How long the keys of an ESP SA are, where a person enters them.
//!
//! Lengths of RFC 2405, 2451, 3602, 4106, 7634 (ciphers) and RFC 2403, 2404,
//! 3566, 4868 (hashes); checked 2026-11-21.

use super::{Encryption, Integrity};

impl Encryption {
    /// Length of the key of an ESP SA in bytes. DES keys carry their parity bits;
    /// those of authenticated ciphers end in four bytes of salt.
    pub fn esp_key_bytes(self) -> usize {
        match self {
            Self::Des => 8,
            Self::TripleDes | Self::Aes192 | Self::Blowfish192 => 24,
            Self::Cast128 | Self::Blowfish128 | Self::Aes128 => 16,
            Self::Blowfish256 | Self::Aes256 => 32,
            Self::Aes128Gcm => 20,
            Self::Aes192Gcm => 28,
            Self::Aes256Gcm | Self::ChaCha20Poly1305 => 36,
        }
    }
}

impl Integrity {
    /// Length of the key of an ESP SA in bytes.
    pub fn esp_key_bytes(self) -> usize {
        match self {
            Self::Md5 | Self::AesXcbc => 16,
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    /// Length of the check value in a packet, in bits.
    pub fn icv_bits(self) -> u16 {
        match self {
            Self::Md5 | Self::Sha1 | Self::AesXcbc => 96,
            Self::Sha256 => 128,
            Self::Sha384 => 192,
            Self::Sha512 => 256,
        }
    }
}
