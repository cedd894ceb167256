//! The algorithms that the supported devices speak, named as strongSwan names them.
//!
//! The numbers are those of IANA's IKEv2 registry (checked 2026-11-21,
//! <https://www.iana.org/assignments/ikev2-parameters>).

use serde::Serialize;

/// Something with a keyword, as written in scenarios and on the command line.
pub trait Named: Copy + Sized + 'static {
    /// Every value, weakest first.
    const ALL: &'static [Self];
    /// strongSwan's keyword: the spelling used in scenarios.
    fn keyword(self) -> &'static str;
    /// The name that people say.
    fn name(self) -> &'static str;
    /// The value with this keyword.
    fn from_keyword(keyword: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.keyword() == keyword)
    }
}

macro_rules! algorithms {
    ($(#[$doc:meta])* $type:ident { $($(#[$vdoc:meta])* $variant:ident = $keyword:literal, $name:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $type { $($(#[$vdoc])* #[serde(rename = $keyword)] $variant,)+ }

        impl Named for $type {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn keyword(self) -> &'static str { match self { $(Self::$variant => $keyword),+ } }
            fn name(self) -> &'static str { match self { $(Self::$variant => $name),+ } }
        }
    };
}

algorithms! {
    /// Version of the key exchange.
    IkeVersion {
        /// RFC 2409.
        V1 = "ikev1", "IKEv1";
        /// RFC 7296.
        V2 = "ikev2", "IKEv2";
    }
}

algorithms! {
    /// The exchange that opens an IKE SA of IKEv1 (RFC 2409, 5).
    ExchangeMode {
        /// Six messages; identities and hashes are encrypted.
        Main = "main", "main mode";
        /// Three messages; identities and the responder's hash of the key are in the clear.
        Aggressive = "aggressive", "aggressive mode";
    }
}

algorithms! {
    /// A cipher, for the IKE SA or for ESP.
    Encryption {
        /// Single DES, 56 bits.
        Des = "des", "DES";
        /// Triple DES.
        TripleDes = "3des", "3DES";
        /// CAST with 128 bits.
        Cast128 = "cast128", "CAST-128";
        /// Blowfish with 128 bits.
        Blowfish128 = "blowfish128", "Blowfish 128";
        /// Blowfish with 192 bits.
        Blowfish192 = "blowfish192", "Blowfish 192";
        /// Blowfish with 256 bits.
        Blowfish256 = "blowfish256", "Blowfish 256";
        /// AES in CBC mode, 128 bits.
        Aes128 = "aes128", "AES-128-CBC";
        /// AES in CBC mode, 192 bits.
        Aes192 = "aes192", "AES-192-CBC";
        /// AES in CBC mode, 256 bits.
        Aes256 = "aes256", "AES-256-CBC";
        /// AES-GCM, 128-bit key, 16-byte tag.
        Aes128Gcm = "aes128gcm16", "AES-128-GCM";
        /// AES-GCM, 192-bit key, 16-byte tag.
        Aes192Gcm = "aes192gcm16", "AES-192-GCM";
        /// AES-GCM, 256-bit key, 16-byte tag.
        Aes256Gcm = "aes256gcm16", "AES-256-GCM";
        /// ChaCha20 with Poly1305.
        ChaCha20Poly1305 = "chacha20poly1305", "ChaCha20-Poly1305";
    }
}

impl Encryption {
    /// True when the cipher authenticates by itself (RFC 5282, RFC 4106).
    pub fn is_aead(self) -> bool {
        matches!(self, Self::Aes128Gcm | Self::Aes192Gcm | Self::Aes256Gcm | Self::ChaCha20Poly1305)
    }

    /// Length of the key in bits.
    pub fn key_bits(self) -> u16 {
        match self {
            Self::Des => 56,
            Self::TripleDes => 168,
            Self::Cast128 | Self::Blowfish128 | Self::Aes128 | Self::Aes128Gcm => 128,
            Self::Blowfish192 | Self::Aes192 | Self::Aes192Gcm => 192,
            Self::Blowfish256 | Self::Aes256 | Self::Aes256Gcm | Self::ChaCha20Poly1305 => 256,
        }
    }
}

algorithms! {
    /// A hash: integrity of the IKE SA and of ESP, and the PRF of the same family.
    Integrity {
        /// HMAC-MD5-96.
        Md5 = "md5", "MD5";
        /// HMAC-SHA1-96.
        Sha1 = "sha1", "SHA-1";
        /// AES-XCBC-96 (RFC 3566).
        AesXcbc = "aesxcbc", "AES-XCBC";
        /// HMAC-SHA2-256-128.
        Sha256 = "sha256", "SHA-256";
        /// HMAC-SHA2-384-192.
        Sha384 = "sha384", "SHA-384";
        /// HMAC-SHA2-512-256.
        Sha512 = "sha512", "SHA-512";
    }
}

algorithms! {
    /// A Diffie-Hellman group.
    DhGroup {
        /// Group 1.
        Modp768 = "modp768", "group 1 (768-bit MODP)";
        /// Group 2.
        Modp1024 = "modp1024", "group 2 (1024-bit MODP)";
        /// Group 5.
        Modp1536 = "modp1536", "group 5 (1536-bit MODP)";
        /// Group 14.
        Modp2048 = "modp2048", "group 14 (2048-bit MODP)";
        /// Group 15.
        Modp3072 = "modp3072", "group 15 (3072-bit MODP)";
        /// Group 16.
        Modp4096 = "modp4096", "group 16 (4096-bit MODP)";
        /// Group 17.
        Modp6144 = "modp6144", "group 17 (6144-bit MODP)";
        /// Group 18.
        Modp8192 = "modp8192", "group 18 (8192-bit MODP)";
        /// Group 19.
        Ecp256 = "ecp256", "group 19 (NIST P-256)";
        /// Group 20.
        Ecp384 = "ecp384", "group 20 (NIST P-384)";
        /// Group 21.
        Ecp521 = "ecp521", "group 21 (NIST P-521)";
        /// Group 22 (RFC 5114).
        Modp1024s160 = "modp1024s160", "group 22 (1024-bit MODP, 160-bit subgroup)";
        /// Group 23 (RFC 5114).
        Modp2048s224 = "modp2048s224", "group 23 (2048-bit MODP, 224-bit subgroup)";
        /// Group 24 (RFC 5114).
        Modp2048s256 = "modp2048s256", "group 24 (2048-bit MODP, 256-bit subgroup)";
        /// Group 28.
        Ecp256Bp = "ecp256bp", "group 28 (Brainpool 256)";
        /// Group 29.
        Ecp384Bp = "ecp384bp", "group 29 (Brainpool 384)";
        /// Group 30.
        Ecp512Bp = "ecp512bp", "group 30 (Brainpool 512)";
        /// Group 31.
        Curve25519 = "curve25519", "group 31 (Curve25519)";
        /// Group 32.
        Curve448 = "curve448", "group 32 (Curve448)";
    }
}

impl DhGroup {
    /// The number in IANA's registry.
    pub fn number(self) -> u8 {
        match self {
            Self::Modp768 => 1,
            Self::Modp1024 => 2,
            Self::Modp1536 => 5,
            Self::Modp2048 => 14,
            Self::Modp3072 => 15,
            Self::Modp4096 => 16,
            Self::Modp6144 => 17,
            Self::Modp8192 => 18,
            Self::Ecp256 => 19,
            Self::Ecp384 => 20,
            Self::Ecp521 => 21,
            Self::Modp1024s160 => 22,
            Self::Modp2048s224 => 23,
            Self::Modp2048s256 => 24,
            Self::Ecp256Bp => 28,
            Self::Ecp384Bp => 29,
            Self::Ecp512Bp => 30,
            Self::Curve25519 => 31,
            Self::Curve448 => 32,
        }
    }
}
