//! What one SA is protected with.

use std::fmt;

use serde::Serialize;

use super::{DhGroup, Encryption, Integrity, Named};

/// The algorithms of an IKE SA (phase 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct IkeSuite {
    /// The cipher.
    pub encryption: Encryption,
    /// The hash: integrity and PRF; with an AEAD cipher the PRF alone.
    pub integrity: Integrity,
    /// The Diffie-Hellman group.
    pub group: DhGroup,
}

/// The algorithms of a Child SA (phase 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct EspSuite {
    /// The cipher.
    pub encryption: Encryption,
    /// The hash; none with an AEAD cipher.
    pub integrity: Option<Integrity>,
    /// The group of perfect forward secrecy; none when PFS is off.
    pub pfs: Option<DhGroup>,
}

impl IkeSuite {
    /// A suite, for tables.
    pub const fn new(encryption: Encryption, integrity: Integrity, group: DhGroup) -> Self {
        Self { encryption, integrity, group }
    }
}

impl EspSuite {
    /// A suite, for tables.
    pub const fn new(encryption: Encryption, integrity: Option<Integrity>, pfs: Option<DhGroup>) -> Self {
        Self { encryption, integrity, pfs }
    }
}

impl fmt::Display for IkeSuite {
    /// As strongSwan writes it: `aes256-sha384-ecp384`, `aes256gcm16-prfsha384-ecp384`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prf = if self.encryption.is_aead() { "prf" } else { "" };
        let (cipher, hash, group) = (self.encryption.keyword(), self.integrity.keyword(), self.group.keyword());
        write!(f, "{cipher}-{prf}{hash}-{group}")
    }
}

impl fmt::Display for EspSuite {
    /// As strongSwan writes it: `aes256-sha256-modp2048`, `aes256gcm16`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.encryption.keyword())?;
        if let Some(hash) = self.integrity {
            write!(f, "-{}", hash.keyword())?;
        }
        if let Some(group) = self.pfs {
            write!(f, "-{}", group.keyword())?;
        }
        Ok(())
    }
}
