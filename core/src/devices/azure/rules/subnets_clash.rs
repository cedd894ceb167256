//! Two subnets of the virtual network overlap, or one lies outside it.

use super::azure;
use crate::devices::azure::sources::VNETFAQ;
use crate::draft::Draft;
use crate::finding::Severity;
use crate::rules::{Base, Case, Check, Hit, Rule};
use ipnet::IpNet;

pub(super) static RULE: Rule = Rule {
    code: "Z109",
    name: "subnets-clash",
    severity: Severity::Error,
    what: "Two subnets of the virtual network overlap, or one lies outside it.",
    why: "Azure refuses overlapping subnets, and nothing but the gateway may stand in its subnet.",
    fix: "choose free parts of the virtual network",
    source: VNETFAQ.url,
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[1].settings.subnets", "[\"10.20.255.0/24\"]")]),
    silent: Case::new(Base::Cloud, &[("gateways[1].settings.subnets", "[\"10.20.1.0/24\", \"10.20.2.0/24\"]")]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (gateway, _) in azure(draft).filter(|(gateway, setup)| !setup.classic && !gateway.settings.flag("vnet_exists"))
    {
        let subnets = gateway.settings.prefixes("subnets");
        let own = gateway.settings.prefix("gateway_subnet");
        for (index, subnet) in subnets.iter().enumerate() {
            let path = format!("{}.settings.subnets", gateway.path);
            let clash = own
                .iter()
                .chain(&subnets[..index])
                .find(|other| crate::addressing::overlap(IpNet::V4(**other), IpNet::V4(*subnet)));
            if let Some(other) = clash {
                hits.push(Hit::at(path, format!("{subnet} overlaps {other}")));
            } else if !gateway.networks.iter().any(|net| net.contains(&IpNet::V4(*subnet))) {
                hits.push(Hit::at(path, format!("{subnet} lies in none of the networks of {}", gateway.id)));
            }
        }
    }
    hits
}
