//! The other end has neither a fixed address nor a name.

use super::sides;
use crate::devices::azure::sources::LNG22;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::plan::Remote;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z127",
    name: "peer-without-address",
    severity: Severity::Error,
    what: "The other end has neither a fixed address nor a name.",
    why: "A local network gateway needs one of the two; there is no \"any\".",
    fix: "give the changing address a host name (dynamic DNS)",
    source: LNG22.url,
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[("gateways[0].lines[0].fqdn", "null")]),
    silent: Case::new(Base::CloudBgpNat, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    sides(plan)
        .filter(|side| side.here.remote == Remote::Any)
        .map(|side| {
            let path = format!("gateways[{}].lines[{}].fqdn", side.there.gateway, side.there.line);
            let peer = &plan.gateways[side.there.gateway].id;
            Hit::at(path, format!("the address of {peer} changes and has no name"))
        })
        .collect()
}
