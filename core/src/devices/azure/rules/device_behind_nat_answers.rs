//! Azure starts a tunnel to a device behind NAT.

use super::sides;
use crate::devices::azure::sources::FAQ26;
use crate::finding::{Edit, Severity};
use crate::plan::Plan;
use crate::plan::Start;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z119",
    name: "device-behind-nat-answers",
    severity: Severity::Warning,
    what: "Azure starts a tunnel to a device behind NAT.",
    why: "Azure's FAQ says that a device behind NAT must start; with forwarded ports it has been seen to work the other way, too.",
    fix: "let the device start it",
    source: FAQ26.url,
    check: Check::Plan(check),
    fires: Case::new(
        Base::CloudBgpNat,
        &[("gateways[0].lines[0].nat.forwards", "true"), ("tunnels[0].initiator", "\"second\"")],
    ),
    silent: Case::new(Base::CloudBgpNat, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let waits = |side: &super::SideOf<'_>| {
        let behind = plan.gateways[side.there.gateway].lines[side.there.line].nat.is_some();
        behind && side.here.start == Start::Initiate && side.there.start == Start::Respond
    };
    sides(plan)
        .filter(waits)
        .map(|side| {
            let path = format!("tunnels[{}].initiator", side.tunnel);
            let peer = &plan.gateways[side.there.gateway].id;
            let other = if side.place == 0 { "second" } else { "first" };
            Hit::at(path.clone(), format!("{peer} stands behind NAT and only answers"))
                .fix(format!("let {peer} start"))
                .repair(format!("Let {peer} start"), vec![Edit::set(path, other)])
        })
        .collect()
}
