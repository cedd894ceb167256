//! The grammar's names of algorithms.

use crate::crypto::{Encryption, Integrity};

/// The cipher of ESP.
pub fn cipher(cipher: Encryption) -> &'static str {
    match cipher {
        Encryption::Des => "des-cbc",
        Encryption::TripleDes => "3des-cbc",
        Encryption::Cast128 => "cast128",
        Encryption::Blowfish128 | Encryption::Blowfish192 | Encryption::Blowfish256 => "blowfish",
        Encryption::Aes128 => "aes-128",
        Encryption::Aes192 => "aes-192",
        Encryption::Aes256 => "aes-256",
        Encryption::Aes128Gcm => "aes-128-gcm",
        Encryption::Aes192Gcm => "aes-192-gcm",
        Encryption::Aes256Gcm => "aes-256-gcm",
        Encryption::ChaCha20Poly1305 => "chacha20-poly1305",
    }
}

/// The hash.
pub fn hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "hmac-md5",
        Integrity::Sha1 => "hmac-sha1",
        // The grammar has no word for it, so it has no row and is never planned.
        Integrity::AesXcbc => "none",
        Integrity::Sha256 => "hmac-sha2-256",
        Integrity::Sha384 => "hmac-sha2-384",
        Integrity::Sha512 => "hmac-sha2-512",
    }
}
