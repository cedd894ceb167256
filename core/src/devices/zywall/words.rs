//! ZyXEL's names of algorithms: on the pages, and in a `transform-set`.

use crate::crypto::{Encryption, Integrity};
use crate::plan::Identity;
use crate::side::{Side, TunnelView};

/// The cipher on the pages.
pub fn cipher_label(cipher: Encryption) -> &'static str {
    match cipher {
        Encryption::Des => "DES",
        Encryption::TripleDes => "3DES",
        Encryption::Aes128 => "AES128",
        Encryption::Aes192 => "AES192",
        Encryption::Aes256 => "AES256",
        // No row names these, so they are never planned.
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

/// The hash on the pages.
pub fn hash_label(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "MD5",
        Integrity::Sha1 => "SHA1",
        Integrity::Sha256 => "SHA256",
        Integrity::Sha512 => "SHA512",
        // No row names these, so they are never planned.
        Integrity::AesXcbc | Integrity::Sha384 => "",
    }
}

/// The cipher in a `transform-set`: its label in small letters.
pub fn cipher(cipher: Encryption) -> String {
    cipher_label(cipher).to_ascii_lowercase()
}

/// The hash in a `transform-set`; empty where no source spells it.
pub fn hash(hash: Integrity) -> &'static str {
    match hash {
        Integrity::Md5 => "md5",
        Integrity::Sha1 => "sha",
        Integrity::AesXcbc | Integrity::Sha256 | Integrity::Sha384 | Integrity::Sha512 => "",
    }
}

/// An identity behind `local-id type` and `peer-id type`.
pub fn identity(identity: &Identity) -> String {
    match identity {
        Identity::Address(_) | Identity::Later(_) => format!("ip {}", identity.text()),
        Identity::Name(_) | Identity::AddressOf(_) => format!("fqdn {}", identity.text()),
    }
}

/// The interface of a route-based tunnel: each further one takes the next number.
pub fn vti(side: &Side<'_>, view: &TunnelView<'_>) -> String {
    let first = side.gateway().settings.number("first_vti").unwrap_or_default();
    let before = side.tunnels().take_while(|other| other.index != view.index).filter(|one| one.tunnel.is_route_based());
    format!("vti{}", first + u32::try_from(before.count()).unwrap_or_default())
}
