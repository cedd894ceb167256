//! A peer without address.

use super::{IKE_HERE, IKE_THERE, POLICY, own_ends};
use crate::finding::Severity;
use crate::plan::{Plan, Remote};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Y104",
    name: "peer-of-any-address-at-zywall",
    severity: Severity::Error,
    what: "The other end has neither a fixed address nor a name.",
    why: "A VPN gateway is written here with the address or the host name of its peer. How a gateway for unknown peers is \
          spelled was read nowhere.",
    fix: "give the other end a fixed public address, or a host name by dynamic DNS",
    source: "https://support.zyxel.com",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[IKE_HERE, IKE_THERE, POLICY, SECOND, ("gateways[1].lines[0]", r#"{"dynamic": true}"#)],
    ),
    silent: Case::new(Base::TwoFirewalls, &[IKE_HERE, IKE_THERE, POLICY, SECOND]),
};

const SECOND: (&str, &str) = ("tunnels[0].initiator", "\"second\"");

fn check(plan: &Plan) -> Vec<Hit> {
    let any = own_ends(plan).filter(|end| end.here.remote == Remote::Any);
    let hit = |end: super::OwnEnd<'_>| {
        let path = format!("gateways[{}].lines[{}].address", end.there.gateway, end.there.line);
        Hit::at(
            path,
            format!("{} cannot be told where {} comes from", plan.gateways[end.here.gateway].id, end.tunnel.id),
        )
    };
    any.map(hit).collect()
}
