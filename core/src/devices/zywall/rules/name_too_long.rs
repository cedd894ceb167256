//! A tunnel whose short name leaves no room for the names made from it.

use super::{MANUAL, manual_ends, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

/// Names of objects have at most 31 characters here; "tw-" and "-l" are added.
const MOST: usize = 26;
/// With IKE a number of up to two digits stands behind.
const MOST_WITH_IKE: usize = 24;

pub(super) static RULE: Rule = Rule {
    code: "Y103",
    name: "object-name-too-long",
    severity: Severity::Warning,
    what: "A tunnel's short name makes names of objects longer than 31 characters.",
    why: "ZyXEL's guides give 31 characters as the longest name of a connection or an address object.",
    fix: "give the tunnel a short name of at most 26 characters, with IKE of 24",
    source: "https://usermanual.wiki/m/d20b417da6cded27ef8953f2fbdb258ce4d867931ec8d2355f1dcf2f79fb15ce",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        const { &[MANUAL[0], MANUAL[1], MANUAL[2], MANUAL[3], ("tunnels[0].id", "\"a-name-of-twenty-seven-long\"")] },
    ),
    silent: Case::new(Base::TwoFirewalls, MANUAL),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let by_hand = manual_ends(plan).map(|(place, ..)| {
        let id = plan.manual.iter().find(|tunnel| tunnel.place == place).map_or("", |tunnel| tunnel.id.as_str());
        (place, id, MOST)
    });
    let with_ike = own_ends(plan).map(|end| (end.tunnel.place, end.tunnel.id.as_str(), MOST_WITH_IKE));
    let long = by_hand.chain(with_ike).filter(|(_, id, most)| id.len() > *most);
    let hit = |(place, id, _): (usize, &str, usize)| {
        Hit::at(format!("tunnels[{place}].id"), format!("the short name has {} characters", id.len()))
    };
    long.map(hit).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{IKE_HERE, IKE_THERE, POLICY};
    use super::*;

    #[test]
    fn a_name_with_a_number_behind_fits_too() {
        let hits = |id: &'static str| {
            let edits: &'static [(&str, &str)] =
                Box::leak(Box::new([IKE_HERE, IKE_THERE, POLICY, ("tunnels[0].id", id)]));
            let scenario = Case { base: Base::TwoFirewalls, edits }.scenario().unwrap();
            let today = crate::draft::Moment { today: crate::fact::day(2026, 11, 21), as_of: None };
            let findings = crate::check(&scenario, &today).findings;
            findings.iter().filter(|finding| finding.code == RULE.code).count()
        };
        assert_eq!((hits("\"a-name-of-24-characters1\""), hits("\"a-name-of-25-characters12\"")), (0, 1));
    }
}
