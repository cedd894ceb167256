//! Networks of two sides overlap.

use super::rule::{Base, Case, Check, Hit, Rule};
use ipnet::IpNet;

use crate::addressing::{Claim, ClaimKind, Conflict, conflicts, elsewhere};
use crate::devices::{Abilities, DeviceFacts, Feature};
use crate::draft::{Draft, DraftEnd, DraftTunnel};
use crate::finding::{Edit, Severity};
use crate::scenario::RoutingKind;

pub(super) static RULE: Rule = Rule {
    code: "A101",
    name: "networks-overlap",
    severity: Severity::Error,
    what: "Networks of two sides overlap.",
    why: "A packet to an address that exists on both sides never enters the tunnel.",
    fix: "renumber one of the two, or give only the parts that differ",
    source: "",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[0].networks[0]", "\"10.20.1.0/24\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

/// Everything that a route leads to is one network: sides that only meet at a
/// third one count as well. The default route yields to every other and clashes
/// with none; another rule speaks of it.
fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let groups = connected(draft);
    let mut owners: Vec<usize> = Vec::new();
    let mut claims: Vec<Claim> = Vec::new();
    for (index, gateway) in draft.gateways.iter().enumerate() {
        for network in gateway.networks.iter().filter(|network| network.prefix_len() > 0) {
            owners.push(index);
            claims.push(Claim { prefix: *network, kind: ClaimKind::Network, owner: gateway.path.clone() });
        }
    }
    let met = |conflict: &&Conflict| {
        let (one, other) = (owners[conflict.change], owners[conflict.keep]);
        let sides = [(one, claims[conflict.change].prefix), (other, claims[conflict.keep].prefix)];
        groups[one].is_some() && groups[one] == groups[other] && !is_translated(draft, sides)
    };
    let hit = |conflict: &Conflict| {
        let (change, keep) = (&claims[conflict.change].prefix, &claims[conflict.keep].prefix);
        let (here, there) = (owners[conflict.change], owners[conflict.keep]);
        let (one, other) = (&draft.gateways[here].id, &draft.gateways[there].id);
        let hit = Hit::at(draft.network_path(here, *change), format!("{change} of {one} overlaps {keep} of {other}"));
        let fix = format!("renumber {change}: {}; or give only the parts that differ", conflict.why);
        match translation(draft, [(here, *change), (there, *keep)]) {
            Some((label, edits)) => hit
                .fix(format!(
                    "{fix}; where neither can be renumbered, let each end show its network at other addresses"
                ))
                .repair(label, edits),
            None => hit.fix(fix),
        }
    };
    conflicts(&claims).iter().filter(met).map(hit).collect()
}

type Network = (usize, IpNet);

fn between<'a>(
    draft: &'a Draft<'_>,
    gateways: [usize; 2],
) -> impl Iterator<Item = (&'a DraftTunnel, [&'a DraftEnd; 2])> {
    draft.tunnels.iter().filter_map(move |tunnel| {
        let [first, second] = tunnel.ends.as_ref()?;
        let place = [first.gateway, second.gateway];
        let own = if place == gateways { [first, second] } else { [second, first] };
        (place == gateways || place == [gateways[1], gateways[0]]).then_some((tunnel, own))
    })
}

/// Both networks are shown at other addresses in every tunnel between the two, or
/// in all their tunnels where they only meet at a third one: then neither side ever
/// sees the other's own ones.
fn is_translated(draft: &Draft<'_>, [one, other]: [Network; 2]) -> bool {
    let shown = |end: &DraftEnd, net: IpNet| end.translate.iter().any(|(from, _)| *from == net);
    let mut tunnels = between(draft, [one.0, other.0]).peekable();
    if tunnels.peek().is_some() {
        return tunnels.all(|(_, ends)| shown(ends[0], one.1) && shown(ends[1], other.1));
    }
    let ends = || draft.tunnels.iter().flat_map(|tunnel| tunnel.ends.iter().flatten());
    [one, other].iter().all(|(gateway, net)| ends().filter(|end| end.gateway == *gateway).all(|end| shown(end, *net)))
}

