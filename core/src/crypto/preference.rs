//! Which of the algorithms that both ends have is taken when the user chooses none.

use super::{DhGroup, Encryption, Integrity};

/// Ciphers, best first. GCM stands before CBC because it authenticates in one
/// pass; 256 bits before 128 because the devices' hardware makes it free; the
/// 64-bit block ciphers come last (RFC 8221 section 5, checked 2026-11-21).
pub const ENCRYPTION_BEST_FIRST: &[Encryption] = &[
    Encryption::Aes256Gcm,
    Encryption::Aes128Gcm,
    Encryption::ChaCha20Poly1305,
    Encryption::Aes192Gcm,
    Encryption::Aes256,
    Encryption::Aes128,
    Encryption::Aes192,
    Encryption::TripleDes,
    Encryption::Blowfish256,
    Encryption::Blowfish192,
    Encryption::Blowfish128,
    Encryption::Cast128,
    Encryption::Des,
];

/// Hashes, best first. SHA-384 stands before SHA-512: the same strength here, and
/// more devices have it (RFC 8247 section 2.3, checked 2026-11-21).
pub const INTEGRITY_BEST_FIRST: &[Integrity] =
    &[Integrity::Sha384, Integrity::Sha256, Integrity::Sha512, Integrity::AesXcbc, Integrity::Sha1, Integrity::Md5];

/// Groups, best first. P-384 carries AES-256's company, Curve25519 and P-256
/// follow, then MODP of 2048 bits and more; the groups of RFC 5114 (22 to 24)
/// come after because their subgroups cannot be checked (RFC 8247 section 2.4).
pub const GROUP_BEST_FIRST: &[DhGroup] = &[
    DhGroup::Ecp384,
    DhGroup::Curve25519,
    DhGroup::Ecp256,
    DhGroup::Ecp521,
    DhGroup::Modp4096,
    DhGroup::Modp3072,
    DhGroup::Modp2048,
    DhGroup::Curve448,
    DhGroup::Ecp384Bp,
    DhGroup::Ecp512Bp,
    DhGroup::Ecp256Bp,
    DhGroup::Modp6144,
    DhGroup::Modp8192,
    DhGroup::Modp2048s256,
    DhGroup::Modp2048s224,
    DhGroup::Modp1536,
    DhGroup::Modp1024,
    DhGroup::Modp1024s160,
    DhGroup::Modp768,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::Named;

    #[test]
    fn every_algorithm_has_its_place_in_the_order() {
        assert_eq!(ENCRYPTION_BEST_FIRST.len(), Encryption::ALL.len());
        assert_eq!(INTEGRITY_BEST_FIRST.len(), Integrity::ALL.len());
        assert_eq!(GROUP_BEST_FIRST.len(), DhGroup::ALL.len());
    }
}
