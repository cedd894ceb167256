//! The generations of Azure's VPN gateway.

use super::sources::{DEV16, DEV23, NEW26};
use crate::devices::Release;
use crate::fact::day;

/// Classic deployment, static routing gateway.
pub(super) const CLASSIC_STATIC: &str = "classic-static";
/// Classic deployment, dynamic routing gateway.
pub(super) const CLASSIC_DYNAMIC: &str = "classic-dynamic";
/// The deployment model of today.
pub(super) const RESOURCE_MANAGER: &str = "resource-manager";

/// Oldest first. The document says "2024-08" for the end of the classic ones: its last day is taken.
pub(super) static RELEASES: &[Release] = &[
    Release {
        id: CLASSIC_STATIC,
        name: "classic, static routing gateway",
        since: None,
        retired: Some(day(2024, 8, 31)),
        successor: Some(RESOURCE_MANAGER),
        source: &NEW26,
    },
    Release {
        id: CLASSIC_DYNAMIC,
        name: "classic, dynamic routing gateway",
        since: None,
        retired: Some(day(2024, 8, 31)),
        successor: Some(RESOURCE_MANAGER),
        source: &NEW26,
    },
    Release {
        id: RESOURCE_MANAGER,
        name: "Resource Manager",
        since: None,
        retired: None,
        successor: None,
        source: &DEV23,
    },
];

/// Where the parameters of the classic gateways stand.
pub(super) static CLASSIC_SOURCE: &crate::fact::Source = &DEV16;
