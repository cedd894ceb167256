//! The releases that differ. Up to 3.7 each carries an OpenBSD of its own; from
//! 6.0 on its number is OpenBSD's.

use super::sources::CHANGES;
use crate::devices::Release;
use crate::fact::day;

/// OpenBSD 5.3 to 5.7.
pub const R3_1: &str = "3.1";
/// OpenBSD 5.8.
pub const R3_6: &str = "3.6";
/// OpenBSD 5.9 to 6.3; IKEv2 from here on.
pub const R3_7: &str = "3.7";
/// OpenBSD 6.4 to 6.6.
pub const R6_4: &str = "6.4";

const fn release(id: &'static str, name: &'static str, since: jiff::civil::Date) -> Release {
    Release { id, name, since: Some(since), retired: None, successor: None, source: &CHANGES }
}

/// Every release, oldest first.
pub static RELEASES: &[Release] = &[
    release(R3_1, "3.1 to 3.5", day(2013, 7, 10)),
    release(R3_6, "3.6", day(2015, 11, 20)),
    release(R3_7, "3.7 to 6.3", day(2016, 4, 25)),
    release(R6_4, "6.4 to 6.6", day(2019, 1, 7)),
];
