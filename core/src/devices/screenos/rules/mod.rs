//! ScreenOS's own design rules, codes from N101 on: one file each.

mod manual_unconfirmed;
mod one_pair_of_networks;
mod only_addresses;

use crate::devices::screenos::DEVICE;
use crate::plan::{End, Plan};
use crate::rules::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[&manual_unconfirmed::RULE, &one_pair_of_networks::RULE, &only_addresses::RULE];

/// The ends with IKE that are ScreenOS: the tunnel's place in the scenario, the
/// end's place in the tunnel, the end.
fn ends(plan: &Plan) -> impl Iterator<Item = (usize, usize, &End)> {
    let own = |end: &End| plan.gateways[end.gateway].device.id == DEVICE.id;
    let tunnels = plan.placed();
    tunnels
        .flat_map(|(place, tunnel)| tunnel.ends.iter().enumerate().map(move |(index, end)| (place, index, end)))
        .filter(move |(_, _, end)| own(end))
}
