//! The compatibility matrix: one table of what each device can do, since which
//! release, and where that is written.
//!
//! It is made from the devices' own rows and from nothing else, so it cannot say
//! anything that the planner does not go by. [`table`] is the public data set
//! (`tunnelwright matrix --json`), [`together`] answers what two devices can do
//! with each other and why the rest is missing, [`aged`] lists the documents that
//! were last read too long ago.

mod able;
#[cfg(feature = "plan")]
mod age;
mod pair;
mod table;
mod words;

#[cfg(test)]
mod tests;

use serde::Serialize;

pub(crate) use able::systems_with;
pub use able::{Able, able};
#[cfg(feature = "plan")]
pub use age::{Aged, MONTHS, aged};
pub use pair::{Answer, End, PairEnd, PairRow, Shared, together};
pub use table::{
    Ability, Condition, DeviceTable, Limit, ManualTable, Matrix, Origin, ReleaseTable, VERSION, limits, table,
};

/// The kinds of abilities, in the order in which the matrix shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Versions of IKE.
    Ike,
    /// Policy-based, route-based with static routes, route-based with BGP.
    Routing,
    /// NAT traversal, peers by name, address translation.
    Network,
    /// Ciphers of the IKE SA.
    IkeEncryption,
    /// Hashes of the IKE SA, and PRFs of the same family.
    IkeIntegrity,
    /// Groups of the IKE SA.
    IkeGroup,
    /// Ciphers of the Child SA.
    EspEncryption,
    /// Hashes of the Child SA.
    EspIntegrity,
    /// Perfect forward secrecy.
    Pfs,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Self; 9] = [
        Self::Ike,
        Self::Routing,
        Self::Network,
        Self::IkeEncryption,
        Self::IkeIntegrity,
        Self::IkeGroup,
        Self::EspEncryption,
        Self::EspIntegrity,
        Self::Pfs,
    ];

    /// Its title, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ike => "IKE",
            Self::Routing => "Routing",
            Self::Network => "Network",
            Self::IkeEncryption => "IKE SA encryption",
            Self::IkeIntegrity => "IKE SA integrity",
            Self::IkeGroup => "IKE SA group",
            Self::EspEncryption => "Child SA encryption",
            Self::EspIntegrity => "Child SA integrity",
            Self::Pfs => "PFS",
        }
    }
}
