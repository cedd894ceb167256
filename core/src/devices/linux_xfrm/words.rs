//! The kernel's names of algorithms.

use crate::crypto::{Encryption, Integrity};

/// The cipher.
pub fn cipher(cipher: Encryption) -> &'static str {
    match cipher {
        Encryption::Des => "cbc(des)",
        Encryption::TripleDes => "cbc(des3_ede)",
        Encryption::Cast128 => "cbc(cast5)",
        Encryption::Blowfish128 | Encryption::Blowfish192 | Encryption::Blowfish256 => "cbc(blowfish)",
        Encryption::Aes128 | Encryption::Aes192 | Encryption::Aes256 => "cbc(aes)",
        Encryption::Aes128Gcm | Encryption::Aes192Gcm | Encryption::Aes256Gcm => "rfc4106(gcm(aes))",
        // The manual page does not list it, so it has no row and is never planned.
        Encryption::ChaCha20Poly1305 => "rfc7539esp(chacha20,poly1305)",
    }
}

/// The hash.
pub fn hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "hmac(md5)",
        Integrity::Sha1 => "hmac(sha1)",
        Integrity::AesXcbc => "xcbc(aes)",
        Integrity::Sha256 => "hmac(sha256)",
        Integrity::Sha384 => "hmac(sha384)",
        Integrity::Sha512 => "hmac(sha512)",
    }
}
