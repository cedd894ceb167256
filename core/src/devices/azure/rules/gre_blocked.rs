//! GRE and OSPF to a virtual network.

use super::azure;
use crate::draft::Draft;
use crate::finding::Severity;
use crate::rules::{Base, Case, Check, Hit, Rule};
use crate::scenario::RoutingKind;

pub(super) static RULE: Rule = Rule {
    code: "Z142",
    name: "gre-blocked",
    severity: Severity::Error,
    what: "GRE with OSPF to a virtual network.",
    why: "Virtual networks block GRE, and multicast, which OSPF needs; the VPN gateway's own dynamic routing is BGP.",
    fix: "use route-based tunnels with BGP, or with static routes",
    source: "https://github.com/MicrosoftDocs/azure-docs/blob/004ec532ffd5dbb44ccfc5fa4777731fe874e52c/articles/virtual-network/virtual-networks-faq.md",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("tunnels[0].routing.kind", "\"ospf\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let clouds: Vec<&str> = azure(draft).map(|(gateway, _)| gateway.id.as_str()).collect();
    let with_ospf = draft.tunnels.iter().filter(|tunnel| tunnel.routing == RoutingKind::Ospf);
    let hit = |tunnel: &crate::draft::DraftTunnel| {
        let ends = tunnel.ends.as_ref()?.iter().map(|end| draft.gateways[end.gateway].id.as_str());
        let cloud = ends.into_iter().find(|id| clouds.contains(id))?;
        Some(Hit::at(format!("{}.routing.kind", tunnel.path), format!("{cloud} takes neither GRE nor OSPF")))
    };
    with_ospf.filter_map(hit).collect()
}
