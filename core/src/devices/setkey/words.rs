//! setkey's names of algorithms.

use super::NEW;
use crate::crypto::{Encryption, Integrity};

/// The cipher in a release.
pub fn cipher(cipher: Encryption, release: &str) -> &'static str {
    match cipher {
        Encryption::Des => "des-cbc",
        Encryption::TripleDes => "3des-cbc",
        Encryption::Cast128 => "cast128-cbc",
        Encryption::Blowfish128 | Encryption::Blowfish192 | Encryption::Blowfish256 => "blowfish-cbc",
        Encryption::Aes128 | Encryption::Aes192 | Encryption::Aes256 => {
            if release == NEW {
                "aes-cbc"
            } else {
                "rijndael-cbc"
            }
        }
        Encryption::Aes128Gcm | Encryption::Aes192Gcm | Encryption::Aes256Gcm => "aes-gcm-16",
        // The manual pages do not list it, so it has no row and is never planned.
        Encryption::ChaCha20Poly1305 => "chacha20-poly1305",
    }
}

/// The hash.
pub fn hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "hmac-md5",
        Integrity::Sha1 => "hmac-sha1",
        Integrity::AesXcbc => "aes-xcbc-mac",
        Integrity::Sha256 => "hmac-sha2-256",
        Integrity::Sha384 => "hmac-sha2-384",
        Integrity::Sha512 => "hmac-sha2-512",
    }
}
