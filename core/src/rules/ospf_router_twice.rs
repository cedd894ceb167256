//! Two routers with one id.

use std::net::Ipv4Addr;

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::{Edit, Severity};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "R106",
    name: "ospf-router-twice",
    severity: Severity::Error,
    what: "Two routers have the same id in OSPF, or one has 0.0.0.0.",
    why: "OSPF tells routers apart by their ids alone: two with one id take each other's words for their own.",
    fix: "give each gateway an id of its own, or leave the field empty",
    source: "https://www.rfc-editor.org/rfc/rfc2328#appendix-C.1",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoWays, &[("gateways[1].ospf.router_id", "\"10.255.0.1\"")]),
    silent: Case::new(Base::TwoWays, &[("gateways[1].ospf.router_id", "null")]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut seen: Vec<(usize, Ipv4Addr)> = Vec::new();
    let mut hits = Vec::new();
    for end in plan.tunnels.iter().flat_map(|tunnel| &tunnel.ends) {
        let Some(link) = end.ospf else { continue };
        if seen.iter().any(|(gateway, _)| *gateway == end.gateway) {
            continue;
        }
        let twice = seen.iter().any(|(_, id)| *id == link.router_id);
        if twice || link.router_id.is_unspecified() {
            let path = format!("gateways[{}].ospf.router_id", end.gateway);
            let edit = Edit::set(path.clone(), serde_json::Value::Null);
            let what = format!("{} of {} is no id of its own", link.router_id, plan.gateways[end.gateway].id);
            hits.push(Hit::at(path, what).repair("Take its address of GRE", vec![edit]));
        }
        seen.push((end.gateway, link.router_id));
    }
    hits
}
