//! IPv6 where it is not planned: outside the tunnel, in a tunnel of which an end
//! lacks it, and a network that has nobody of its family to talk to.

use ipnet::IpNet;

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::devices::{Abilities, DeviceFacts, Feature};
use crate::draft::{Draft, DraftTunnel};
use crate::finding::{Edit, Severity};
use crate::matrix::systems_with;
use crate::scenario::RoutingKind;

pub(super) static RULE: Rule = Rule {
    code: "A108",
    name: "ipv6-not-supported",
    severity: Severity::Error,
    what: "IPv6 goes into policy-based tunnels between systems of which that is known; outside the tunnel it is not planned.",
    why: "The exports would be incomplete: packets of one family never pass a selector, a route or a rule of the other.",
    fix: "use IPv4 here",
    source: "",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[0].networks[0]", "\"fd00:1::/64\"")]),
    silent: Case::new(
        Base::TwoFirewalls,
        &[
            ("as_of", "null"),
            ("gateways[0].release", "\"2.7.2\""),
            ("gateways[1].release", "\"2.7.2\""),
            ("tunnels[0].routing", "{\"kind\": \"policy\"}"),
            ("gateways[0].networks", "[\"10.10.0.0/24\", \"fd00:1::/64\"]"),
            ("gateways[1].networks", "[\"10.1.0.0/16\", \"fd00:2::/64\"]"),
        ],
    ),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, gateway) in draft.gateways.iter().enumerate() {
        let against = |net: &IpNet| draft.tunnels.iter().find_map(|tunnel| against(draft, tunnel, index, *net));
        hits.extend(gateway.networks.iter().filter_map(against));
        let lines = gateway.lines.iter().filter_map(|line| Some((format!("{}.address", line.path), line.address?)));
        let bgp = gateway.bgp.address.map(|address| (format!("{}.bgp.address", gateway.path), address));
        let outside = lines.chain(bgp).filter(|(_, address)| address.is_ipv6());
        hits.extend(
            outside
                .map(|(path, address)| Hit::at(path, format!("{address} is IPv6, which is planned for networks only"))),
        );
    }
    for end in draft.tunnels.iter().flat_map(|tunnel| tunnel.ends.iter().flatten()) {
        let six = end.translate.iter().find(|(from, _)| is_six(*from));
        hits.extend(six.map(|(from, _)| {
            let what = format!("{from} is IPv6, which is not translated");
            Hit::at(format!("{}.translate", end.path), what).fix("give it addresses of its own, and take the line away")
        }));
    }
    hits
}

fn is_six(network: IpNet) -> bool {
    matches!(network, IpNet::V6(_))
}

/// What stands against a network in a tunnel of its gateway's.
fn against(draft: &Draft<'_>, tunnel: &DraftTunnel, gateway: usize, network: IpNet) -> Option<Hit> {
    let ends = tunnel.ends.as_ref()?;
    let other = &ends[usize::from(ends[0].gateway == gateway)];
    if ends.iter().all(|end| end.gateway != gateway) {
        return None;
    }
    let hit = |what: String, fix: String| Hit::at(draft.network_path(gateway, network), what).fix(fix);
    if is_six(network) {
        if tunnel.is_manual() {
            let what = format!("{network} is IPv6, and with manual keys only IPv4 is planned");
            return Some(hit(what, "use IPv4 here, or let IKE make the keys".to_owned()));
        }
        if let Some((who, fix)) = ends.iter().find_map(|end| lacking(draft, end.gateway)) {
            return Some(hit(format!("{network} is IPv6, which is not planned in a tunnel of {who}"), fix));
        }
        if tunnel.routing != RoutingKind::Policy {
            let what = format!("{network} is IPv6, which is planned in policy-based tunnels only");
            let path = format!("{}.routing.kind", tunnel.path);
            return Some(
                hit(what, format!("use IPv4 here, or make {} policy-based", tunnel.id))
                    .repair("Make it policy-based", vec![Edit::set(path, "policy")]),
            );
        }
    }
    let there = &draft.gateways[other.gateway];
    let nobody = !there.networks.is_empty() && there.networks.iter().all(|net| is_six(*net) != is_six(network));
    let family = if is_six(network) { "IPv6" } else { "IPv4" };
    nobody.then(|| {
        let what = format!("{network} is {family}, and no network of {} is: nothing there can answer it", there.id);
        hit(what, format!("give {} a network of {family} too, or take this one away", there.id))
    })
}

/// The end that has no IPv6 in its tunnels, and what to do about it.
fn lacking(draft: &Draft<'_>, gateway: usize) -> Option<(String, String)> {
    let gateway = &draft.gateways[gateway];
    let (device, release) = (gateway.device?, gateway.release?);
    let routing = RoutingKind::Policy;
    let facts =
        DeviceFacts { release, settings: &gateway.settings, as_of: draft.as_of, networks: &gateway.networks, routing };
    if Abilities::of(device, &facts).has(Feature::InnerIpv6) {
        return None;
    }
    let since = device.rows.iter().find(|row| row.feature == Feature::InnerIpv6).map(|row| row.since);
    let fix = match since {
        Some(since) => format!("use IPv4 here, or take {} {since} or later for {}", device.name, gateway.id),
        None => format!("use IPv4 here, or another system for {}: {}", gateway.id, systems_with(Feature::InnerIpv6)),
    };
    Some((format!("{} ({} {})", gateway.id, device.name, release.name), fix))
}
