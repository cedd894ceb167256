//! The bill: what a plan costs in a month, from dated prices.
//!
//! Amounts are whole micro-units of a currency (a millionth), never floating
//! point. A device that is billed brings its prices, what is counted, and what
//! its sizes can do ([`Bill`], in its own folder); this module counts. A price
//! that nobody knows is said to be unknown: it is never guessed and never zero.
//!
//! [`estimate`] makes the bill of a plan, [`compare`] sets a gateway's sizes side
//! by side, [`ask`] reads typed wishes with every fault at once, [`measured`]
//! says what a firewall's own processor was seen to do with a suite.

mod amount;
mod answer;
mod ask;
mod book;
mod chart;
mod compare;
mod estimate;
mod processor;

#[cfg(test)]
mod tests;

pub use amount::{read_amount, shown};
pub use answer::{Answer, Seen, answer, seen};
pub use ask::{Ask, ask};
pub(crate) use ask::{MOST_GB, MOST_HOURS, MOST_MBPS};
pub use book::{Bill, Billed, Item, Meter, OwnPrice, Price, PriceList, Tier, Unit};
pub use chart::svg;
pub use compare::{Comparison, Needs, Offer, Size, compare};
pub use estimate::{Estimate, Line, Options, estimate};
pub use processor::{Measured, measured};

/// What a month holds: traffic, hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// Hours that everything runs; a month has 730.
    pub hours: u64,
    /// Gigabytes that leave the cloud for the other side.
    pub egress_gb: Option<u64>,
    /// Gigabytes that go to a virtual network of another region.
    pub vnet_gb: Option<u64>,
    /// Throughput that is needed, Mbps.
    pub mbps: Option<u32>,
    /// The gateway runs on both of its machines, each with an address.
    pub active_active: bool,
}

impl Default for Usage {
    fn default() -> Self {
        Self { hours: 730, egress_gb: None, vnet_gb: None, mbps: None, active_active: false }
    }
}
