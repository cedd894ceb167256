//! Tunnel interfaces in the zone of the Internet.

use super::own;
use crate::finding::{Edit, Severity};
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "J103",
    name: "tunnel-in-the-outside-zone",
    severity: Severity::Warning,
    what: "The tunnel interface stands in the zone of the outside interface.",
    why: "Source NAT for the Internet is mostly set between the inside and the outside zone: it would catch the tunnel's \
          packets, which then arrive with the wrong address. A zone of its own keeps them out of it.",
    fix: "give the tunnel a zone of its own, or put a rule with source-nat off before the others",
    source: "https://github.com/Azure/Azure-vpn-config-samples", // tidy: vendor
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[SHARED]),
    silent: Case::new(Base::TwoFirewalls, &[OWN]),
};

const SHARED: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "junos", "lines": [{"address": "192.0.2.10"}], "networks": ["10.1.0.0/24"],
        "bgp": {"asn": 65010}, "settings": {"vpn_zone": "untrust"}}"#,
);
const OWN: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "junos", "lines": [{"address": "192.0.2.10"}], "networks": ["10.1.0.0/24"],
        "bgp": {"asn": 65010}}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let shared =
        own(plan).filter(|(_, gateway)| gateway.settings.text("vpn_zone") == gateway.settings.text("wan_zone"));
    shared
        .map(|(index, gateway)| {
            let path = format!("gateways[{index}].settings.vpn_zone");
            let what = format!("{} has the tunnel and the outside interface in one zone", gateway.id);
            Hit::at(path.clone(), what).repair("Use the zone vpn", vec![Edit::set(path, "vpn")])
        })
        .collect()
}
