//! AWS is to start a tunnel with IKEv1.

use super::{FREE, HERE, OwnEnd, own_ends};
use crate::crypto::IkeVersion;
use crate::devices::aws::sources::INITIATION;
use crate::finding::Edit;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::plan::Start;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "V108",
    name: "aws-starts-with-ikev1",
    severity: Severity::Error,
    what: "AWS is to start a tunnel with IKEv1.",
    why: "AWS starts tunnels with IKEv2 only; with IKEv1 the other end must.",
    fix: "use IKEv2, or let the other end start",
    source: INITIATION.url,
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[HERE, FREE, ("tunnels[0].initiator", "\"second\""), ("tunnels[0].protection", r#"{"ike_version": "ikev1"}"#)],
    ),
    silent: Case::new(Base::TwoFirewalls, &[HERE, FREE, ("tunnels[0].initiator", "\"second\"")]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let starts = |end: &OwnEnd<'_>| end.here.start == Start::Initiate && end.tunnel.ike_version == IkeVersion::V1;
    own_ends(plan)
        .filter(starts)
        .map(|end| {
            let path = format!("tunnels[{}].initiator", end.tunnel.place);
            let peer = &plan.gateways[end.there.gateway].id;
            let other = if end.place == 0 { "second" } else { "first" };
            Hit::at(path.clone(), format!("{} cannot start {} with IKEv1", end.gateway.id, end.tunnel.id))
                .repair(format!("Let {peer} start"), vec![Edit::set(path, other)])
        })
        .collect()
}
