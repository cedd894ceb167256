//! The virtual network holds an address that Azure keeps for itself.

use super::azure;
use crate::devices::azure::sources::VNETFAQ;
use crate::draft::Draft;
use crate::finding::Severity;
use crate::rules::{Base, Case, Check, Hit, Rule};
use std::net::{IpAddr, Ipv4Addr};

pub(super) static RULE: Rule = Rule {
    code: "Z110",
    name: "network-refused",
    severity: Severity::Error,
    what: "The virtual network holds an address that Azure keeps for itself.",
    why: "168.63.129.16 is the platform: DNS, health and licences of every virtual network.",
    fix: "leave it out",
    source: VNETFAQ.url,
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[1].networks[0]", "\"168.63.0.0/16\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

const PLATFORM: IpAddr = IpAddr::V4(Ipv4Addr::new(168, 63, 129, 16));

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (gateway, _) in azure(draft) {
        let holds = gateway.networks.iter().filter(|net| net.contains(&PLATFORM));
        hits.extend(holds.map(|net| Hit::at(format!("{}.networks", gateway.path), format!("{net} holds {PLATFORM}"))));
    }
    hits
}
