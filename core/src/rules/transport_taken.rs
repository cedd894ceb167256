//! GRE between addresses that mean something else as well.

use std::net::{IpAddr, Ipv4Addr};

use super::rule::{Base, Case, Check, Hit, Rule};
use super::transport_not_private::transports;
use crate::finding::Severity;
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "A114",
    name: "transport-taken",
    severity: Severity::Error,
    what: "GRE ends at an address that means something else as well.",
    why: "The address of GRE's packets must lie outside all networks: a route to it through GRE itself leads GRE in a circle, and two tunnels with one address get each other's packets.",
    fix: "give each end of each tunnel an address of its own outside all networks, or leave the field empty",
    source: "https://man.openbsd.org/OpenBSD-5.6/gre.4",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoWays, &[("tunnels[1].ends[0].transport", "\"10.255.0.1\"")]),
    silent: Case::new(Base::TwoWays, &[("tunnels[1].ends[0].transport", "null")]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let all = transports(plan);
    let addresses: Vec<Ipv4Addr> = all.iter().map(|transport| transport.address).collect();
    let taken = |(place, address): (usize, Ipv4Addr)| match addresses[..place].contains(&address) {
        true => Some(format!("{address} is the end of another GRE already")),
        false => holder(plan, address).map(|holder| format!("{address} lies in {holder}")),
    };
    let hit = |(place, transport): (usize, super::transport_not_private::Transport<'_>)| {
        let what = taken((place, transport.address))?;
        Some(transport.hit(what))
    };
    all.into_iter().enumerate().filter_map(hit).collect()
}

/// The network that holds the address. The default route yields to every other.
fn holder(plan: &Plan, address: Ipv4Addr) -> Option<String> {
    let transits = plan.tunnels.iter().filter_map(|tunnel| tunnel.ends[0].transit);
    let transit = transits.into_iter().find(|transit| transit.network.contains(&address));
    let networks = plan.gateways.iter().flat_map(|gateway| gateway.networks.iter().map(move |net| (gateway, net)));
    let network = networks
        .filter(|(_, net)| net.prefix_len() > 0)
        .find(|(_, net)| net.contains(&IpAddr::V4(address)))
        .map(|(gateway, net)| format!("{net} of {}", gateway.id));
    transit.map(|transit| format!("the transit network {}", transit.network)).or(network)
}
