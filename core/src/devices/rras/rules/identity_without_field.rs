//! An identity that has no field.

use super::{HERE, STATIC, own_ends};
use crate::finding::Severity;
use crate::plan::{Identity, Plan};
use crate::rules::{Base, Case, Check, Hit, OwnEnd, Rule};

pub(super) static RULE: Rule = Rule {
    code: "M102",
    name: "identity-without-field-at-rras",
    severity: Severity::Error,
    what: "A Windows server is to send or to expect a name as identity.",
    why: "The cmdlet has no parameter for identities: with a pre-shared key the interface is found by the address of the peer.",
    fix: "take the addresses as identities",
    source: "https://learn.microsoft.com/en-us/powershell/module/remoteaccess/add-vpns2sinterface?view=windowsserver2025-ps",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, STATIC, ("tunnels[0].ends[0].identity", "\"a.example.net\"")]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, STATIC]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for OwnEnd { tunnel, gateway, place, here, .. } in own_ends(plan) {
        for (index, identity) in [(place, &here.identity), (1 - place, &here.peer_identity)] {
            if let Identity::Name(name) = identity {
                let path = format!("tunnels[{}].ends[{index}].identity", tunnel.place);
                hits.push(Hit::at(path, format!("{} has no field for {name}", gateway.id)));
            }
        }
    }
    hits
}
