//! The lifetime of phase 2 is not shorter than that of phase 1.

use super::{FREE, HERE, own_ends};
use crate::devices::aws::sources::OPTIONS;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "V107",
    name: "aws-lifetimes",
    severity: Severity::Error,
    what: "The lifetime of phase 2 is not shorter than that of phase 1.",
    why: "AWS refuses a tunnel whose Child SA would outlive its IKE SA, or live as long.",
    fix: "choose a shorter esp_lifetime",
    source: OPTIONS.url,
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[HERE, FREE, ("tunnels[0].protection", r#"{"ike_lifetime": 1200, "esp_lifetime": 1200}"#)],
    ),
    silent: Case::new(
        Base::TwoFirewalls,
        &[HERE, FREE, ("tunnels[0].protection", r#"{"ike_lifetime": 1200, "esp_lifetime": 900}"#)],
    ),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let long = own_ends(plan).filter(|end| end.here.esp_lifetime >= end.here.ike_lifetime);
    long.map(|end| {
        let what =
            format!("{} s of phase 2 are not less than {} s of phase 1", end.here.esp_lifetime, end.here.ike_lifetime);
        Hit::at(format!("tunnels[{}].protection.esp_lifetime", end.tunnel.place), what)
    })
    .collect()
}
