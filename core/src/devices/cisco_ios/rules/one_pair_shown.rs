//! Several pairs of networks in one entry with manual keys.

use super::{ALGORITHMS, BY_HAND, HERE, POLICY, THERE, manual_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "G102",
    name: "several-pairs-with-manual-keys",
    severity: Severity::Warning,
    what: "A crypto map entry with manual keys is to carry several pairs of networks.",
    why: "Every configuration with manual keys that was read has one permit line in its access list. Whether IOS uses \
          the keys for the lines after the first is not confirmed.",
    fix: "make one tunnel for each pair of networks, or name one network on each side that contains them all",
    source: "https://www.cisco.com/c/en/us/td/docs/ios/12_2/security/command/reference/srfipsec.html",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, SEVERAL, BY_HAND, ALGORITHMS, POLICY]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, THERE, BY_HAND, ALGORITHMS, POLICY]),
};

const SEVERAL: (&str, &str) = (
    "gateways[1]",
    r#"{"id": "site-b", "system": "setkey", "lines": [{"address": "203.0.113.20"}],
        "networks": ["10.20.0.0/24", "10.21.0.0/24"]}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let several = manual_ends(plan).filter(|(_, end)| end.selectors.len() > 1);
    several
        .map(|(tunnel, end)| {
            let what = format!("{} has {} pairs of networks", plan.gateways[end.gateway].id, end.selectors.len());
            Hit::at(format!("tunnels[{}].ends", tunnel.place), what)
        })
        .collect()
}
