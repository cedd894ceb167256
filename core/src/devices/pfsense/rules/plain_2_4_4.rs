//! Routed tunnels on 2.4.4 without a patch.

use super::super::DEVICE;
use crate::draft::Draft;
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};
use crate::scenario::RoutingKind;

pub(super) static RULE: Rule = Rule {
    code: "P101",
    name: "routed-on-plain-2-4-4",
    severity: Severity::Error,
    what: "A routed tunnel on pfSense 2.4.4 without a patch.",
    why: "This release proposes only the tunnel's two addresses as traffic selectors: the tunnel comes up, and nothing \
          else passes. 2.4.4-p1 adds everything to them.",
    fix: "install 2.4.4-p1 or later",
    source: "https://github.com/pfsense/pfsense",
    check: Check::Draft(check),
    fires: Case::new(Base::TwoFirewalls, &[("gateways[0].release", "\"2.4.4\"")]),
    silent: Case::new(Base::TwoFirewalls, &[("gateways[0].release", "\"2.4.4-p1\"")]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let concerned = draft.gateways.iter().filter(|gateway| {
        let plain = gateway.release.is_some_and(|release| release.id == "2.4.4");
        let own = gateway.device.is_some_and(|device| device.id == DEVICE.id);
        own && plain && gateway.routed.iter().any(|kind| *kind != RoutingKind::Policy)
    });
    concerned
        .map(|gateway| {
            let path = format!("{}.release", gateway.path);
            let what = format!("{} runs 2.4.4 without a patch and has a routed tunnel", gateway.id);
            Hit::at(path.clone(), what).repair("It runs 2.4.4-p1 or later", vec![Edit::set(path, "2.4.4-p1")])
        })
        .collect()
}
