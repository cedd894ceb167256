//! IOS's names of algorithms in a transform set. Total matches; those without a row are never planned.

use crate::crypto::{Encryption, Integrity};

/// The cipher.
pub fn cipher(cipher: Encryption) -> &'static str {
    match cipher {
        Encryption::Des => "esp-des",
        Encryption::TripleDes => "esp-3des",
        // Without a number it means 128, in every release.
        Encryption::Aes128 => "esp-aes",
        Encryption::Aes192 => "esp-aes 192",
        Encryption::Aes256 => "esp-aes 256",
        Encryption::Cast128
        | Encryption::Blowfish128
        | Encryption::Blowfish192
        | Encryption::Blowfish256
        | Encryption::Aes128Gcm
        | Encryption::Aes192Gcm
        | Encryption::Aes256Gcm
        | Encryption::ChaCha20Poly1305 => "",
    }
}

/// The hash.
pub fn hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "esp-md5-hmac",
        Integrity::Sha1 => "esp-sha-hmac",
        Integrity::Sha256 => "esp-sha256-hmac",
        Integrity::Sha384 => "esp-sha384-hmac",
        Integrity::Sha512 => "esp-sha512-hmac",
        Integrity::AesXcbc => "",
    }
}