/// The translation of both networks in the one tunnel between the two: policy-based
/// where both devices can, route-based where one can for both.
fn translation(draft: &Draft<'_>, networks: [Network; 2]) -> Option<(String, Vec<Edit>)> {
    let mut tunnels = between(draft, networks.map(|(gateway, _)| gateway));
    let (tunnel, ends) = tunnels.next().filter(|(tunnel, _)| !tunnel.is_manual())?;
    let able = networks.map(|(gateway, _)| can(draft, gateway, tunnel.routing));
    let able = if tunnel.routing == RoutingKind::Policy { able == [true, true] } else { able != [false, false] };
    if tunnels.next().is_some() || !able {
        return None;
    }
    let mut taken: Vec<IpNet> = draft.gateways.iter().flat_map(|gateway| gateway.networks.iter().copied()).collect();
    taken.extend(draft.tunnels.iter().filter_map(|tunnel| tunnel.transit.map(IpNet::V4)));
    let shown = draft.tunnels.iter().flat_map(|tunnel| tunnel.ends.iter().flatten()).flat_map(|end| &end.translate);
    taken.extend(shown.map(|(_, to)| *to));
    taken.extend(draft.gateways.iter().filter_map(|gateway| gateway.bgp.address).map(IpNet::from));
    taken.retain(|net| net.prefix_len() > 0);
    let mut edits = Vec::new();
    let mut words = Vec::new();
    for ((_, from), end) in networks.into_iter().zip(ends) {
        if end.translate.iter().any(|(known, _)| *known == from) {
            continue;
        }
        // 1:1 NAT is planned for IPv4 alone.
        let to = elsewhere(from, &taken).filter(|_| from.addr().is_ipv4())?;
        taken.push(to);
        let path = format!("{}.translate[{}]", end.path, end.translate.len());
        edits.push(Edit::set(format!("{path}.from"), from.to_string()));
        edits.push(Edit::set(format!("{path}.to"), to.to_string()));
        words.push(format!("{from} as {to}"));
    }
    Some((format!("Show {}", words.join(" and ")), edits))
}

/// The device has 1:1 NAT in this release and this kind of tunnel.
fn can(draft: &Draft<'_>, gateway: usize, routing: RoutingKind) -> bool {
    let gateway = &draft.gateways[gateway];
    let (Some(device), Some(release)) = (gateway.device, gateway.release) else { return false };
    let facts =
        DeviceFacts { release, settings: &gateway.settings, as_of: draft.as_of, networks: &gateway.networks, routing };
    let feature = if routing == RoutingKind::Policy { Feature::TranslateOwn } else { Feature::TranslateBoth };
    Abilities::of(device, &facts).has(feature)
}

