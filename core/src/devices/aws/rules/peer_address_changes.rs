//! AWS does not know a fixed address of the other end.

use super::{FREE, HERE, OwnEnd, own_ends};
use crate::devices::aws::sources::CUSTOMER;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::plan::Remote;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "V106",
    name: "aws-peer-address-changes",
    severity: Severity::Error,
    what: "AWS does not know a fixed address of the other end.",
    why: "With a pre-shared key a customer gateway is a static address; it has no field for a host name.",
    fix: "give the other end a fixed public address, that of its router where one stands before it",
    source: CUSTOMER.url,
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, FREE, ("gateways[0].lines[0]", r#"{"dynamic": true}"#)]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, FREE]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let changes = |end: &OwnEnd<'_>| match end.here.remote {
        Remote::Address(_) | Remote::Later(_) => plan.gateways[end.there.gateway].lines[end.there.line].dynamic,
        Remote::Name(_) | Remote::Any => true,
    };
    let hit = |end: OwnEnd<'_>| {
        let path = format!("gateways[{}].lines[{}].address", end.there.gateway, end.there.line);
        Hit::at(path, format!("the address of {} changes", plan.gateways[end.there.gateway].id))
    };
    own_ends(plan).filter(changes).map(hit).collect()
}
