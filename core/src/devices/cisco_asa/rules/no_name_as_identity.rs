//! A name as identity.

use super::{CLOUD_SIDE, OwnEnd, own_ends};
use crate::finding::{Edit, Severity};
use crate::plan::{Identity, Plan};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "E103",
    name: "no-name-as-identity",
    severity: Severity::Error,
    what: "An ASA is to send a name as its identity.",
    why: "It sends the address of its interface, or for all its tunnels its own host name. A name for one tunnel has no command.",
    fix: "take the address as identity",
    source: "https://www.cisco.com/c/en/us/td/docs/security/asa/asa914/asdm714/vpn/asdm-714-vpn-config/vpn-asdm-ike.html",
    check: Check::Plan(check),
    fires: Case::new(Base::Cloud, &[CLOUD_SIDE, ("tunnels[0].ends[0].identity", "\"asa.example.net\"")]),
    silent: Case::new(Base::Cloud, &[CLOUD_SIDE]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let named = own_ends(plan).filter(|end| matches!(end.here.identity, Identity::Name(_)));
    let hit = |end: OwnEnd<'_>| {
        let path = format!("tunnels[{}].ends[{}].identity", end.tunnel.place, end.place);
        let what = format!("{} cannot send {}", end.gateway.id, end.here.identity.text());
        let edit = Edit { path: path.clone(), value: serde_json::Value::Null };
        Hit::at(path, what).repair("Take the address", vec![edit])
    };
    named.map(hit).collect()
}
