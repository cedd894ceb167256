//! Algorithms in ScreenOS's words. Total matches; those without a row are never planned.

use crate::crypto::{Encryption, Integrity};

/// A cipher.
pub fn cipher(cipher: Encryption) -> &'static str {
    match cipher {
        Encryption::Des => "des",
        Encryption::TripleDes => "3des",
        Encryption::Aes128 => "aes128",
        Encryption::Aes192 => "aes192",
        Encryption::Aes256 => "aes256",
        Encryption::Aes128Gcm | Encryption::Aes192Gcm | Encryption::Aes256Gcm => "aes-gcm",
        Encryption::ChaCha20Poly1305 => "chacha20-poly1305",
        Encryption::Cast128 => "cast128",
        Encryption::Blowfish128 | Encryption::Blowfish192 | Encryption::Blowfish256 => "blowfish",
    }
}

/// A hash.
pub fn hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "md5",
        Integrity::Sha1 => "sha-1",
        Integrity::Sha256 => "sha2-256",
        Integrity::Sha384 => "sha2-384",
        Integrity::Sha512 => "sha2-512",
        Integrity::AesXcbc => "aes-xcbc",
    }
}
