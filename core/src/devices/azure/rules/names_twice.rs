//! Two gateways whose resources have the same names in one resource group.

use super::azure;
use crate::devices::azure::sources::VNETNAME23;
use crate::draft::{Draft, DraftGateway};
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};

/// A second virtual network.
const SECOND: &str = r#"{"id": "north", "system": "azure", "lines": [{"address": "203.0.113.30"}], "networks": ["10.30.0.0/16"],
    "settings": {"gateway_subnet": "10.30.255.224/27"}}"#;

pub(super) static RULE: Rule = Rule {
    code: "Z134",
    name: "names-twice",
    severity: Severity::Error,
    what: "Two gateways whose resources have the same names in one resource group.",
    why: "A name stands once in a resource group: the second script would take the first one's network and gateway for its own.",
    fix: "give each gateway a resource group of its own, or other names",
    source: VNETNAME23.url,
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[2]", SECOND)]),
    silent: Case::new(Base::Cloud, &[("gateways[2]", SECOND), ("gateways[2].settings.resource_group", "\"rg-north\"")]),
};

/// The settings that name a resource.
const NAMES: [&str; 5] = ["vnet_name", "gateway_name", "public_ip_name", "local_gateway_name", "connection_name"];

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let gateways: Vec<&DraftGateway> =
        azure(draft).filter(|(_, setup)| !setup.classic).map(|(gateway, _)| gateway).collect();
    let mut hits = Vec::new();
    for (index, gateway) in gateways.iter().enumerate() {
        let same = |other: &&&DraftGateway, key: &str| {
            gateway.settings.text(key).eq_ignore_ascii_case(other.settings.text(key))
        };
        let clash = |other: &&&DraftGateway| same(other, "resource_group") && NAMES.iter().any(|key| same(other, key));
        let Some(other) = gateways[..index].iter().find(clash) else { continue };
        let group = gateway.settings.text("resource_group");
        let path = format!("{}.settings.resource_group", gateway.path);
        let own = format!("{group}-{}", gateway.id);
        let what = format!("{} and {} would have the same names in {group}", other.id, gateway.id);
        hits.push(Hit::at(path.clone(), what).repair(format!("Use {own}"), vec![Edit::set(path, own)]));
    }
    hits
}
