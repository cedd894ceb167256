//! AS number 65516 stands in no list of Azure.

use super::sides;
use crate::devices::azure::sources::FAQ26;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z115",
    name: "asn-unclear",
    severity: Severity::Warning,
    what: "AS number 65516 stands in no list of Azure.",
    why: "It is neither among the reserved numbers nor among the usable ones.",
    fix: "choose a number from 64512 to 65514 or from 65521 to 65534",
    source: FAQ26.url,
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[("gateways[0].bgp.asn", "65516")]),
    silent: Case::new(Base::CloudBgpNat, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let sessions = sides(plan).filter(|side| side.here.bgp.as_ref().is_some_and(|bgp| bgp.peer_asn == 65516));
    sessions
        .map(|side| {
            let path = format!("gateways[{}].bgp.asn", side.there.gateway);
            Hit::at(path, "AS 65516 may be refused by Azure")
        })
        .collect()
}
