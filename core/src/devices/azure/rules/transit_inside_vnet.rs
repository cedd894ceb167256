//! The transit network lies inside the virtual network.

use super::sides;
use crate::devices::azure::sources::BGP26;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule, with_free_transit};
use ipnet::IpNet;

pub(super) static RULE: Rule = Rule {
    code: "Z113",
    name: "transit-inside-vnet",
    severity: Severity::Warning,
    what: "The transit network lies inside the virtual network.",
    why: "It works, because Azure has no address on the tunnel, but the device then hides a part of the virtual network behind its own interface.",
    fix: "choose a transit network outside all networks",
    source: BGP26.url,
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[]),
    silent: Case::new(
        Base::CloudBgpNat,
        &[
            ("tunnels[0].routing.transit", "\"172.31.252.0/30\""),
            ("gateways[1].networks[0]", "\"172.20.0.0/16\""),
            ("gateways[1].settings.gateway_subnet", "\"172.20.19.224/27\""),
            ("gateways[1].bgp.address", "\"172.20.19.254\""),
            ("gateways[1].settings.subnets", "[\"172.20.20.0/24\"]"),
        ],
    ),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for side in sides(plan) {
        let Some(transit) = side.here.transit else { continue };
        let transit = IpNet::V4(transit.network);
        let clash = side.gateway.networks.iter().find(|net| crate::addressing::overlap(transit, **net));
        hits.extend(clash.map(|net| {
            let what = format!("{transit} lies inside {net}, the virtual network of {}", side.gateway.id);
            let path = format!("tunnels[{}].routing.transit", side.tunnel);
            with_free_transit(plan, side.tunnel, Hit::at(path, what))
        }));
    }
    hits
}
