//! 1:1 NAT: which end translates what, and whether it can.
//!
//! A scenario says of each end which of its networks the other sees elsewhere, not
//! who does it. In a policy-based tunnel each end translates its own networks. On a
//! tunnel interface the end itself does where it can, else the other for it.

use super::refusal::NO_TRANSLATION;
use super::routes::{keyword, name};
use super::{Party, Refusals};
use crate::devices::Feature;
use crate::draft::DraftTunnel;
use crate::finding::Edit;
use crate::matrix::systems_with;
use crate::plan::translated;
use crate::scenario::RoutingKind;
use ipnet::IpNet;

/// What one end translates.
#[derive(Debug)]
pub(super) struct Translated {
    /// Own networks: as they are, and as the wire carries them.
    pub(super) own: Vec<(IpNet, IpNet)>,
    /// The other end's: as the wire carries them, and as this end sees them.
    pub(super) other: Vec<(IpNet, IpNet)>,
}

impl Translated {
    /// The networks of this end as the wire carries them.
    pub(super) fn shown(&self, networks: &[IpNet]) -> Vec<IpNet> {
        networks.iter().map(|net| translated(&self.own, *net)).collect()
    }

    /// What this end sees of networks that the wire carries.
    pub(super) fn seen(&self, networks: &[IpNet]) -> Vec<IpNet> {
        networks.iter().map(|net| translated(&self.other, *net)).collect()
    }
}

