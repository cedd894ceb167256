//! The gateway subnet is too small.

use super::{azure, free_gateway_subnet};
use crate::addressing::overlap;
use crate::devices::azure::sources::SET24;
use crate::draft::Draft;
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};
use ipnet::{IpNet, Ipv4Net};

pub(super) static RULE: Rule = Rule {
    code: "Z107",
    name: "gateway-subnet-small",
    severity: Severity::Error,
    what: "The gateway subnet is too small.",
    why: "A Basic gateway needs a /29, every other a /27: later changes and migrations need the free addresses.",
    fix: "take a /27 or larger",
    source: SET24.url,
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[1].settings.gateway_subnet", "\"10.20.255.240/28\"")]),
    silent: Case::new(Base::Cloud, &[("gateways[1].settings.gateway_subnet", "\"10.20.254.0/26\"")]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (gateway, setup) in azure(draft) {
        let (Some(sku), Some(subnet)) = (setup.sku, gateway.settings.prefix("gateway_subnet")) else { continue };
        let longest = if sku.name == "Basic" { 29 } else { 27 };
        if subnet.prefix_len() <= longest {
            continue;
        }
        let path = format!("{}.settings.gateway_subnet", gateway.path);
        let hit = Hit::at(path.clone(), format!("{subnet} is too small: a {} gateway needs a /{longest}", sku.name));
        let subnets = gateway.settings.prefixes("subnets");
        let grown = Ipv4Net::new(subnet.addr(), longest).ok().map(|net| net.trunc());
        let clear = |net: &Ipv4Net| {
            let inside = gateway.networks.iter().any(|space| space.contains(&IpNet::V4(*net)));
            inside && !subnets.iter().any(|other| overlap(IpNet::V4(*other), IpNet::V4(*net)))
        };
        let free = || free_gateway_subnet(draft, gateway, setup);
        hits.push(match grown.filter(clear).or_else(free) {
            Some(net) => {
                hit.fix(format!("use {net}")).repair(format!("Use {net}"), vec![Edit::set(path, net.to_string())])
            }
            None => hit,
        });
    }
    hits
}
