//! An identity differs from the outside address.

use super::{FREE, HERE, own_ends};
use crate::devices::aws::sources::OPTIONS;
use crate::finding::Severity;
use crate::plan::Identity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "V111",
    name: "aws-identity",
    severity: Severity::Warning,
    what: "An identity differs from the outside address.",
    why: "AWS has no field for identities: nothing says that it sends or expects another one than the outside addresses.",
    fix: "leave the identities empty",
    source: OPTIONS.url,
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, FREE, ("tunnels[0].ends[0].identity", "\"office.example.net\"")]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, FREE]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for end in own_ends(plan) {
        for (place, at, identity) in
            [(end.place, end.here, &end.here.identity), (1 - end.place, end.there, &end.here.peer_identity)]
        {
            let address = plan.gateways[at.gateway].lines[at.line].address;
            let usual = match identity {
                Identity::Address(own) => address.is_none_or(|address| address == *own),
                Identity::AddressOf(_) | Identity::Later(_) => true,
                Identity::Name(_) => false,
            };
            if !usual {
                let path = format!("tunnels[{}].ends[{place}].identity", end.tunnel.place);
                hits.push(Hit::at(path, format!("{} is not the outside address", identity.text())));
            }
        }
    }
    hits
}
