//! A peer whose identity is not its address.

use super::{HERE, OwnEnd, POLICY, own_ends};
use crate::finding::Severity;
use crate::plan::{Identity, Plan, Remote};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "E105",
    name: "tunnel-group-of-another-name",
    severity: Severity::Warning,
    what: "The other end sends something else as identity than the address that it is reached at.",
    why: "The tunnel group with the key is named by the address of the peer, and its name must be what the peer sends as \
          identity.",
    fix: "let the other end send its public address as identity",
    source: "https://www.cisco.com/c/en/us/td/docs/security/asa/asa915/configuration/vpn/asa-915-vpn-config/vpn-vti.html",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, POLICY, ("tunnels[0].ends[1].identity", "\"b.example.net\"")]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, POLICY]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let other = own_ends(plan).filter(|end| end.here.remote != Remote::Any && !is_same(end));
    let hit = |end: OwnEnd<'_>| {
        let path = format!("tunnels[{}].ends[{}].identity", end.tunnel.place, 1 - end.place);
        let (sent, named) = (end.here.peer_identity.text(), end.here.remote.text());
        Hit::at(path, format!("{} looks for a tunnel group {sent}, and has {named}", end.gateway.id))
    };
    other.map(hit).collect()
}

fn is_same(end: &OwnEnd<'_>) -> bool {
    match &end.here.peer_identity {
        Identity::Name(_) => false,
        Identity::Address(_) | Identity::AddressOf(_) | Identity::Later(_) => {
            end.here.peer_identity.text() == end.here.remote.text()
        }
    }
}
