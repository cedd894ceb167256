//! The gateway subnet lies outside the virtual network, or is all of it.

use super::{azure, free_gateway_subnet};
use crate::devices::azure::sources::SET24;
use crate::draft::Draft;
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};
use ipnet::IpNet;

pub(super) static RULE: Rule = Rule {
    code: "Z108",
    name: "gateway-subnet-outside",
    severity: Severity::Error,
    what: "The gateway subnet lies outside the virtual network, or is all of it.",
    why: "A subnet is a part of the address space; without room beside it nothing else has a place.",
    fix: "take a part of one of the networks of this side",
    source: SET24.url,
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[1].settings.gateway_subnet", "\"10.21.255.224/27\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (gateway, setup) in azure(draft).filter(|(gateway, setup)| !setup.classic && !gateway.networks.is_empty()) {
        let Some(subnet) = gateway.settings.prefix("gateway_subnet") else { continue };
        let path = format!("{}.settings.gateway_subnet", gateway.path);
        let inside = gateway.networks.iter().any(|net| net.contains(&IpNet::V4(subnet)));
        let whole = gateway.networks == [IpNet::V4(subnet)];
        if inside && !whole {
            continue;
        }
        let what = if whole {
            format!("{subnet} is the whole virtual network: no subnet has room beside it")
        } else {
            format!("{subnet} lies in none of the networks of {}", gateway.id)
        };
        let hit = Hit::at(path.clone(), what);
        hits.push(match free_gateway_subnet(draft, gateway, setup) {
            Some(net) if !whole => hit
                .fix(format!("use {net}, which is free"))
                .repair(format!("Use {net}"), vec![Edit::set(path, net.to_string())]),
            _ => hit,
        });
    }
    hits
}
