//! The other end has an AS number that Azure keeps for itself.

use super::sides;
use crate::devices::azure::sources::FAQ26;
use crate::finding::{Edit, Severity};
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z114",
    name: "asn-reserved",
    severity: Severity::Error,
    what: "The other end has an AS number that Azure keeps for itself.",
    why: "Azure refuses 8074, 8075, 12076, 65515 and 65517 to 65520 at the other end, and the printed 429496729.",
    fix: "choose another private number, like 65010",
    source: FAQ26.url,
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[("gateways[0].bgp.asn", "65517")]),
    silent: Case::new(Base::CloudBgpNat, &[]),
};

/// 65515 is the service's own and may be given another gateway of the same kind;
/// that both ends have one is a rule of its own. The last number is printed so in
/// every edition, probably for 4294967295.
const RESERVED: [u32; 9] = [8074, 8075, 12076, 65515, 65517, 65518, 65519, 65520, 429_496_729];

fn check(plan: &Plan) -> Vec<Hit> {
    let sessions = sides(plan).filter_map(|side| Some((side.there, side.here.bgp.as_ref()?)));
    sessions
        .filter(|(_, bgp)| bgp.asn != bgp.peer_asn && RESERVED.contains(&bgp.peer_asn))
        .map(|(there, bgp)| {
            let path = format!("gateways[{}].bgp.asn", there.gateway);
            let other = if bgp.asn == 65010 { 65020 } else { 65010 };
            Hit::at(path.clone(), format!("Azure keeps AS {} for itself", bgp.peer_asn))
                .repair(format!("Use {other}"), vec![Edit::set(path, other)])
        })
        .collect()
}
