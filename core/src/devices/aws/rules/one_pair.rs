//! A policy-based tunnel to AWS has several pairs of networks.

use super::{HERE, own_ends};
use crate::devices::aws::sources::REQUIREMENTS;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "V113",
    name: "aws-one-pair",
    severity: Severity::Error,
    what: "A policy-based tunnel to AWS has several pairs of networks.",
    why: "A tunnel of AWS carries one Child SA, and a policy-based end must be limited to one.",
    fix: "name one network on each side that holds the others, or route into the tunnel",
    source: REQUIREMENTS.url,
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[HERE, POLICY, ("gateways[0].networks", r#"["10.10.0.0/24", "10.11.0.0/24"]"#)],
    ),
    silent: Case::new(Base::TwoFirewalls, &[HERE, POLICY]),
};

const POLICY: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "policy"}"#);

fn check(plan: &Plan) -> Vec<Hit> {
    let several = own_ends(plan).filter(|end| !end.tunnel.is_route_based() && end.here.selectors.len() > 1);
    several
        .map(|end| {
            let what = format!("{} has {} pairs of networks", end.tunnel.id, end.here.selectors.len());
            Hit::at(format!("tunnels[{}].routing.kind", end.tunnel.place), what)
        })
        .collect()
}
