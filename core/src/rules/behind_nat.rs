//! What the devices' rules on identities behind NAT share.

use super::Hit;
use crate::plan::{Identity, Plan, PlannedGateway};

/// The ends behind NAT whose identity is a host name that stands for an address, of
/// the gateways that send the name itself.
pub(crate) fn names_sent(plan: &Plan, sends_names: impl Fn(&PlannedGateway) -> bool) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, gateway) in plan.gateways.iter().enumerate().filter(|(_, gateway)| sends_names(gateway)) {
        for (number, tunnel) in plan.placed() {
            for (place, end) in tunnel.ends.iter().enumerate().filter(|(_, end)| end.gateway == index) {
                let behind_nat = gateway.lines[end.line].nat.is_some();
                if let (Identity::AddressOf(name), true) = (&end.identity, behind_nat) {
                    let what = format!("{} sends the name {name}", gateway.id);
                    hits.push(Hit::at(format!("tunnels[{number}].ends[{place}].identity"), what));
                }
            }
        }
    }
    hits
}
