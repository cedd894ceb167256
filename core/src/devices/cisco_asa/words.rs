//! Algorithms in the ASA's words. Total matches, so that a new algorithm stops the
//! build; those without a row are never planned and have the word of their nearest kin.

use crate::crypto::{Encryption, Integrity};

/// A cipher: `encryption`, `protocol esp encryption`, and behind `esp-` in a transform set.
pub fn cipher(cipher: Encryption) -> &'static str {
    match cipher {
        Encryption::Des => "des",
        Encryption::TripleDes => "3des",
        Encryption::Aes128 => "aes",
        Encryption::Aes192 => "aes-192",
        Encryption::Aes256 => "aes-256",
        Encryption::Aes128Gcm => "aes-gcm",
        Encryption::Aes192Gcm => "aes-gcm-192",
        Encryption::Aes256Gcm => "aes-gcm-256",
        Encryption::ChaCha20Poly1305
        | Encryption::Cast128
        | Encryption::Blowfish128
        | Encryption::Blowfish192
        | Encryption::Blowfish256 => "null",
    }
}

/// A hash of the IKE SA: `hash`, `integrity`, `prf`; also behind `esp-` and before `-hmac` in a transform set.
pub fn ike_hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "md5",
        Integrity::Sha1 => "sha",
        Integrity::Sha256 => "sha256",
        Integrity::Sha384 => "sha384",
        Integrity::Sha512 => "sha512",
        Integrity::AesXcbc => "null",
    }
}

/// A hash of the Child SA with IKEv2: `protocol esp integrity`.
pub fn esp_hash(hash: Option<Integrity>) -> &'static str {
    match hash {
        Some(Integrity::Md5) => "md5",
        Some(Integrity::Sha1) => "sha-1",
        Some(Integrity::Sha256) => "sha-256",
        Some(Integrity::Sha384) => "sha-384",
        Some(Integrity::Sha512) => "sha-512",
        // With an authenticated cipher nothing else is named.
        Some(Integrity::AesXcbc) | None => "null",
    }
}
