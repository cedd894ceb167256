//! What a firewall's own processor was seen to do with a suite.

use serde::Serialize;

use crate::crypto::{Encryption, EspSuite};

/// One measurement: an order of magnitude of its day, no promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Measured {
    /// The cipher.
    pub cipher: &'static str,
    /// Mbps through one tunnel on a server's processor of that day that has AES-NI.
    pub mbps: u32,
    /// The processor helps with this cipher.
    pub accelerated: bool,
    /// The day of the figures.
    pub as_of: &'static str,
    /// Where they stand.
    pub source: &'static str,
}

const fn row(cipher: &'static str, mbps: u32, accelerated: bool) -> Measured {
    let source = "https://securityrouter.org/wiki/IPsec";
    Measured { cipher, mbps, accelerated, as_of: "2015-09-07", source }
}

/// Two servers with Xeon processors and AES-NI, measured with iperf between two
/// machines behind them. 3DES has no help from AES-NI; how slow AES is on a
/// processor without AES-NI is not told.
const TRIPLE_DES: Measured = row("3DES", 110, false);
const AES128: Measured = row("AES-128", 650, true);
const AES128_GCM: Measured = row("AES-128-GCM", 720, true);

/// Every figure, slowest first.
pub(crate) static ALL: &[Measured] = &[TRIPLE_DES, AES128, AES128_GCM];

/// The figure of the nearest kind, and whether it is this very cipher's; none
/// where nothing like it was measured.
pub fn measured(suite: &EspSuite) -> Option<(&'static Measured, bool)> {
    let (place, exact) = match suite.encryption {
        Encryption::TripleDes => (0, true),
        Encryption::Aes128 => (1, true),
        Encryption::Aes192 | Encryption::Aes256 => (1, false),
        Encryption::Aes128Gcm => (2, true),
        Encryption::Aes192Gcm | Encryption::Aes256Gcm => (2, false),
        Encryption::Des
        | Encryption::Cast128
        | Encryption::Blowfish128
        | Encryption::Blowfish192
        | Encryption::Blowfish256
        | Encryption::ChaCha20Poly1305 => return None,
    };
    ALL.get(place).map(|figure| (figure, exact))
}
