//! NAT on a SKU without it.

use super::azure;
use crate::addressing::overlap;
use crate::devices::azure::setup::Setup;
use crate::devices::azure::sku::WITH_NAT;
use crate::devices::azure::sources::NAT24;
use crate::draft::{Draft, DraftEnd, DraftGateway, DraftTunnel};
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
    fires: Case::new(Base::Cloud, &[("gateways[0].networks[0]", "\"10.20.0.0/16\"")]),
    silent: Case::new(
        Base::Cloud,
        &[
            ("gateways[0].networks[0]", "\"10.20.0.0/16\""),
            ("gateways[1].settings.sku", "\"VpnGw2AZ\""),
            ("tunnels[0].ends[0].translate", "[{\"from\":\"10.20.0.0/16\",\"to\":\"10.200.0.0/16\"}]"),
            ("tunnels[0].ends[1].translate", "[{\"from\":\"10.20.0.0/16\",\"to\":\"10.201.0.0/16\"}]"),
        ],
    ),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let best = WITH_NAT[0];
    let mut hits = Vec::new();
    for (gateway, setup) in azure(draft).filter(|(_, setup)| !setup.classic && !has_nat(setup)) {
        let Some(tunnel) = draft.tunnels.iter().find(|tunnel| wants(draft, tunnel, gateway)) else { continue };
        let path = format!("{}.settings.sku", gateway.path);
        let name = setup.sku.map_or("", |sku| sku.name);
        let what = format!("a {name} gateway has no NAT rules, and networks of {} need them", tunnel.id);
        hits.push(Hit::at(path.clone(), what).repair(format!("Use {best}"), vec![Edit::set(path, best)]));
    }
    hits
}

fn has_nat(setup: &Setup) -> bool {
    setup.sku.is_some_and(|sku| WITH_NAT.contains(&sku.name))
}

/// A routed tunnel of this gateway must translate, and the other end has no NAT rules either.
fn wants(draft: &Draft<'_>, tunnel: &DraftTunnel, gateway: &DraftGateway) -> bool {
    let Some(ends) = tunnel.ends.as_ref().filter(|_| tunnel.routing != RoutingKind::Policy) else { return false };
    let paths = [0, 1].map(|end| &draft.gateways[ends[end].gateway].path);
    let can = azure(draft).any(|(own, setup)| has_nat(&setup) && paths.contains(&&own.path));
    paths.contains(&&gateway.path) && !can && needs_nat(draft, ends)
}

fn needs_nat(draft: &Draft<'_>, ends: &[DraftEnd; 2]) -> bool {
    let [one, other] = [0, 1].map(|end| &draft.gateways[ends[end].gateway].networks);
    let clash = |net: &ipnet::IpNet| {
        net.prefix_len() > 0 && other.iter().any(|there| there.prefix_len() > 0 && overlap(*net, *there))
    };
    ends.iter().any(|end| !end.translate.is_empty()) || one.iter().any(clash)
}
