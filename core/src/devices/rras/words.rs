//! The values of the cmdlet's parameters. Total matches; those without a row are never planned.

use crate::crypto::{DhGroup, Encryption, Integrity};

/// `EncryptionMethod` and `CipherTransformConstants`.
pub fn cipher(cipher: Encryption) -> &'static str {
    match cipher {
        Encryption::Des => "DES",
        Encryption::TripleDes => "DES3",
        Encryption::Aes128 => "AES128",
        Encryption::Aes192 => "AES192",
        Encryption::Aes256 => "AES256",
        Encryption::Aes128Gcm => "GCMAES128",
        Encryption::Aes192Gcm => "GCMAES192",
        Encryption::Aes256Gcm => "GCMAES256",
        Encryption::Cast128
        | Encryption::Blowfish128
        | Encryption::Blowfish192
        | Encryption::Blowfish256
        | Encryption::ChaCha20Poly1305 => "",
    }
}

/// `IntegrityCheckMethod`.
pub fn ike_hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "MD5",
        Integrity::Sha1 => "SHA1",
        Integrity::Sha256 => "SHA256",
        Integrity::Sha384 => "SHA384",
        Integrity::Sha512 | Integrity::AesXcbc => "",
    }
}

/// `AuthenticationTransformConstants` of a cipher that does not authenticate by itself.
pub fn esp_hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "MD596",
        Integrity::Sha1 => "SHA196",
        Integrity::Sha256 => "SHA256128",
        Integrity::Sha384 | Integrity::Sha512 | Integrity::AesXcbc => "",
    }
}

/// `DHGroup` and `PfsGroup`, in this order.
pub fn groups(group: DhGroup) -> [&'static str; 2] {
    match group {
        DhGroup::Modp768 => ["Group1", "PFS1"],
        DhGroup::Modp1024 => ["Group2", "PFS2"],
        DhGroup::Modp2048 => ["Group14", "PFS2048"],
        DhGroup::Ecp256 => ["ECP256", "ECP256"],
        DhGroup::Ecp384 => ["ECP384", "ECP384"],
        DhGroup::Modp2048s256 => ["Group24", "PFS24"],
        DhGroup::Modp1536
        | DhGroup::Modp3072
        | DhGroup::Modp4096
        | DhGroup::Modp6144
        | DhGroup::Modp8192
        | DhGroup::Ecp521
        | DhGroup::Modp1024s160
        | DhGroup::Modp2048s224
        | DhGroup::Ecp256Bp
        | DhGroup::Ecp384Bp
        | DhGroup::Ecp512Bp
        | DhGroup::Curve25519
        | DhGroup::Curve448 => ["", ""],
    }
}

/// A text as one PowerShell word that means exactly itself: in single quotes only `'` is special, and doubled.
pub fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_text_leaves_its_quotes() {
        for (text, word) in [
            ("tw-a", "'tw-a'"),
            ("it's", "'it''s'"),
            ("'; Remove-Item C:\\", "'''; Remove-Item C:\\'"),
            ("$(x)`n\"#", "'$(x)`n\"#'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(text), word);
        }
    }
}
