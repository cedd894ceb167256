//! Both sides have the same AS number.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::finding::{Edit, Severity};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "R101",
    name: "bgp-same-as",
    severity: Severity::Error,
    what: "Both sides have the same AS number.",
    why: "Between equal numbers BGP is internal: routes are dropped as loops or never passed on.",
    fix: "give each side its own private number",
    source: "https://www.rfc-editor.org/rfc/rfc4271",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[("gateways[1].bgp.asn", "65501")]),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let sessions = plan.tunnels.iter().filter_map(|tunnel| Some((tunnel, tunnel.ends[0].bgp.as_ref()?)));
    let equal = sessions.filter(|(_, session)| session.asn == session.peer_asn);
    equal
        .map(|(tunnel, session)| {
            let path = format!("gateways[{}].bgp.asn", tunnel.ends[0].gateway);
            // The private numbers of RFC 6996, away from those that clouds keep for themselves.
            let other = if session.asn == 65010 { 65020 } else { 65010 };
            let edit = Edit::set(path.clone(), other);
            Hit::at(path, format!("both sides have AS {}", session.asn)).repair(format!("Use {other}"), vec![edit])
        })
        .collect()
}
