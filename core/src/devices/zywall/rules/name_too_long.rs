//! A tunnel whose short name leaves no room for the names made from it.

use super::{MANUAL, manual_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

/// Names of objects have at most 31 characters here; "tw-" and "-l" are added.
const MOST: usize = 26;

pub(super) static RULE: Rule = Rule {
    code: "Y103",
    name: "object-name-too-long",
    severity: Severity::Warning,
    what: "A tunnel's short name makes names of objects longer than 31 characters.",
    why: "ZyXEL's guides give 31 characters as the longest name of a connection or an address object.",
    fix: "give the tunnel a short name of at most 26 characters",
    source: "https://usermanual.wiki/m/d20b417da6cded27ef8953f2fbdb258ce4d867931ec8d2355f1dcf2f79fb15ce",
    check: Check::Plan(check),
    fires: Case {
        base: Base::TwoFirewalls,
        edits: &[MANUAL[0], MANUAL[1], MANUAL[2], MANUAL[3], ("tunnels[0].id", "\"a-name-of-twenty-seven-long\"")],
    },
    silent: Case { base: Base::TwoFirewalls, edits: MANUAL },
};

fn check(plan: &Plan) -> Vec<Hit> {
    let long = manual_ends(plan).map(|(place, ..)| place).filter(|place| length(plan, *place) > MOST);
    let hit = |place| {
        let what = format!("the short name has {} characters", length(plan, place));
        Hit::at(format!("tunnels[{place}].id"), what)
    };
    long.map(hit).collect()
}

fn length(plan: &Plan, place: usize) -> usize {
    plan.manual.iter().find(|tunnel| tunnel.place == place).map_or(0, |tunnel| tunnel.id.len())
}