/// Who of the two does what.
pub(super) fn shares(tunnel: &DraftTunnel, parties: &[Party<'_>; 2]) -> [Translated; 2] {
    let routed = tunnel.routing != RoutingKind::Policy;
    let can = |end: usize| parties[end].has(Feature::TranslateBoth);
    let by_other = |end: usize| routed && !can(end) && can(1 - end);
    let typed = |end: usize, wanted: bool| if wanted { parties[end].end.translate.clone() } else { Vec::new() };
    [0, 1].map(|end| Translated { own: typed(end, !by_other(end)), other: typed(1 - end, by_other(1 - end)) })
}

/// Somebody must be able to, in this kind of tunnel.
pub(super) fn check(tunnel: &DraftTunnel, parties: &[Party<'_>; 2], refusals: &mut Refusals) {
    let routed = tunnel.routing != RoutingKind::Policy;
    let both_have = |feature| parties.iter().all(|party| party.has(feature));
    let on_interface = parties.iter().find(|party| party.has(Feature::TranslateBoth));
    for (end, party) in parties.iter().enumerate().filter(|(_, party)| !party.end.translate.is_empty()) {
        let has_own = party.has(Feature::TranslateOwn);
        let is_done = if routed { on_interface.is_some() } else { has_own };
        if is_done {
            continue;
        }
        let who = format!("{} ({})", party.gateway.id, party.name());
        let other = &parties[1 - end].gateway.id;
        let what = match (routed, has_own) {
            (false, _) => format!("{who} has no 1:1 NAT in a policy-based tunnel"),
            (true, true) => format!(
                "{who} translates in a policy-based tunnel only, not on a tunnel interface, and {other} cannot do it for it"
            ),
            (true, false) => {
                format!("{who} has no 1:1 NAT here on a tunnel interface, and {other} cannot do it for it")
            }
        };
        let turn = match on_interface {
            Some(able) if both_have(Feature::Routing(RoutingKind::Static)) => Some((
                RoutingKind::Static,
                format!("use {}: there {} translates for both", name(RoutingKind::Static), able.gateway.id),
            )),
            None if routed && both_have(Feature::TranslateOwn) => {
                Some((RoutingKind::Policy, format!("use {}", name(RoutingKind::Policy))))
            }
            Some(_) | None => None,
        };
        let path = format!("{}.translate", party.end.path);
        let Some((kind, fix)) = turn else {
            let feature = if routed { Feature::TranslateBoth } else { Feature::TranslateOwn };
            refusals.add(
                &NO_TRANSLATION,
                path,
                what,
                format!("renumber, or take for one end {}", systems_with(feature)),
            );
            continue;
        };
        let edits = vec![Edit::set(format!("{}.routing.kind", tunnel.path), keyword(kind))];
        refusals.add_with(&NO_TRANSLATION, path, what, fix, Some((format!("Use {}", name(kind)), edits)));
    }
}

/// With manual keys nothing is translated.
pub(super) fn refuse(parties: &[Party<'_>; 2], refusals: &mut Refusals) {
    for party in parties.iter().filter(|party| !party.end.translate.is_empty()) {
        let what = format!("{} enters its keys by hand; 1:1 NAT is planned with IKE only", party.gateway.id);
        let right = "renumber, or let IKE make the keys";
        refusals.add(&NO_TRANSLATION, format!("{}.translate", party.end.path), what, right.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::Moment;
    use crate::fact::day;
    use crate::finding::{Edit, Finding};
    use crate::plan::Plan;
    use crate::rules::Base;
    use crate::{check, presets, scenario};

    /// Both sides have 10.1.0.0/16; the second one is the cloud.
    fn overlapping(edits: &[(&str, &str)]) -> (Option<Plan>, Vec<Finding>) {
        let base = presets::base(Base::Cloud).unwrap();
        let same = [
            ("gateways[0].networks", r#"["10.1.0.0/16"]"#),
            ("gateways[1].networks", r#"["10.1.0.0/16"]"#),
            ("gateways[1].settings.gateway_subnet", r#""10.1.255.224/27""#),
            ("gateways[1].settings.subnets", r#"["10.1.1.0/24"]"#),
            ("gateways[1].settings.sku", r#""VpnGw2AZ""#),
        ];
        let edit =
            |(path, json): &(&str, &str)| Edit::set(*path, serde_json::from_str::<serde_json::Value>(json).unwrap());
        let all: Vec<Edit> = same.iter().chain(edits).map(edit).collect();
        let report = check(&scenario::apply(&base, &all).unwrap(), &Moment { today: day(2026, 11, 21), as_of: None });
        (report.plan, report.findings)
    }

    const FIRST: (&str, &str) = ("tunnels[0].ends[0].translate", r#"[{"from": "10.1.0.0/16", "to": "10.200.0.0/16"}]"#);
    const SECOND: (&str, &str) =
        ("tunnels[0].ends[1].translate", r#"[{"from": "10.1.0.0/16", "to": "10.201.0.0/16"}]"#);
    const POLICY: (&str, &str) = ("tunnels[0].routing.kind", "\"policy\"");

    fn errors(findings: &[Finding]) -> Vec<String> {
        let errors = findings.iter().filter(|finding| finding.severity == crate::finding::Severity::Error);
        errors
            .map(|finding| format!("{} {}: {} -> {}", finding.code, finding.path, finding.what, finding.fix))
            .collect()
    }

    #[test]
    fn on_a_tunnel_interface_the_one_that_can_translates_for_both() {
        let (plan, findings) = overlapping(&[FIRST, SECOND]);
        assert_eq!(errors(&findings), Vec::<String>::new());
        let plan = plan.unwrap();
        let [office, cloud] = &plan.tunnels[0].ends;
        let net = |text: &str| text.parse::<ipnet::IpNet>().unwrap();
        assert_eq!((&office.translate, &office.translate_other), (&vec![], &vec![]));
        assert_eq!(cloud.translate, [(net("10.1.0.0/16"), net("10.201.0.0/16"))]);
        assert_eq!(cloud.translate_other, [(net("10.1.0.0/16"), net("10.200.0.0/16"))]);
        // On the wire the office has its own addresses, the cloud the other ones.
        assert_eq!((&office.routes, &cloud.routes), (&vec![net("10.201.0.0/16")], &vec![net("10.1.0.0/16")]));
    }

    #[test]
    fn a_pair_of_networks_that_nobody_can_translate_is_refused_with_the_way_that_works() {
        let (_, findings) = overlapping(&[FIRST, SECOND, POLICY]);
        let told = findings.iter().find(|finding| finding.code == "D017").unwrap();
        assert_eq!(told.path, "tunnels[0].ends[1].translate");
        assert!(told.what.ends_with(") has no 1:1 NAT in a policy-based tunnel"), "{}", told.what);
        assert_eq!(told.fix, "use route-based tunnels with static routes: there cloud translates for both");
        assert_eq!(told.repair.as_ref().map(|repair| repair.edits.len()), Some(1));
    }

    #[test]
    fn a_size_without_nat_is_refused_with_the_next_one_that_has_it() {
        let small = ("gateways[1].settings.sku", "\"VpnGw1AZ\"");
        let (_, findings) = overlapping(&[FIRST, SECOND, small]);
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code.as_ref()).collect();
        assert!(codes.contains(&"D017") && codes.contains(&"Z130"), "{codes:?}");
        let told = findings.iter().find(|finding| finding.code == "Z130").unwrap();
        assert_eq!(told.repair.as_ref().map(|repair| repair.label.as_str()), Some("Use VpnGw2AZ"));
        // Before anything is translated, the same size is advised at once, and then the translation.
        let (_, findings) = overlapping(&[small]);
        assert!(findings.iter().any(|finding| finding.code == "Z130"));
        let (_, findings) = overlapping(&[]);
        let told = findings.iter().find(|finding| finding.code == "A101").unwrap();
        assert!(
            told.repair.as_ref().is_some_and(|repair| repair.label.starts_with("Show 10.1.0.0/16 as ")),
            "{told:?}"
        );
    }

    #[test]
    fn the_advised_translation_leaves_no_error() {
        let (_, findings) = overlapping(&[]);
        let told = findings.iter().find(|finding| finding.code == "A101").unwrap();
        let edits = &told.repair.as_ref().unwrap().edits;
        let typed: Vec<(&str, String)> =
            edits.iter().map(|edit| (edit.path.as_str(), edit.value.to_string())).collect();
        let again: Vec<(&str, &str)> = typed.iter().map(|(path, json)| (*path, json.as_str())).collect();
        let (plan, findings) = overlapping(&again);
        assert_eq!(errors(&findings), Vec::<String>::new());
        assert_eq!(plan.unwrap().seen_elsewhere(0).len(), 1);
    }

    #[test]
    fn before_the_service_had_it_nothing_is_translated() {
        let (_, findings) = overlapping(&[FIRST, SECOND, ("as_of", "\"2021-06-01\"")]);
        assert!(findings.iter().any(|finding| finding.code == "D017"), "{:?}", errors(&findings));
    }
}
