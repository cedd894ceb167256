//! The identity behind NAT.

use super::{BEHIND_NAT, own_ends};
use crate::crypto::IkeVersion;
use crate::finding::Severity;
use crate::plan::{Identity, Plan};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "G105",
    name: "identity-of-a-router-behind-nat",
    severity: Severity::Warning,
    what: "Behind NAT a router sends an identity that the other end does not expect.",
    why: "With IKEv1 it sends the address of its interface, which is the one behind the NAT. With IKEv2 it sends the address that \
          is written, and where that one changes its host name.",
    fix: "use IKEv2 and a fixed public address, or expect what is sent",
    source: "https://github.com/YangModels/yang/blob/main/vendor/cisco/xe/1791/Cisco-IOS-XE-crypto.yang",
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[BEHIND_NAT]),
    silent: Case::new(Base::CloudBgpNat, &[BEHIND_NAT, ("tunnels[0].ends[0].identity", "\"198.51.100.10\"")]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for end in own_ends(plan) {
        let Some(nat) = &end.gateway.lines[end.here.line].nat else { continue };
        let sent = match (&end.here.identity, end.tunnel.ike_version) {
            (identity, IkeVersion::V1) if nat.inside.map(Identity::Address).as_ref() != Some(identity) => {
                "its own address"
            }
            (Identity::AddressOf(_), IkeVersion::V2) => "the name itself",
            (_, IkeVersion::V1 | IkeVersion::V2) => continue,
        };
        let path = format!("tunnels[{}].ends[{}].identity", end.tunnel.place, end.place);
        let what = format!("{} sends {sent}, not the address of {}", end.gateway.id, end.here.identity.text());
        hits.push(Hit::at(path, what));
    }
    hits
}
