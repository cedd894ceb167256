//! Versions of NAT traversal.

use super::super::DEVICE;
use super::{HERE, OwnEnd, POLICY, own_ends};
use crate::crypto::IkeVersion;
use crate::finding::{Edit, Severity};
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "E109",
    name: "nat-traversal-quarrel",
    severity: Severity::Advice,
    what: "An ASA and a peer of another kind negotiate NAT traversal with IKEv1, though nothing translates between them.",
    why: "There are several versions of NAT traversal for IKEv1, and the ASA and some older peers do not agree on one: the \
          negotiation stops where they compare them.",
    fix: "if it stops there, switch NAT traversal off at the ASA and try again",
    source: "https://securityrouter.org/wiki/IPsec",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, POLICY, VERSION_1]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, POLICY, VERSION_1, ("gateways[0].settings.nat_t_off", "true")]),
};

const VERSION_1: (&str, &str) = ("tunnels[0].protection", r#"{"ike_version": "ikev1"}"#);

fn check(plan: &Plan) -> Vec<Hit> {
    let concerned = own_ends(plan).filter(|end| {
        let foreign = plan.gateways[end.there.gateway].device.id != DEVICE.id;
        let plain = !end.tunnel.nat_between && !end.tunnel.is_route_based();
        foreign && plain && end.tunnel.ike_version == IkeVersion::V1 && !end.gateway.settings.flag("nat_t_off")
    });
    let hit = |end: OwnEnd<'_>| {
        let path = format!("gateways[{}].settings.nat_t_off", end.here.gateway);
        let what = format!("{} may stop where both ends compare their NAT traversal", end.tunnel.id);
        let edit = Edit { path: path.clone(), value: serde_json::Value::Bool(true) };
        Hit::at(path, what).repair("Switch NAT traversal off", vec![edit])
    };
    concerned.map(hit).collect()
}
