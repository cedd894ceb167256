//! Dead peer detection with peers of another kind.

use super::{HERE, OwnEnd, POLICY, THERE, is_foreign, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "H105",
    name: "halon-dead-peer-detection",
    severity: Severity::Advice,
    what: "A Halon SR and a peer of another kind, and only one of the two asks whether the other lives.",
    why: "Dead peer detection of Halon SR is one switch for all of its tunnels, in a file that needs root access. With old \
          or faulty peers tunnels stay up only where both ends have it or neither.",
    fix: "switch it on at both ends, or off at both",
    source: "https://sr.wiki.halon.se/w/index.php?title=IPsec&oldid=1750",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[
            HERE,
            POLICY,
            ("gateways[1].system", "\"azure\""), // tidy: vendor
            ("gateways[1].release", "null"),
            ("gateways[1].networks", "[\"10.20.0.0/16\"]"),
            (
                "gateways[1].settings",
                r#"{"sku": "Basic", "vpn_type": "PolicyBased", "gateway_subnet": "10.20.255.0/27"}"#,
            ),
        ],
    ),
    silent: Case::new(Base::TwoFirewalls, &[HERE, THERE, POLICY]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let alone = |end: &OwnEnd<'_>| end.here.dpd_seconds.is_some() != end.there.dpd_seconds.is_some();
    let hit = |end: OwnEnd<'_>| {
        let what = format!("{}: one end asks whether the other lives, the other end never does", end.tunnel.id);
        Hit::at(format!("tunnels[{}].protection.dpd_seconds", end.tunnel.place), what)
    };
    own_ends(plan).filter(|end| is_foreign(plan, end) && alone(end)).map(hit).collect()
}
