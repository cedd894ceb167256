//! Identities other than the outside addresses.

use super::ends;
use super::one_pair_of_networks::POLICY;
use crate::finding::Severity;
use crate::plan::{End, Identity, Plan, Remote};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "N103",
    name: "identities-are-addresses",
    severity: Severity::Error,
    what: "A ScreenOS tunnel needs an identity that is not an outside address.",
    why: "The published commands set no identity: each end is known by its outside address. How ScreenOS is told another \
          one is not confirmed here.",
    fix: "give both ends fixed public addresses, without NAT before them, and no identity of their own",
    source: "https://github.com/Azure/Azure-vpn-config-samples", // tidy: vendor
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, POLICY, ("tunnels[0].ends[1].identity", "\"b.example.net\"")]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, POLICY]),
};

const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "screenos", "lines": [{"address": "192.0.2.10"}], "networks": ["10.1.0.0/24"]}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let strange = ends(plan).filter(|(_, _, end)| !is_plain(plan, end));
    strange
        .map(|(place, index, end)| {
            let what = format!("{} needs another identity than the two addresses", plan.gateways[end.gateway].id);
            Hit::at(format!("tunnels[{place}].ends[{index}].identity"), what)
        })
        .collect()
}

fn is_plain(plan: &Plan, end: &End) -> bool {
    let line = &plan.gateways[end.gateway].lines[end.line];
    let own = match &end.identity {
        Identity::Address(address) => line.address == Some(*address) && line.nat.is_none(),
        Identity::Later(_) => line.nat.is_none(),
        Identity::Name(_) | Identity::AddressOf(_) => false,
    };
    let other = match (&end.peer_identity, &end.remote) {
        (Identity::Address(id), Remote::Address(address)) => id == address,
        (Identity::Later(id), Remote::Later(word)) => id == word,
        _ => false,
    };
    own && other
}
