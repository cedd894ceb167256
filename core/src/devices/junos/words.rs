//! Algorithms in Junos's words. Total matches, so that a new algorithm stops the
//! build; those without a row are never planned and have the word of their nearest kin.

use crate::crypto::{DhGroup, Encryption, Integrity};

/// A cipher: `encryption-algorithm`.
pub fn cipher(cipher: Encryption) -> &'static str {
    match cipher {
        Encryption::Des => "des-cbc",
        Encryption::TripleDes => "3des-cbc",
        Encryption::Aes128 => "aes-128-cbc",
        Encryption::Aes192 => "aes-192-cbc",
        Encryption::Aes256 => "aes-256-cbc",
        Encryption::Aes128Gcm => "aes-128-gcm",
        Encryption::Aes192Gcm => "aes-192-gcm",
        Encryption::Aes256Gcm => "aes-256-gcm",
        Encryption::ChaCha20Poly1305 => "chacha20-poly1305",
        Encryption::Cast128 => "cast-128",
        Encryption::Blowfish128 | Encryption::Blowfish192 | Encryption::Blowfish256 => "blowfish",
    }
}

/// A hash of the IKE SA: `authentication-algorithm`.
pub fn ike_hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "md5",
        Integrity::Sha1 => "sha1",
        Integrity::Sha256 => "sha-256",
        Integrity::Sha384 => "sha-384",
        Integrity::Sha512 => "sha-512",
        Integrity::AesXcbc => "aes-xcbc",
    }
}

/// A hash of the Child SA: `authentication-algorithm`. Junos also has SHA-256 cut to 96 bits.
pub fn esp_hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "hmac-md5-96",
        Integrity::Sha1 => "hmac-sha1-96",
        Integrity::Sha256 => "hmac-sha-256-128",
        Integrity::Sha384 => "hmac-sha-384",
        Integrity::Sha512 => "hmac-sha-512",
        Integrity::AesXcbc => "aes-xcbc",
    }
}

/// A group: `dh-group`, `perfect-forward-secrecy keys`.
pub fn group(group: DhGroup) -> String {
    format!("group{}", group.number())
}
