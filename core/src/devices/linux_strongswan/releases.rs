//! The releases that differ in what is written, oldest first. The days are those of
//! strongSwan's own tags.

use super::sources::NEWS;
use crate::devices::Release;
use crate::fact::day;

/// The first release here.
pub const FIRST: &str = "5.9.0";
/// `start_action` takes `trap|start`.
pub const TRAP_AND_START: &str = "5.9.6";
/// The release for a new gateway.
pub const DEFAULT: &str = "6.0";

/// Every release.
pub static RELEASES: &[Release] = &[
    Release {
        id: FIRST,
        name: "5.9.0 to 5.9.5",
        since: Some(day(2020, 7, 29)),
        retired: None,
        successor: None,
        source: &NEWS,
    },
    Release {
        id: TRAP_AND_START,
        name: "5.9.6 to 5.9.14",
        since: Some(day(2022, 4, 28)),
        retired: None,
        successor: None,
        source: &NEWS,
    },
    Release {
        id: DEFAULT,
        name: "6.0.0 and later",
        since: Some(day(2024, 12, 3)),
        retired: None,
        successor: None,
        source: &NEWS,
    },
];
