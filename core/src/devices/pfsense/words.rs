//! Algorithms in pfSense's words: as its configuration stores them and as its
//! pages show them. Total matches, so that a new algorithm stops the build.

use crate::crypto::{DhGroup, Encryption, Integrity};

/// Name and key length of a cipher as stored. The length of AES-GCM is that of
/// its tag in bits, not of its key; some ciphers have none.
pub fn cipher(cipher: Encryption) -> (&'static str, &'static str) {
    match cipher {
        Encryption::Des => ("des", ""),
        Encryption::TripleDes => ("3des", ""),
        Encryption::Cast128 => ("cast128", ""),
        Encryption::Blowfish128 => ("blowfish", "128"),
        Encryption::Blowfish192 => ("blowfish", "192"),
        Encryption::Blowfish256 => ("blowfish", "256"),
        Encryption::Aes128 => ("aes", "128"),
        Encryption::Aes192 => ("aes", "192"),
        Encryption::Aes256 => ("aes", "256"),
        Encryption::Aes128Gcm => ("aes128gcm", "128"),
        Encryption::Aes192Gcm => ("aes192gcm", "128"),
        Encryption::Aes256Gcm => ("aes256gcm", "128"),
        Encryption::ChaCha20Poly1305 => ("chacha20poly1305", ""),
    }
}

/// A cipher as the pages show it: the name, and the box beside it.
pub fn cipher_shown(cipher: Encryption) -> (&'static str, &'static str) {
    match cipher {
        Encryption::Des => ("DES", ""),
        Encryption::TripleDes => ("3DES", ""),
        Encryption::Cast128 => ("CAST128", ""),
        Encryption::Blowfish128 => ("Blowfish", "128 bits"),
        Encryption::Blowfish192 => ("Blowfish", "192 bits"),
        Encryption::Blowfish256 => ("Blowfish", "256 bits"),
        Encryption::Aes128 => ("AES", "128 bits"),
        Encryption::Aes192 => ("AES", "192 bits"),
        Encryption::Aes256 => ("AES", "256 bits"),
        Encryption::Aes128Gcm => ("AES128-GCM", "128 bits"),
        Encryption::Aes192Gcm => ("AES192-GCM", "128 bits"),
        Encryption::Aes256Gcm => ("AES256-GCM", "128 bits"),
        Encryption::ChaCha20Poly1305 => ("CHACHA20-POLY1305", ""),
    }
}

/// A cipher as the pages show it, in one text.
pub fn cipher_and_length(cipher: Encryption) -> String {
    match cipher_shown(cipher) {
        (name, "") => name.to_owned(),
        (name, length) => format!("{name} {length}"),
    }
}

/// A hash of phase 1 as stored.
pub fn hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "md5",
        Integrity::Sha1 => "sha1",
        Integrity::AesXcbc => "aesxcbc",
        Integrity::Sha256 => "sha256",
        Integrity::Sha384 => "sha384",
        Integrity::Sha512 => "sha512",
    }
}

/// A hash of phase 2 as stored.
pub fn esp_hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "hmac_md5",
        Integrity::Sha1 => "hmac_sha1",
        Integrity::AesXcbc => "aesxcbc",
        Integrity::Sha256 => "hmac_sha256",
        Integrity::Sha384 => "hmac_sha384",
        Integrity::Sha512 => "hmac_sha512",
    }
}

/// A hash as the pages show it.
pub fn hash_shown(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "MD5",
        Integrity::Sha1 => "SHA1",
        Integrity::AesXcbc => "AES-XCBC",
        Integrity::Sha256 => "SHA256",
        Integrity::Sha384 => "SHA384",
        Integrity::Sha512 => "SHA512",
    }
}

/// A group as the pages show it. Releases 2.5.x call group 32 "25519" too; the number is right.
pub fn group_shown(group: DhGroup) -> &'static str {
    match group {
        DhGroup::Modp768 => "1 (768 bit)",
        DhGroup::Modp1024 => "2 (1024 bit)",
        DhGroup::Modp1536 => "5 (1536 bit)",
        DhGroup::Modp2048 => "14 (2048 bit)",
        DhGroup::Modp3072 => "15 (3072 bit)",
        DhGroup::Modp4096 => "16 (4096 bit)",
        DhGroup::Modp6144 => "17 (6144 bit)",
        DhGroup::Modp8192 => "18 (8192 bit)",
        DhGroup::Ecp256 => "19 (nist ecp256)",
        DhGroup::Ecp384 => "20 (nist ecp384)",
        DhGroup::Ecp521 => "21 (nist ecp521)",
        DhGroup::Modp1024s160 => "22 (1024(sub 160) bit)",
        DhGroup::Modp2048s224 => "23 (2048(sub 224) bit)",
        DhGroup::Modp2048s256 => "24 (2048(sub 256) bit)",
        DhGroup::Ecp256Bp => "28 (brainpool ecp256)",
        DhGroup::Ecp384Bp => "29 (brainpool ecp384)",
        DhGroup::Ecp512Bp => "30 (brainpool ecp512)",
        DhGroup::Curve25519 => "31 (Elliptic Curve 25519, 256 bit)",
        DhGroup::Curve448 => "32 (Elliptic Curve 448, 448 bit)",
    }
}
