//! NAT rules, and BGP between APIPA addresses.

use super::{sides, translates};
use crate::devices::azure::sources::NAT24;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z131",
    name: "nat-with-apipa",
    severity: Severity::Error,
    what: "NAT rules, and BGP between APIPA addresses.",
    why: "Azure supports no NAT rules with APIPA addresses of BGP.",
    fix: "leave the APIPA address empty, and give the other end a BGP address of its own",
    source: NAT24.url,
    check: Check::Plan(check),
    fires: Case::new(
        Base::CloudBgpNat,
        &[
            ("gateways[0].bgp.address", "\"169.254.21.1\""),
            ("gateways[1].bgp.address", "\"169.254.21.2\""),
            ("gateways[1].settings.apipa", "\"169.254.21.2\""),
            ("gateways[1].settings.sku", "\"VpnGw2AZ\""),
            ("tunnels[0].ends[0].translate", "[{\"from\":\"192.168.2.0/24\",\"to\":\"10.200.2.0/24\"}]"),
        ],
    ),
    silent: Case::new(
        Base::CloudBgpNat,
        &[
            ("gateways[1].settings.sku", "\"VpnGw2AZ\""),
            ("tunnels[0].ends[0].translate", "[{\"from\":\"192.168.2.0/24\",\"to\":\"10.200.2.0/24\"}]"),
        ],
    ),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for side in sides(plan).filter(|side| side.here.bgp.is_some() && translates(side.here)) {
        hits.extend(side.gateway.settings.address("apipa").map(|apipa| {
            let what =
                format!("{} speaks BGP at {apipa} and translates networks of {}", side.gateway.id, side.planned.id);
            Hit::at(format!("gateways[{}].settings.apipa", side.here.gateway), what)
        }));
    }
    hits
}
