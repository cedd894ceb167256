//! The gateway's BGP address lies outside its subnet.

use super::azure;
use crate::devices::azure::setup::bgp_address;
use crate::devices::azure::sources::BGP26;
use crate::draft::Draft;
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};
use crate::scenario::RoutingKind;
use std::net::IpAddr;

pub(super) static RULE: Rule = Rule {
    code: "Z126",
    name: "bgp-address-elsewhere",
    severity: Severity::Error,
    what: "The gateway's BGP address lies outside its subnet.",
    why: "Azure takes an address of the gateway subnet for BGP; it cannot be chosen.",
    fix: "leave it empty, or enter what the finished gateway shows",
    source: BGP26.url,
    check: Check::Draft(check),
    fires: Case::new(Base::CloudBgpNat, &[("gateways[1].bgp.address", "\"172.16.90.253\"")]),
    silent: Case::new(Base::CloudBgpNat, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (gateway, _) in azure(draft).filter(|(gateway, _)| gateway.routed.contains(&RoutingKind::Bgp)) {
        let Some(IpAddr::V4(typed)) = gateway.bgp.address else { continue };
        let Some(subnet) = gateway.settings.prefix("gateway_subnet") else { continue };
        if subnet.contains(&typed) || gateway.settings.address("apipa") == Some(typed) {
            continue;
        }
        let path = format!("{}.bgp.address", gateway.path);
        let hit = Hit::at(path.clone(), format!("{typed} lies outside the gateway subnet {subnet}"));
        hits.push(match bgp_address(&gateway.settings) {
            Some(likely) => hit
                .fix(format!("use {likely}, which it will probably have"))
                .repair(format!("Use {likely}"), vec![Edit::set(path, likely.to_string())]),
            None => hit,
        });
    }
    hits
}
