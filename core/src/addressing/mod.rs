//! Address mathematics: overlap, summaries, free space, what a subnet for a
//! gateway must be, transit networks, the picture of a space. No device, no
//! scenario: what one platform asks is data that comes in as an argument.

mod conflict;
mod free;
mod gateway_subnet;
mod link_local;
mod nesting;
mod overlap;
mod remote;
mod space;
mod special_use;
mod transit;

pub use conflict::{Claim, ClaimKind, Conflict, conflicts};
pub use free::{Place, elsewhere, free, next_free};
pub use gateway_subnet::{
    Attachment, Fault, GatewaySubnetRules, KeptAddress, RefusedRange, Reserved, Room, SubnetAddresses, SubnetUse,
    check_gateway_subnet, propose_gateway_subnet,
};
pub use link_local::{LinkLocalRules, Shares, link_local_pairs};
pub use nesting::{Nesting, nesting, summarise};
pub use overlap::{overlap, overlaps};
pub use remote::{RemoteNetworks, leaks, remote_networks};
pub use space::{Block, Role, Space, space_map};
pub use special_use::{Unusual, Use, special_ranges, unusable, unusual, use_of};
pub use transit::{TransitPair, free_transit, free_transits, hosts_of, transit_pair};
