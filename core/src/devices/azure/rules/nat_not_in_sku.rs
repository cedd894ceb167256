//! NAT on a SKU without it.

use super::azure;
use crate::addressing::overlap;
use crate::devices::azure::setup::Setup;
use crate::devices::azure::sku::WITH_NAT;
use crate::devices::azure::sources::NAT24;
use crate::draft::{Draft, DraftEnd, DraftGateway};
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};
use crate::scenario::RoutingKind;

pub(super) static RULE: Rule = Rule {
    code: "Z130",
    name: "nat-not-in-sku",
    severity: Severity::Error,
    what: "Networks of both sides overlap, or are to be translated, and the SKU has no NAT rules.",
    why: "VpnGw2 to VpnGw5 and VpnGw2AZ to VpnGw5AZ have NAT rules, on a route-based gateway. Only there can Azure show both sides' networks at other addresses.",
    fix: "choose VpnGw2AZ or a larger one, or renumber",
    source: NAT24.url,
    check: Check::Draft(check),
    fires: Case { base: Base::Cloud, edits: &[("gateways[0].networks[0]", "\"10.20.0.0/16\"")] },
    silent: Case {
        base: Base::Cloud,
        edits: &[
            ("gateways[0].networks[0]", "\"10.20.0.0/16\""),
            ("gateways[1].settings.sku", "\"VpnGw2AZ\""),
            ("tunnels[0].ends[0].translate", "[{\"from\":\"10.20.0.0/16\",\"to\":\"10.200.0.0/16\"}]"),
            ("tunnels[0].ends[1].translate", "[{\"from\":\"10.20.0.0/16\",\"to\":\"10.201.0.0/16\"}]"),
        ],
    },
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let has_nat = |setup: &Setup| setup.sku.is_some_and(|sku| WITH_NAT.contains(&sku.name));
    let ours: Vec<(&DraftGateway, Setup)> = azure(draft).collect();
    let setup_of = |end: &DraftEnd| ours.iter().find(|(own, _)| own.path == draft.gateways[end.gateway].path);
    let mut hits: Vec<Hit> = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    for tunnel in draft.tunnels.iter().filter(|tunnel| tunnel.routing != RoutingKind::Policy) {
        let Some(ends) = tunnel.ends.as_ref().filter(|ends| needs_nat(draft, ends)) else { continue };
        let setups: Vec<&(&DraftGateway, Setup)> = ends.iter().filter_map(setup_of).collect();
        if setups.iter().any(|(_, setup)| has_nat(setup)) {
            continue;
        }
        for (gateway, setup) in setups.into_iter().filter(|(_, setup)| !setup.classic) {
            if told.contains(&gateway.path.as_str()) {
                continue;
            }
            told.push(&gateway.path);
            let path = format!("{}.settings.sku", gateway.path);
            let name = setup.sku.map_or("", |sku| sku.name);
            let best = WITH_NAT[0];
            let hit = Hit::at(
                path.clone(),
                format!("a {name} gateway has no NAT rules, and networks of {} need them", tunnel.id),
            );
            hits.push(hit.repair(format!("Use {best}"), vec![Edit::set(path, best)]));
        }
    }
    hits
}

fn needs_nat(draft: &Draft<'_>, ends: &[DraftEnd; 2]) -> bool {
    let [one, other] = [0, 1].map(|end| &draft.gateways[ends[end].gateway].networks);
    let clash = |net: &ipnet::IpNet| {
        net.prefix_len() > 0 && other.iter().any(|there| there.prefix_len() > 0 && overlap(*net, *there))
    };
    ends.iter().any(|end| !end.translate.is_empty()) || one.iter().any(clash)
}
