//! A BGP address lies in a network that a NAT rule translates.

use super::{sides, translates};
use crate::devices::azure::sources::NAT24;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z132",
    name: "nat-covers-bgp-address",
    severity: Severity::Error,
    what: "A BGP address lies in a network that a NAT rule translates.",
    why: "Azure asks to keep the addresses of BGP out of what NAT rules translate, its own in the gateway subnet too; an older text has the other end use the translated one instead.",
    fix: "give the virtual network a second address space for the gateway subnet alone, which nobody translates, and the other end a BGP address outside its translated networks",
    source: NAT24.url,
    check: Check::Plan(check),
    fires: Case::new(
        Base::CloudBgpNat,
        &[
            ("gateways[1].settings.sku", "\"VpnGw2AZ\""),
            ("tunnels[0].ends[1].translate", "[{\"from\":\"172.16.0.0/16\",\"to\":\"172.30.0.0/16\"}]"),
        ],
    ),
    silent: Case::new(
        Base::CloudBgpNat,
        &[
            ("gateways[1].settings.sku", "\"VpnGw2AZ\""),
            ("gateways[1].networks", "[\"172.16.0.0/16\",\"10.99.0.0/27\"]"),
            ("gateways[1].settings.gateway_subnet", "\"10.99.0.0/27\""),
            ("gateways[1].bgp.address", "\"10.99.0.30\""),
            ("tunnels[0].ends[1].translate", "[{\"from\":\"172.16.0.0/16\",\"to\":\"172.30.0.0/16\"}]"),
        ],
    ),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for side in sides(plan).filter(|side| translates(side.here)) {
        let Some(bgp) = &side.here.bgp else { continue };
        let own = (side.here.gateway, bgp.address, &side.here.translate);
        let peer = (side.there.gateway, bgp.peer_address, &side.here.translate_other);
        for (gateway, address, pairs) in [own, peer] {
            let held = pairs.iter().find(|(from, _)| from.contains(&address));
            hits.extend(held.map(|(from, to)| {
                let what = format!("{address} lies in {from}, which is shown as {to}");
                Hit::at(format!("gateways[{gateway}].bgp.address"), what)
            }));
        }
    }
    hits
}
