//! What it can do by release.

use super::{USG_GUIDE, WEB_INTERFACE_2008, ZLD_2, ZYNOS, ZYNOS_GUIDE};
use crate::crypto::{Encryption, Integrity};
use crate::devices::{Feature, Row, When};
use crate::fact::Source;
use crate::scenario::RoutingKind;

const fn row(feature: Feature, since: &'static str, source: &'static Source) -> Row {
    Row { feature, since, until: None, days: (None, None), when: When::Always, confirmed: true, source }
}

/// Without IKE: a connection joins networks.
pub static ROWS: &[Row] = &[row(Feature::Routing(RoutingKind::Policy), ZYNOS, &USG_GUIDE)];

/// Ciphers and hashes with manual keys. The guides of later releases list SHA-256 and
/// SHA-512 for IKE; no source shows them with manual keys, so they are left out.
pub static MANUAL_ROWS: &[Row] = &[
    row(Feature::EspEncryption(Encryption::Des), ZYNOS, &ZYNOS_GUIDE),
    row(Feature::EspEncryption(Encryption::TripleDes), ZYNOS, &ZYNOS_GUIDE),
    row(Feature::EspEncryption(Encryption::Aes128), ZLD_2, &WEB_INTERFACE_2008),
    row(Feature::EspEncryption(Encryption::Aes192), ZLD_2, &WEB_INTERFACE_2008),
    row(Feature::EspEncryption(Encryption::Aes256), ZLD_2, &WEB_INTERFACE_2008),
    row(Feature::EspIntegrity(Integrity::Md5), ZYNOS, &ZYNOS_GUIDE),
    row(Feature::EspIntegrity(Integrity::Sha1), ZYNOS, &ZYNOS_GUIDE),
];
