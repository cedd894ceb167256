//! Azure starts a policy-based tunnel but cannot propose pairs of networks.

use super::sides;
use crate::devices::azure::setup::Setup;
use crate::devices::azure::sources::PBTS20;
use crate::finding::{Edit, Severity};
use crate::plan::Plan;
use crate::plan::Start;
use crate::rules::{Base, Case, Check, Hit, Rule};
use crate::scenario::RoutingKind;

pub(super) static RULE: Rule = Rule {
    code: "Z123",
    name: "pairs-only-answered",
    severity: Severity::Error,
    what: "Azure starts a policy-based tunnel but cannot propose pairs of networks.",
    why: "A route-based gateway without policy-based selectors proposes any-to-any; it only accepts the device's pairs when the device starts.",
    fix: "let the device start it, or choose a SKU from VpnGw1AZ up",
    source: PBTS20.url,
    check: Check::Plan(check),
    fires: Case::new(
        Base::Cloud,
        &[
            ("tunnels[0].routing", "{\"kind\": \"policy\"}"),
            ("gateways[1].settings.sku", "\"Basic\""),
            ("tunnels[0].initiator", "\"second\""),
        ],
    ),
    silent: Case::new(
        Base::Cloud,
        &[("tunnels[0].routing", "{\"kind\": \"policy\"}"), ("gateways[1].settings.sku", "\"Basic\"")],
    ),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let cannot = |side: &super::SideOf<'_>| {
        let setup = Setup::planned(plan, side.gateway);
        let pairs = side.planned.routing == RoutingKind::Policy;
        pairs && side.here.start == Start::Initiate && !setup.selects()
    };
    sides(plan)
        .filter(cannot)
        .map(|side| {
            let path = format!("tunnels[{}].initiator", side.tunnel);
            let other = if side.place == 0 { "second" } else { "first" };
            Hit::at(path.clone(), format!("{} proposes any-to-any when it starts", side.gateway.id))
                .repair("Let the other end start", vec![Edit::set(path, other)])
        })
        .collect()
}
