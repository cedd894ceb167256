//! IKEv1 on a route-based gateway.

use super::sides;
use crate::crypto::IkeVersion;
use crate::devices::azure::setup::Setup;
use crate::devices::azure::sources::IPSECFAQ26;
use crate::finding::{Edit, Severity};
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z122",
    name: "ikev1-rekey-drop",
    severity: Severity::Warning,
    what: "IKEv1 on a route-based gateway.",
    why: "Azure has no in-place rekey of the main mode with IKEv1: every eight hours the tunnel drops for up to five seconds.",
    fix: "use IKEv2",
    source: IPSECFAQ26.url,
    check: Check::Plan(check),
    fires: Case::new(Base::Cloud, &[("tunnels[0].protection", "{\"ike_version\": \"ikev1\"}")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let routed = |side: &super::SideOf<'_>| Setup::planned(plan, side.gateway).route_based;
    sides(plan)
        .filter(|side| side.planned.ike_version == IkeVersion::V1 && routed(side))
        .map(|side| {
            let path = format!("tunnels[{}].protection.ike_version", side.tunnel);
            Hit::at(path.clone(), "with IKEv1 the tunnel drops at every rekey of the IKE SA")
                .repair("Use IKEv2", vec![Edit::set(path, "ikev2")])
        })
        .collect()
}
