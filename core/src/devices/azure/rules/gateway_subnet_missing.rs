//! The gateway subnet is still to be chosen: the next free place is proposed.

use super::{azure, free_gateway_subnet, subnet_use};
use crate::devices::azure::sources::SET24;
use crate::draft::Draft;
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z129",
    name: "gateway-subnet-proposal",
    severity: Severity::Advice,
    what: "The gateway subnet is still to be chosen, and there is a free place for it.",
    why: "It needs a part of the virtual network for itself, large enough for the SKU.",
    fix: "take the proposed one, or another free part",
    source: SET24.url,
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[1].settings.gateway_subnet", "\"\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (gateway, setup) in azure(draft).filter(|(_, setup)| !setup.classic) {
        if gateway.settings.prefix("gateway_subnet").is_some() {
            continue;
        }
        hits.extend(free_gateway_subnet(draft, gateway, setup).map(|free| {
            let path = format!("{}.settings.gateway_subnet", gateway.path);
            let reason = subnet_use(setup).map_or("", |sized_for| sized_for.reason);
            Hit::at(path.clone(), format!("{free} is free for the gateway: {reason}"))
                .fix(format!("use {free}"))
                .repair(format!("Use {free}"), vec![Edit::set(path, free.to_string())])
        }));
    }
    hits
}
