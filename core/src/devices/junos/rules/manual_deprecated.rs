//! Manual keys on the releases around their absence.

use super::own;
use super::spi_of_an_old_guide::{BY_HAND, SETTINGS};
use crate::devices::junos::releases::DEPRECATED;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "J102",
    name: "manual-keys-deprecated",
    severity: Severity::Warning,
    what: "Manual keys on a Junos release after which they are gone for a while.",
    why: "22.2 marks manual keys as deprecated, 22.3 to 23.1 do not have them at all, 23.2 has them again: an upgrade to \
          one of those in between drops the tunnel.",
    fix: "upgrade straight to 23.2 or later, or let IKE make the keys",
    source: "https://github.com/Juniper/yang",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[BY_HAND, SETTINGS, OLD, OTHER]),
    silent: Case::new(Base::TwoFirewalls, &[BY_HAND, SETTINGS, NEW, OTHER]),
};

const OLD: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "junos", "release": "22.2", "lines": [{"address": "192.0.2.10"}], "networks": ["10.1.0.0/24"]}"#,
);
const NEW: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "junos", "release": "23.2", "lines": [{"address": "192.0.2.10"}], "networks": ["10.1.0.0/24"]}"#,
);
const OTHER: (&str, &str) = (
    "gateways[1]",
    r#"{"id": "site-b", "system": "junos", "release": "23.2", "lines": [{"address": "198.51.100.20"}], "networks": ["10.2.0.0/24"]}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let by_hand = |index: usize| plan.manual.iter().any(|tunnel| tunnel.ends.iter().any(|end| end.gateway == index));
    own(plan)
        .filter(|(index, gateway)| gateway.release.id == DEPRECATED && by_hand(*index))
        .map(|(index, gateway)| {
            Hit::at(format!("gateways[{index}].release"), format!("{} has manual keys on 22.2", gateway.id))
        })
        .collect()
}
