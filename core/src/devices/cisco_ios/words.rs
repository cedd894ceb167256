//! IOS's names of algorithms in a transform set. Total matches; those without a row are never planned.

use crate::crypto::{Encryption, IkeVersion, Integrity};

/// The cipher.
pub fn cipher(cipher: Encryption) -> &'static str {
    match cipher {
        Encryption::Des => "esp-des",
        Encryption::TripleDes => "esp-3des",
        // Without a number it means 128, in every release.
        Encryption::Aes128 => "esp-aes",
        Encryption::Aes192 => "esp-aes 192",
        Encryption::Aes256 => "esp-aes 256",
        Encryption::Aes128Gcm => "esp-gcm",
        Encryption::Aes192Gcm => "esp-gcm 192",
        Encryption::Aes256Gcm => "esp-gcm 256",
        Encryption::Cast128
        | Encryption::Blowfish128
        | Encryption::Blowfish192
        | Encryption::Blowfish256
        | Encryption::ChaCha20Poly1305 => "",
    }
}

/// The cipher of an IKE SA: `encryption` of an isakmp policy, and of an IKEv2 proposal.
pub fn ike_cipher(cipher: Encryption, version: IkeVersion) -> &'static str {
    let v1 = version == IkeVersion::V1;
    match cipher {
        Encryption::Des => "des",
        Encryption::TripleDes => "3des",
        Encryption::Aes128 if v1 => "aes",
        Encryption::Aes192 if v1 => "aes 192",
        Encryption::Aes256 if v1 => "aes 256",
        Encryption::Aes128 => "aes-cbc-128",
        Encryption::Aes192 => "aes-cbc-192",
        Encryption::Aes256 => "aes-cbc-256",
        Encryption::Aes128Gcm => "aes-gcm-128",
        Encryption::Aes192Gcm => "aes-gcm-192",
        Encryption::Aes256Gcm => "aes-gcm-256",
        Encryption::Cast128
        | Encryption::Blowfish128
        | Encryption::Blowfish192
        | Encryption::Blowfish256
        | Encryption::ChaCha20Poly1305 => "",
    }
}

/// The hash of an IKE SA: `hash` of an isakmp policy, `integrity` and `prf` of an IKEv2 proposal.
pub fn ike_hash(hash: Integrity, version: IkeVersion) -> &'static str {
    match hash {
        Integrity::Md5 => "md5",
        Integrity::Sha1 if version == IkeVersion::V1 => "sha",
        Integrity::Sha1 => "sha1",
        Integrity::Sha256 => "sha256",
        Integrity::Sha384 => "sha384",
        Integrity::Sha512 => "sha512",
        Integrity::AesXcbc => "",
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
