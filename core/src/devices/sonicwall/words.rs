//! SonicOS's names of algorithms: in commands, and on the pages.

use crate::crypto::{Encryption, Integrity};

/// The cipher in a command; empty for those that have no row and are never planned.
pub fn cipher(cipher: Encryption) -> &'static str {
    match cipher {
        Encryption::Des => "des",
        Encryption::Aes128 => "aes-128",
        Encryption::Aes256 => "aes-256",
        Encryption::TripleDes
        | Encryption::Cast128
        | Encryption::Blowfish128
        | Encryption::Blowfish192
        | Encryption::Blowfish256
        | Encryption::Aes192
        | Encryption::Aes128Gcm
        | Encryption::Aes192Gcm
        | Encryption::Aes256Gcm
        | Encryption::ChaCha20Poly1305 => "",
    }
}

/// The hash in a command.
pub fn hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "md5",
        Integrity::Sha1 => "sha-1",
        Integrity::AesXcbc => "aes-xcbc",
        Integrity::Sha256 => "sha-256",
        Integrity::Sha384 => "sha-384",
        Integrity::Sha512 => "sha-512",
    }
}
