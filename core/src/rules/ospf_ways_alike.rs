//! Two ways of the same cost.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::{Edit, Severity};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "R107",
    name: "ospf-ways-alike",
    severity: Severity::Advice,
    what: "Two ways between the same two gateways have the same cost in OSPF.",
    why: "Ways of equal cost share the traffic, or the device takes one of them: which line carries a connection is not yours to say.",
    fix: "give the spare way a higher cost, unless both shall share the traffic",
    source: "https://www.rfc-editor.org/rfc/rfc2328#section-16.8",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoWays, &[("tunnels[1].routing.metric", "10")]),
    silent: Case::new(Base::TwoWays, &[("tunnels[1].routing.metric", "null")]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut seen: Vec<(usize, usize, u16)> = Vec::new();
    let mut hits = Vec::new();
    for (place, tunnel) in plan.placed() {
        let Some(link) = tunnel.ends[0].ospf else { continue };
        let [one, other] = [tunnel.ends[0].gateway, tunnel.ends[1].gateway];
        let way = (one.min(other), one.max(other), link.metric);
        if seen.contains(&way) {
            let path = format!("tunnels[{place}].routing.metric");
            let more = link.metric.saturating_add(10);
            let hit = Hit::at(path.clone(), format!("{} costs {}, as another way does", tunnel.id, link.metric));
            hits.push(hit.repair(format!("Use {more}"), vec![Edit::set(path, more)]));
        }
        seen.push(way);
    }
    hits
}
