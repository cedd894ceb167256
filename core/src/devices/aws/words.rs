//! AWS's words for algorithms. `None`: it has no word for it; a plan with such a value carries an error.

use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};

/// As `IKEVersions` has it.
pub fn version(version: IkeVersion) -> &'static str {
    match version {
        IkeVersion::V1 => "ikev1",
        IkeVersion::V2 => "ikev2",
    }
}

/// As `Phase1EncryptionAlgorithms` and `Phase2EncryptionAlgorithms` have it.
pub fn encryption(cipher: Encryption) -> Option<&'static str> {
    match cipher {
        Encryption::Aes128 => Some("AES128"),
        Encryption::Aes256 => Some("AES256"),
        Encryption::Aes128Gcm => Some("AES128-GCM-16"),
        Encryption::Aes256Gcm => Some("AES256-GCM-16"),
        Encryption::Des
        | Encryption::TripleDes
        | Encryption::Aes192
        | Encryption::Aes192Gcm
        | Encryption::Cast128
        | Encryption::Blowfish128
        | Encryption::Blowfish192
        | Encryption::Blowfish256
        | Encryption::ChaCha20Poly1305 => None,
    }
}

/// As `Phase1IntegrityAlgorithms` and `Phase2IntegrityAlgorithms` have it.
pub fn integrity(hash: Integrity) -> Option<&'static str> {
    match hash {
        Integrity::Sha1 => Some("SHA1"),
        Integrity::Sha256 => Some("SHA2-256"),
        Integrity::Sha384 => Some("SHA2-384"),
        Integrity::Sha512 => Some("SHA2-512"),
        Integrity::Md5 | Integrity::AesXcbc => None,
    }
}

/// As `Phase1DHGroupNumbers` and `Phase2DHGroupNumbers` have it: the number that IANA gave the group.
pub fn group(group: DhGroup) -> Option<&'static str> {
    match group {
        DhGroup::Modp1024 => Some("2"),
        DhGroup::Modp1536 => Some("5"),
        DhGroup::Modp2048 => Some("14"),
        DhGroup::Modp3072 => Some("15"),
        DhGroup::Modp4096 => Some("16"),
        DhGroup::Modp6144 => Some("17"),
        DhGroup::Modp8192 => Some("18"),
        DhGroup::Ecp256 => Some("19"),
        DhGroup::Ecp384 => Some("20"),
        DhGroup::Ecp521 => Some("21"),
        DhGroup::Modp1024s160 => Some("22"),
        DhGroup::Modp2048s224 => Some("23"),
        DhGroup::Modp2048s256 => Some("24"),
        DhGroup::Modp768
        | DhGroup::Ecp256Bp
        | DhGroup::Ecp384Bp
        | DhGroup::Ecp512Bp
        | DhGroup::Curve25519
        | DhGroup::Curve448 => None,
    }
}
