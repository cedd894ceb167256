//! The source of a BGP session.

use std::net::IpAddr;

use super::{HERE, own_ends};
use crate::finding::{Edit, Severity};
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "E106",
    name: "bgp-from-the-tunnel",
    severity: Severity::Error,
    what: "An ASA is to speak BGP from another address than that of its tunnel interface.",
    why: "The session leaves by the tunnel interface and has its address; no command that is written here names another source.",
    fix: "leave the BGP address empty: then it is the one on the tunnel",
    source: "https://github.com/GoogleCloudPlatform/community/tree/master/archived/using-ha-vpn-with-cisco-asa",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, ("gateways[0].bgp.address", "\"10.10.0.1\"")]),
    silent: Case::new(Base::TwoFirewalls, &[HERE]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for end in own_ends(plan) {
        let (Some(bgp), Some(transit)) = (&end.here.bgp, end.here.transit) else { continue };
        if bgp.address == IpAddr::V4(transit.here) {
            continue;
        }
        let path = format!("gateways[{}].bgp.address", end.here.gateway);
        let what = format!(
            "{} speaks BGP from {} on {}, not from {}",
            end.gateway.id, transit.here, end.tunnel.id, bgp.address
        );
        let edit = Edit { path: path.clone(), value: serde_json::Value::Null };
        hits.push(Hit::at(path, what).repair("Use the address on the tunnel", vec![edit]));
    }
    hits
}
