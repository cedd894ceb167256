//! The identity of a firewall behind NAT.

use super::{BEHIND_NAT, own_ends};
use crate::finding::{Edit, Severity};
use crate::plan::{Identity, Plan};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "E102",
    name: "inside-address-sent",
    severity: Severity::Warning,
    what: "Behind NAT an ASA sends the address of its interface as identity.",
    why: "The identity is the address of the outside interface, which is the one behind the router. The other end expects the \
          public one, and refuses.",
    fix: "expect the inside address at the other end",
    source: "https://www.cisco.com/c/en/us/td/docs/security/asa/asa914/asdm714/vpn/asdm-714-vpn-config/vpn-asdm-ike.html",
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[BEHIND_NAT]),
    silent: Case::new(Base::CloudBgpNat, &[BEHIND_NAT, ("tunnels[0].ends[0].identity", "\"192.168.178.2\"")]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for end in own_ends(plan) {
        let Some(nat) = &end.line().nat else { continue };
        let inside = nat.inside.map(Identity::Address);
        if inside.as_ref() == Some(&end.here.identity) {
            continue;
        }
        let path = format!("tunnels[{}].ends[{}].identity", end.tunnel.place, end.place);
        let what = format!("{} does not send {} but its own address", end.gateway.id, end.here.identity.text());
        let hit = Hit::at(path.clone(), what);
        hits.push(match nat.inside {
            Some(inside) => hit.repair(format!("Expect {inside}"), vec![Edit::set(path, inside.to_string())]),
            None => hit,
        });
    }
    hits
}
