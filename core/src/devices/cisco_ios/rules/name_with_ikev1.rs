//! A name as identity.

use super::{IKE_HERE, OwnEnd, POLICY, own_ends};
use crate::crypto::IkeVersion;
use crate::finding::Severity;
use crate::plan::{Identity, Plan};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "G109",
    name: "router-name-with-ikev1",
    severity: Severity::Error,
    what: "A router is to send a name as its identity with IKEv1.",
    why: "With IKEv1 a router sends the address of its interface, or for all its tunnels its own host name. A name for one tunnel \
          is there with IKEv2 only.",
    fix: "use IKEv2, or take the address as identity",
    source: "https://github.com/YangModels/yang/blob/main/vendor/cisco/xe/1791/Cisco-IOS-XE-crypto.yang",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[IKE_HERE, POLICY, NAMED, ("tunnels[0].protection", r#"{"ike_version": "ikev1"}"#)],
    ),
    silent: Case::new(Base::TwoFirewalls, &[IKE_HERE, POLICY, NAMED]),
};

const NAMED: (&str, &str) = ("tunnels[0].ends[0].identity", "\"a.example.net\"");

fn check(plan: &Plan) -> Vec<Hit> {
    let named = own_ends(plan)
        .filter(|end| end.tunnel.ike_version == IkeVersion::V1 && matches!(end.here.identity, Identity::Name(_)));
    let hit = |end: OwnEnd<'_>| {
        let path = format!("tunnels[{}].ends[{}].identity", end.tunnel.place, end.place);
        Hit::at(path, format!("{} cannot send {} with IKEv1", end.gateway.id, end.here.identity.text()))
    };
    named.map(hit).collect()
}
