//! The virtual network uses addresses that are not private.

use super::azure;
use crate::devices::azure::sources::VNETFAQ;
use crate::draft::Draft;
use crate::finding::Severity;
use crate::rules::{Base, Case, Check, Hit, Rule};
use ipnet::{IpNet, Ipv4Net};
use std::net::Ipv4Addr;

pub(super) static RULE: Rule = Rule {
    code: "Z111",
    name: "network-discouraged",
    severity: Severity::Warning,
    what: "The virtual network uses addresses that are not private.",
    why: "It may work, but what really has those addresses on the Internet can no longer be reached from it.",
    fix: "use 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
    source: VNETFAQ.url,
    check: Check::Draft(check),
    fires: Case { base: Base::Cloud, edits: &[("gateways[1].networks[0]", "\"198.18.0.0/16\"")] },
    silent: Case { base: Base::Cloud, edits: &[("gateways[1].networks[0]", "\"100.64.0.0/16\"")] },
};

/// The private ranges, and that of carriers, which Azure treats alike.
const PRIVATE: [Ipv4Net; 4] = [
    Ipv4Net::new_assert(Ipv4Addr::new(10, 0, 0, 0), 8),
    Ipv4Net::new_assert(Ipv4Addr::new(172, 16, 0, 0), 12),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 0, 0), 16),
    Ipv4Net::new_assert(Ipv4Addr::new(100, 64, 0, 0), 10),
];

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (gateway, _) in azure(draft) {
        let private = |net: &Ipv4Net| PRIVATE.iter().any(|range| range.contains(net));
        let public = gateway.networks.iter().filter(|net| matches!(net, IpNet::V4(net) if !private(net)));
        hits.extend(public.map(|net| Hit::at(format!("{}.networks", gateway.path), format!("{net} is not private"))));
    }
    hits
}
