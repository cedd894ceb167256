//! Two ends of one link in different areas.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::{Edit, Severity};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "R105",
    name: "ospf-areas-differ",
    severity: Severity::Error,
    what: "The two ends of a tunnel are in different areas of OSPF.",
    why: "A router drops every packet of OSPF from another area: the two never become neighbours.",
    fix: "give both sides the same area",
    source: "https://www.rfc-editor.org/rfc/rfc2328#section-8.2",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoWays, &[("gateways[1].ospf.area", "\"0.0.0.1\"")]),
    silent: Case::new(Base::TwoWays, &[("gateways[1].ospf.area", "\"0.0.0.0\"")]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for [first, second] in plan.tunnels.iter().map(|tunnel| &tunnel.ends) {
        let (Some(one), Some(other)) = (first.ospf, second.ospf) else { continue };
        let path = format!("gateways[{}].ospf.area", second.gateway);
        if one.area != other.area && hits.iter().all(|hit| hit.path != path) {
            let here = &plan.gateways[first.gateway].id;
            let what =
                format!("{} is in the area {}, {here} in {}", plan.gateways[second.gateway].id, other.area, one.area);
            let edit = Edit::set(path.clone(), one.area.to_string());
            hits.push(Hit::at(path, what).repair(format!("Use {}", one.area), vec![edit]));
        }
    }
    hits
}