/// The group of each gateway: gateways with tunnels between them, directly or
/// through others, are in one. None for a gateway without a tunnel.
fn connected(draft: &Draft<'_>) -> Vec<Option<usize>> {
    let ends = || draft.tunnels.iter().filter_map(|tunnel| tunnel.ends.as_ref());
    let mut groups: Vec<Option<usize>> = vec![None; draft.gateways.len()];
    for end in ends().flatten() {
        groups[end.gateway] = Some(end.gateway);
    }
    loop {
        let before = groups.clone();
        for [first, second] in ends() {
            let least = groups[first.gateway].min(groups[second.gateway]);
            groups[first.gateway] = least;
            groups[second.gateway] = least;
        }
        if groups == before {
            return groups;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::Moment;
    use crate::fact::day;
    use crate::finding::Edit;
    use crate::rules::Base;
    use crate::{check, presets, scenario};

    fn found(edits: &[Edit]) -> Vec<String> {
        let base = presets::base(Base::Cloud).unwrap();
        let changed = scenario::apply(&base, edits).unwrap();
        let report = check(&changed, &Moment { today: day(2026, 11, 21), as_of: None });
        let own = report.findings.into_iter().filter(|finding| finding.code == "A101");
        own.map(|finding| format!("{}: {}", finding.path, finding.what)).collect()
    }

    #[test]
    fn two_branches_with_one_network_clash_at_the_hub_and_are_told_once() {
        let base = presets::base(Base::Cloud).unwrap();
        let mut branch = serde_json::to_value(&base.gateways[0]).unwrap();
        branch["id"] = "branch".into();
        let mut tunnel = serde_json::to_value(&base.tunnels[0]).unwrap();
        tunnel["id"] = "second".into();
        tunnel["ends"][0]["gateway"] = "branch".into();
        let edits = [Edit::set("gateways[2]", branch), Edit::set("tunnels[1]", tunnel.clone())];
        let network = base.gateways[0].networks[0].clone();
        let expected = format!("gateways[2].networks[0]: {network} of branch overlaps {network} of office");
        assert_eq!(found(&edits)[..1], [expected]);
        tunnel["id"] = "third".into();
        let twice = [edits[0].clone(), edits[1].clone(), Edit::set("tunnels[2]", tunnel)];
        assert_eq!(found(&twice), found(&edits));
        assert_eq!(found(&edits[..1]), Vec::<String>::new());
    }

    #[test]
    fn where_neither_can_be_renumbered_both_are_shown_elsewhere_on_one_click() {
        let base = presets::base(Base::TwoFirewalls).unwrap();
        let network = base.gateways[1].networks[0].clone();
        let edits = [Edit::set("gateways[0].networks[0]", network), Edit::set("tunnels[0].routing.kind", "policy")];
        let overlapping = scenario::apply(&base, &edits).unwrap();
        let moment = Moment { today: day(2026, 11, 21), as_of: None };
        let report = check(&overlapping, &moment);
        let finding = report.findings.iter().find(|finding| finding.code == "A101").unwrap();
        let repaired = scenario::apply(&overlapping, &finding.repair.as_ref().unwrap().edits).unwrap();
        let report = check(&repaired, &moment);
        assert!(!report.has_error(), "{:?}", report.findings);
        let plan = report.plan.unwrap();
        let [first, second] = &plan.tunnels[0].ends;
        let (own, other) = first.selectors[0];
        assert_ne!(own, other);
        assert_eq!(second.selectors[0], (other, own));
        assert_eq!((first.real(own), second.real(other)), (plan.gateways[0].networks[0], plan.gateways[1].networks[0]));
        // On a tunnel interface the same is refused, with the way back to pairs of networks.
        let routed = scenario::apply(&repaired, &[Edit::set("tunnels[0].routing.kind", "static")]).unwrap();
        let codes: Vec<_> = check(&routed, &moment).findings.iter().map(|finding| finding.code.to_string()).collect();
        assert!(codes.iter().any(|code| code == "D017"), "{codes:?}");
    }

    #[test]
    fn two_branches_with_one_network_may_meet_at_a_hub_that_sees_both_elsewhere() {
        let base = presets::base(Base::Cloud).unwrap();
        let mut branch = serde_json::to_value(&base.gateways[0]).unwrap();
        branch["id"] = "branch".into();
        let mut tunnel = serde_json::to_value(&base.tunnels[0]).unwrap();
        tunnel["id"] = "second".into();
        tunnel["ends"][0]["gateway"] = "branch".into();
        let network = &base.gateways[0].networks[0];
        let shown = |to: &str| serde_json::json!([{ "from": network, "to": to }]);
        let first = Edit::set("tunnels[0].ends[0].translate", shown("10.200.0.0/24"));
        let mut edits = vec![Edit::set("gateways[2]", branch), Edit::set("tunnels[1]", tunnel), first];
        assert_eq!(found(&edits).len(), 1, "one of them alone does not help the other");
        edits.push(Edit::set("tunnels[1].ends[0].translate", shown("10.200.1.0/24")));
        assert_eq!(found(&edits), Vec::<String>::new());
    }

    #[test]
    fn a_default_route_overlaps_nothing() {
        assert_eq!(found(&[Edit::set("gateways[0].networks[0]", "0.0.0.0/0")]), Vec::<String>::new());
    }
}
