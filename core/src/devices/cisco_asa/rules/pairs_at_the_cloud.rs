//! A crypto map and a gateway that routes.

use super::{CLOUD_SIDE, OwnEnd, POLICY, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "E101",
    name: "pairs-at-the-cloud",
    severity: Severity::Advice,
    what: "A crypto map and a cloud that routes are joined by a policy-based tunnel.",
    why: "An entry of a crypto map names pairs of networks and never everything. A gateway that routes offers everything unless \
          it is told to use policy-based traffic selectors.",
    fix: "leave that setting on in the cloud, or use static routes or BGP, which take a tunnel interface (9.8 or later)",
    source: "https://learn.microsoft.com/en-us/azure/vpn-gateway/vpn-gateway-3rdparty-device-config-cisco-asa", // tidy: vendor
    check: Check::Plan(check),
    fires: Case::new(Base::Cloud, &[CLOUD_SIDE, POLICY]),
    silent: Case::new(Base::Cloud, &[CLOUD_SIDE]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let concerned = own_ends(plan).filter(|end| {
        let cloud = plan.gateways[end.there.gateway].device.bill.is_some();
        cloud && !end.tunnel.is_route_based()
    });
    let hit = |end: OwnEnd<'_>| {
        let what = format!("{} asks {} for pairs of networks", end.gateway.id, plan.gateways[end.there.gateway].id);
        Hit::at(format!("tunnels[{}].routing.kind", end.tunnel.place), what)
    };
    concerned.map(hit).collect()
}
