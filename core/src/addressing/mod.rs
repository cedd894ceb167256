//! Subnet mathematics: no device, no scenario.

mod overlap;
mod transit;

pub use overlap::{overlap, overlaps};
pub use transit::{free_transit, hosts_of};
