//! More networks behind the other end than a local network gateway takes.

use super::sides;
use crate::devices::azure::GATEWAY_SUBNET;
use crate::devices::azure::sources::LIMITS24;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z118",
    name: "too-many-prefixes",
    severity: Severity::Error,
    what: "More networks behind the other end than a local network gateway takes.",
    why: "A local network gateway holds 1,000 prefixes.",
    fix: "summarise them, or use BGP",
    source: LIMITS24.url,
    check: Check::Plan(check),
    fires: Case { base: Base::Cloud, edits: &[("gateways[0].networks", TOO_MANY)] },
    silent: Case { base: Base::Cloud, edits: &[] },
};

const MOST: usize = GATEWAY_SUBNET.most_remote.0;

/// Ten networks as JSON, each with a comma behind it.
macro_rules! ten {
    ($($p:literal)*) => {
        concat!(
            "\"", $($p,)* "0.0/24\",", "\"", $($p,)* "1.0/24\",", "\"", $($p,)* "2.0/24\",", "\"", $($p,)* "3.0/24\",",
            "\"", $($p,)* "4.0/24\",", "\"", $($p,)* "5.0/24\",", "\"", $($p,)* "6.0/24\",", "\"", $($p,)* "7.0/24\",",
            "\"", $($p,)* "8.0/24\",", "\"", $($p,)* "9.0/24\","
        )
    };
}

macro_rules! hundred {
    ($p:literal) => {
        concat!(
            ten!($p "1"), ten!($p "2"), ten!($p "3"), ten!($p "4"), ten!($p "5"),
            ten!($p "6"), ten!($p "7"), ten!($p "8"), ten!($p "9"), ten!($p "10")
        )
    };
}

/// One network too many.
const TOO_MANY: &str = concat!(
    "[",
    hundred!("10.100."),
    hundred!("10.101."),
    hundred!("10.102."),
    hundred!("10.103."),
    hundred!("10.104."),
    hundred!("10.105."),
    hundred!("10.106."),
    hundred!("10.107."),
    hundred!("10.108."),
    hundred!("10.109."),
    "\"10.110.0.0/24\"]"
);

fn check(plan: &Plan) -> Vec<Hit> {
    let count = |side: &super::SideOf<'_>| plan.gateways[side.there.gateway].networks.len();
    sides(plan)
        .filter(|side| side.here.bgp.is_none() && count(side) > MOST)
        .map(|side| {
            let path = format!("gateways[{}].networks", side.there.gateway);
            Hit::at(path, format!("{} networks; {MOST} are the limit", count(&side)))
        })
        .collect()
}
