//! Manual keys on IOS-XE, of which no source shows that they work.

use super::{ALGORITHMS, BY_HAND, HERE, POLICY, THERE, manual_ends};
use crate::devices::cisco_ios::profile::is_documented;
use crate::finding::Severity;
use crate::plan::{ManualEnd, ManualTunnel, Plan};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "G101",
    name: "manual-keys-on-ios-xe",
    severity: Severity::Warning,
    what: "A router with IOS-XE is to have manual keys.",
    why: "The commands are documented for IOS. No source that was read shows them on IOS-XE; its data model knows the \
          crypto map entry ipsec-manual and no session keys.",
    fix: "try the crypto map entry on the router before anything else is changed, or let IKE make the keys",
    source: "https://github.com/YangModels/yang/blob/main/vendor/cisco/xe/1791/Cisco-IOS-XE-crypto.yang",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[ON_XE, THERE, BY_HAND, ALGORITHMS, POLICY]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, THERE, BY_HAND, ALGORITHMS, POLICY]),
};

const ON_XE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "cisco_ios", "release": "ios-xe-17.11", "lines": [{"address": "198.51.100.10"}],
        "networks": ["10.10.0.0/24"]}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let on_xe = manual_ends(plan).filter(|(_, end)| !is_documented(plan.gateways[end.gateway].release.id));
    let hit = |(tunnel, end): (&ManualTunnel, &ManualEnd)| {
        let what = format!("{} has IOS-XE and {} manual keys", plan.gateways[end.gateway].id, tunnel.id);
        Hit::at(format!("tunnels[{}].keying", tunnel.place), what)
    };
    on_xe.map(hit).collect()
}
