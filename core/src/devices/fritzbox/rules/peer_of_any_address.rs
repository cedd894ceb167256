//! A peer without address.

use super::{HERE, HOME, POLICY, THERE, own_ends};
use crate::finding::Severity;
use crate::plan::{Plan, Remote};
use crate::rules::{Base, Case, Check, Hit, OwnEnd, Rule};

pub(super) static RULE: Rule = Rule {
    code: "F102",
    name: "peer-of-any-address-at-the-box",
    severity: Severity::Error,
    what: "The other end has neither a fixed address nor a name.",
    why: "The file names the peer by address or by host name. One for unknown peers was seen nowhere.",
    fix: "give the other end a fixed public address, or a host name by dynamic DNS",
    source: "https://github.com/search?q=phase1_mode_idp&type=code",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[HERE, THERE, POLICY, HOME, SECOND, ("gateways[1].lines[0]", r#"{"dynamic": true}"#)],
    ),
    silent: Case::new(Base::TwoFirewalls, &[HERE, THERE, POLICY, HOME, SECOND]),
};

const SECOND: (&str, &str) = ("tunnels[0].initiator", "\"second\"");

fn check(plan: &Plan) -> Vec<Hit> {
    let any = own_ends(plan).filter(|end| end.here.remote == Remote::Any);
    let hits = any.map(|OwnEnd { tunnel, gateway, there, .. }| {
        let path = format!("gateways[{}].lines[{}].address", there.gateway, there.line);
        Hit::at(path, format!("{} cannot be told where {} comes from", gateway.id, tunnel.id))
    });
    hits.collect()
}
