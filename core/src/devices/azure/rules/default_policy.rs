//! The default policy on a gateway that takes a custom one.

use super::azure;
use crate::devices::azure::sources::DEV23;
use crate::draft::Draft;
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z121",
    name: "default-policy",
    severity: Severity::Advice,
    what: "The default policy on a gateway that takes a custom one.",
    why: "The default list has Diffie-Hellman group 2 for the IKE SA and nothing else, and offers no perfect forward secrecy by itself.",
    fix: "choose the custom policy",
    source: DEV23.url,
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[1].settings.policy", "\"default\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    azure(draft)
        .filter(|(_, setup)| setup.route_based && !setup.custom && setup.sku.is_some_and(|sku| sku.custom_policy))
        .map(|(gateway, _)| {
            let path = format!("{}.settings.policy", gateway.path);
            Hit::at(path.clone(), "the default policy has Diffie-Hellman group 2 only")
                .repair("Use the custom policy", vec![Edit::set(path, "custom")])
        })
        .collect()
}
