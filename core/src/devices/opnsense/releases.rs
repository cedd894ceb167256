//! The releases that differ in what is offered or written, oldest first. The days are
//! those of the program's own tags.

use jiff::civil::Date;

use super::sources::PROGRAM;
use crate::devices::Release;
use crate::fact::day;

/// The first with the pages.
pub const R23_1: &str = "23.1";
/// AES-GCM for the Child SA without a hash; the section can be restored.
pub const R24_1: &str = "24.1";
/// A tunnel interface may do without outside addresses.
pub const R24_7: &str = "24.7";
/// More old proposals.
pub const R25_7: &str = "25.7";
/// ChaCha20, AES-GCM without perfect forward secrecy.
pub const R26_1: &str = "26.1";
/// The release for a new gateway.
pub const R26_7: &str = "26.7";

const fn release(id: &'static str, name: &'static str, since: Date) -> Release {
    Release { id, name, since: Some(since), retired: None, successor: None, source: &PROGRAM }
}

/// Every release.
pub static RELEASES: &[Release] = &[
    release(R23_1, "23.1, 23.7", day(2023, 1, 24)),
    release(R24_1, "24.1", day(2024, 1, 26)),
    release(R24_7, "24.7, 25.1", day(2024, 7, 23)),
    release(R25_7, "25.7", day(2025, 7, 21)),
    release(R26_1, "26.1", day(2026, 1, 28)),
    release(R26_7, "26.7", day(2026, 7, 13)),
];

/// True when a release is this one or a later one.
pub fn at_least(release: &Release, first: &str) -> bool {
    let rank = |id: &str| RELEASES.iter().position(|known| known.id == id);
    rank(release.id) >= rank(first)
}
