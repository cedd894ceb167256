//! The identity of a box whose address changes.

use super::{HERE, HOME, POLICY, THERE, own_ends};
use crate::finding::Severity;
use crate::plan::{Identity, Plan};
use crate::rules::{Base, Case, Check, Hit, OwnEnd, Rule};

pub(super) static RULE: Rule = Rule {
    code: "F103",
    name: "box-sends-its-name",
    severity: Severity::Advice,
    what: "With a changing address a FRITZ!Box sends its host name as identity.",
    why: "The identity is a text in the file: an address that changes cannot stand there, so the name itself is sent, not the \
          address behind it. The other end must expect the name.",
    fix: "enter the host name as this end's identity, so that both ends write the same",
    source: "https://github.com/search?q=phase1_mode_idp&type=code",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, THERE, POLICY, HOME, CHANGES]),
    silent: Case::new(
        Base::TwoFirewalls,
        &[HERE, THERE, POLICY, HOME, CHANGES, ("tunnels[0].ends[0].identity", "\"home.example.net\"")],
    ),
};

const CHANGES: (&str, &str) = ("gateways[0].lines[0]", r#"{"fqdn": "home.example.net", "dynamic": true}"#);

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for OwnEnd { tunnel, gateway, place, here, .. } in own_ends(plan) {
        if let Identity::AddressOf(name) = &here.identity {
            let what = format!("{} sends the name {name}", gateway.id);
            hits.push(Hit::at(format!("tunnels[{}].ends[{place}].identity", tunnel.place), what));
        }
    }
    hits
}
