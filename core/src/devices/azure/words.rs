//! Azure's words for algorithms, as a custom policy has them. `None`: it has no
//! word for it; a plan with such a value carries an error.

use std::borrow::Cow;

use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::plan::{End, PlannedTunnel, Start};

/// IKE version, as `connectionProtocol`.
pub(super) fn protocol(version: IkeVersion) -> &'static str {
    match version {
        IkeVersion::V1 => "IKEv1",
        IkeVersion::V2 => "IKEv2",
    }
}

/// Cipher of the IKE SA and of ESP.
pub(super) fn encryption(cipher: Encryption) -> Option<&'static str> {
    match cipher {
        Encryption::Des => Some("DES"),
        Encryption::TripleDes => Some("DES3"),
        Encryption::Aes128 => Some("AES128"),
        Encryption::Aes192 => Some("AES192"),
        Encryption::Aes256 => Some("AES256"),
        Encryption::Aes128Gcm => Some("GCMAES128"),
        Encryption::Aes192Gcm => Some("GCMAES192"),
        Encryption::Aes256Gcm => Some("GCMAES256"),
        Encryption::Cast128
        | Encryption::Blowfish128
        | Encryption::Blowfish192
        | Encryption::Blowfish256
        | Encryption::ChaCha20Poly1305 => None,
    }
}

/// Hash of the IKE SA and of ESP.
pub(super) fn integrity(hash: Integrity) -> Option<&'static str> {
    match hash {
        Integrity::Md5 => Some("MD5"),
        Integrity::Sha1 => Some("SHA1"),
        Integrity::Sha256 => Some("SHA256"),
        Integrity::Sha384 => Some("SHA384"),
        Integrity::AesXcbc | Integrity::Sha512 => None,
    }
}

/// Group of the IKE SA.
pub(super) fn dh_group(group: DhGroup) -> Option<&'static str> {
    match group {
        DhGroup::Modp768 => Some("DHGroup1"),
        DhGroup::Modp1024 => Some("DHGroup2"),
        DhGroup::Modp2048 => Some("DHGroup14"),
        DhGroup::Ecp256 => Some("ECP256"),
        DhGroup::Ecp384 => Some("ECP384"),
        DhGroup::Modp2048s256 => Some("DHGroup24"),
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
        | DhGroup::Curve448 => None,
    }
}

/// Group of perfect forward secrecy. Group 14 is `PFS2048` here; the schema's
/// `PFS14` and `PFSMM` stand in no document.
pub(super) fn pfs_group(group: Option<DhGroup>) -> Option<&'static str> {
    let Some(group) = group else { return Some("None") };
    match group {
        DhGroup::Modp768 => Some("PFS1"),
        DhGroup::Modp1024 => Some("PFS2"),
        DhGroup::Modp2048 => Some("PFS2048"),
        DhGroup::Ecp256 => Some("ECP256"),
        DhGroup::Ecp384 => Some("ECP384"),
        DhGroup::Modp2048s256 => Some("PFS24"),
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
        | DhGroup::Curve448 => None,
    }
}

/// A word, or the neutral name with a remark where Azure has none.
pub(super) fn or_none(word: Option<&'static str>, name: &str) -> Cow<'static, str> {
    word.map_or_else(|| Cow::Owned(format!("{name} (not available)")), Cow::Borrowed)
}

/// The six algorithm fields of a custom policy, in Azure's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PolicyWords {
    pub(super) ike_encryption: Cow<'static, str>,
    pub(super) ike_integrity: Cow<'static, str>,
    pub(super) dh_group: Cow<'static, str>,
    pub(super) ipsec_encryption: Cow<'static, str>,
    /// With an AEAD cipher the same word once more.
    pub(super) ipsec_integrity: Cow<'static, str>,
    pub(super) pfs_group: Cow<'static, str>,
}

/// A plan's suites in Azure's words.
pub(super) fn policy(tunnel: &PlannedTunnel) -> PolicyWords {
    use crate::crypto::Named;
    let (ike, esp) = (tunnel.ike, tunnel.esp);
    let cipher = or_none(encryption(esp.encryption), esp.encryption.name());
    let hash = esp.integrity.map(|hash| or_none(integrity(hash), hash.name()));
    PolicyWords {
        ike_encryption: or_none(encryption(ike.encryption), ike.encryption.name()),
        ike_integrity: or_none(integrity(ike.integrity), ike.integrity.name()),
        dh_group: or_none(dh_group(ike.group), ike.group.name()),
        ipsec_integrity: hash.unwrap_or_else(|| cipher.clone()),
        ipsec_encryption: cipher,
        pfs_group: or_none(pfs_group(esp.pfs), esp.pfs.map_or("none", Named::name)),
    }
}

/// Who may start, as `connectionMode`.
pub(super) fn mode(here: &End, there: &End) -> &'static str {
    match (here.start, there.start) {
        (Start::Respond, Start::Initiate | Start::Respond) => "ResponderOnly",
        (Start::Initiate, Start::Respond) => "InitiatorOnly",
        (Start::Initiate, Start::Initiate) => "Default",
    }
}
