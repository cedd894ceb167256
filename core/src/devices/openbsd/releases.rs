//! The releases that differ in what is described here.

use super::sources::{GRAMMAR_2013, GRAMMAR_2025, IKED_PORTABLE, SEC};
use crate::devices::Release;
use crate::fact::Source;

/// The last ones with DES.
pub const R5_4: &str = "5.4";
/// DES is gone.
pub const R5_9: &str = "5.9";
/// Groups 19 to 21 and 25 to 30 in isakmpd.
pub const R6_3: &str = "6.3";
/// iked as its portable edition of this number reads it.
pub const R7_2: &str = "7.2";
/// sec(4): tunnels as interfaces.
pub const R7_4: &str = "7.4";

const fn release(id: &'static str, name: &'static str, source: &'static Source) -> Release {
    Release { id, name, since: None, retired: None, successor: None, source }
}

/// Every release, oldest first.
pub static RELEASES: &[Release] = &[
    release(R5_4, "5.4 to 5.8", &GRAMMAR_2013),
    release(R5_9, "5.9 to 6.2", &GRAMMAR_2025),
    release(R6_3, "6.3 to 7.1", &GRAMMAR_2025),
    release(R7_2, "7.2 and 7.3", &IKED_PORTABLE),
    release(R7_4, "7.4 and later", &SEC),
];
