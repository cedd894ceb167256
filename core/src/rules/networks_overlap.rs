//! Networks of two sides overlap.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::addressing::{Claim, ClaimKind, conflicts};
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "A101",
    name: "networks-overlap",
    severity: Severity::Error,
    what: "Networks of two sides overlap.",
    why: "A packet to an address that exists on both sides never enters the tunnel.",
    fix: "renumber one of the two, or give only the parts that differ",
    source: "",
    check: Check::Draft(check),
    fires: Case { base: Base::Cloud, edits: &[("gateways[0].networks[0]", "\"10.20.1.0/24\"")] },
    silent: Case { base: Base::Cloud, edits: &[] },
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
    let met = |conflict: &&crate::addressing::Conflict| {
        let (one, other) = (owners[conflict.change], owners[conflict.keep]);
        groups[one].is_some() && groups[one] == groups[other]
    };
    let hit = |conflict: &crate::addressing::Conflict| {
        let (change, keep) = (&claims[conflict.change].prefix, &claims[conflict.keep].prefix);
        let (here, there) = (owners[conflict.change], owners[conflict.keep]);
        let (one, other) = (&draft.gateways[here].id, &draft.gateways[there].id);
        Hit::at(draft.network_path(here, *change), format!("{change} of {one} overlaps {keep} of {other}"))
            .fix(format!("renumber {change}: {}; or give only the parts that differ", conflict.why))
    };
    conflicts(&claims).iter().filter(met).map(hit).collect()
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
    fn a_default_route_overlaps_nothing() {
        assert_eq!(found(&[Edit::set("gateways[0].networks[0]", "0.0.0.0/0")]), Vec::<String>::new());
    }
}
