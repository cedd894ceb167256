//! Subnet mathematics: no device, no scenario.

mod overlap;
mod special_use;
mod transit;

pub use overlap::{overlap, overlaps};
pub use special_use::{Use, unusable, use_of};
pub use transit::{free_transit, hosts_of};
