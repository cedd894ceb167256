//! The entries of config.xml, one writer each, in the schema of the release.
//!
//! Names that begin with `descr`, `detail` and the like are CDATA with entities
//! inside; everything else is character data. A yes is an element that is there.

pub mod alias;
pub mod frr;
pub mod interfaces;
pub mod openbgpd;
pub mod phase1;
pub mod phase2;
pub mod routes;
pub mod rules;
pub mod section;

use sha2::{Digest, Sha256};

/// A number for an entry that stays the same from one export to the next: the
/// beginning of the hash of what it is for.
pub fn stable_hex(purpose: &str) -> String {
    let digest = Sha256::digest(purpose.as_bytes());
    let mut hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    hex.truncate(13);
    hex
}

/// The same as a ten-digit number below 2^31, as pfSense's own trackers are.
pub fn stable_number(purpose: &str) -> u32 {
    let digest = Sha256::digest(purpose.as_bytes());
    let number = digest.iter().take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    1_000_000_000 + number % 1_000_000_000
}
