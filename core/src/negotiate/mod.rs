//! From the draft to the plan: what both ends support is chosen, what one end
//! lacks is refused with the reason. Nothing is changed silently.
//!
//! One file a question: who starts, which suite, who is called what, which
//! addresses lie on the tunnel, what BGP says.

mod bgp;
mod exchange;
mod initiation;
mod key_sharing;
mod manual;
mod names;
mod ospf;
mod packet;
mod refusal;
mod routes;
mod suites;
mod timers;
mod transit;
mod translation;

use ipnet::IpNet;

use crate::crypto::{IkeVersion, Named};
use crate::devices::{Abilities, Behaviour, Device, DeviceFacts, Feature, Release};
use crate::draft::{Draft, DraftEnd, DraftGateway, DraftTunnel};
use crate::finding::{Edit, Finding};
use crate::plan::{End, Plan, PlannedGateway, PlannedLine, PlannedNat, PlannedTunnel};
use crate::scenario::RoutingKind;

pub use refusal::CODES;
use refusal::{NO_IKE, Refusals};

/// One end of one tunnel while it is negotiated.
struct Party<'a> {
    gateway: &'a DraftGateway,
    end: &'a DraftEnd,
    device: &'static Device,
    release: &'static Release,
    abilities: &'a Abilities,
    behaviour: Behaviour,
}

impl Party<'_> {
    fn has(&self, feature: Feature) -> bool {
        self.abilities.has(feature)
    }

    /// "Device Release" for messages.
    fn name(&self) -> String {
        format!("{} {}", self.device.name, self.release.name)
    }
}

/// Makes the plan, and says what stands against it.
///
/// There is a plan whenever both ends of each tunnel are known and a suite can
/// be named, even when a finding is an error.
pub fn negotiate(draft: &Draft<'_>) -> (Option<Plan>, Vec<Finding>) {
    let mut refusals = Refusals::default();
    let gateways: Vec<Option<PlannedGateway>> =
        draft.gateways.iter().map(|gateway| planned_gateway(draft, gateway)).collect();
    let tunnels = planned_tunnels(draft, &gateways, &mut refusals);
    let manual = manual::planned(draft, &gateways, &mut refusals);
    let gateways: Option<Vec<PlannedGateway>> = gateways.into_iter().collect();
    let plan = gateways.zip(tunnels.zip(manual));
    let plan = plan.filter(|(gateways, (tunnels, manual))| gateways.len() > 1 && tunnels.len() + manual.len() > 0);
    let plan = plan.map(|(gateways, tunnels)| {
        Plan::new(
            crate::bundle::one_line(&draft.scenario.name),
            (draft.as_of, draft.today),
            draft.usage,
            gateways,
            tunnels,
        )
    });
    (plan, refusals.findings)
}

fn planned_tunnels(
    draft: &Draft<'_>,
    gateways: &[Option<PlannedGateway>],
    refusals: &mut Refusals,
) -> Option<Vec<PlannedTunnel>> {
    let mut transits = transit::Allocator::new(draft);
    let with_ike = draft.tunnels.iter().filter(|tunnel| !tunnel.is_manual());
    let tunnels: Vec<Option<PlannedTunnel>> =
        with_ike.map(|tunnel| planned_tunnel(draft, gateways, tunnel, &mut transits, refusals)).collect();
    let mut tunnels: Vec<PlannedTunnel> = tunnels.into_iter().collect::<Option<_>>()?;
    key_sharing::note(draft, &mut tunnels);
    Some(tunnels)
}

fn facts<'a>(
    draft: &Draft<'_>,
    gateway: &'a DraftGateway,
    release: &'static Release,
    routing: RoutingKind,
) -> DeviceFacts<'a> {
    DeviceFacts { release, settings: &gateway.settings, as_of: draft.as_of, networks: &gateway.networks, routing }
}

fn planned_gateway(draft: &Draft<'_>, gateway: &DraftGateway) -> Option<PlannedGateway> {
    let (device, release) = (gateway.device?, gateway.release?);
    let routing = gateway.routed.first().copied().unwrap_or_default();
    let label = draft.scenario.gateways.iter().find(|typed| typed.id == gateway.id).map(|typed| typed.label.trim());
    Some(PlannedGateway {
        id: gateway.id.clone(),
        label: label.filter(|label| !label.is_empty()).map_or_else(|| gateway.id.clone(), crate::bundle::one_line),
        device,
        release,
        settings: gateway.settings.clone(),
        lines: gateway.lines.iter().map(planned_line).collect(),
        networks: without_doubles(&gateway.networks),
        announce: announced(gateway),
        abilities: Abilities::of(device, &facts(draft, gateway, release, routing)),
    })
}

fn planned_line(line: &crate::draft::DraftLine) -> PlannedLine {
    PlannedLine {
        id: line.id.clone(),
        address: line.address,
        fqdn: line.fqdn.clone(),
        dynamic: line.dynamic,
        nat: line.behind_nat.then(|| PlannedNat {
            inside: line.inside,
            router: crate::bundle::one_line(&line.router),
            kind: line.router_kind,
            forwards: line.forwards,
        }),
        mtu: line.mtu,
    }
}

fn without_doubles(networks: &[IpNet]) -> Vec<IpNet> {
    let mut unique: Vec<IpNet> = Vec::with_capacity(networks.len());
    for network in networks {
        if !unique.contains(network) {
            unique.push(*network);
        }
    }
    unique
}

fn announced(gateway: &DraftGateway) -> Vec<IpNet> {
    let chosen = &gateway.bgp.announce;
    without_doubles(if chosen.is_empty() { &gateway.networks } else { chosen })
}

fn party<'a>(
    draft: &'a Draft<'_>,
    gateways: &'a [Option<PlannedGateway>],
    tunnel: &DraftTunnel,
    end: &'a DraftEnd,
) -> Option<Party<'a>> {
    let gateway = &draft.gateways[end.gateway];
    let PlannedGateway { device, release, abilities, .. } = gateways[end.gateway].as_ref()?;
    let behaviour = (device.behaviour)(&facts(draft, gateway, release, tunnel.routing));
    Some(Party { gateway, end, device, release, abilities, behaviour })
}

fn planned_tunnel(
    draft: &Draft<'_>,
    gateways: &[Option<PlannedGateway>],
    tunnel: &DraftTunnel,
    transits: &mut transit::Allocator,
    refusals: &mut Refusals,
) -> Option<PlannedTunnel> {
    let [first, second] = tunnel.ends.as_ref()?;
    let parties = [party(draft, gateways, tunnel, first)?, party(draft, gateways, tunnel, second)?];
    if parties.iter().any(|party| party.gateway.networks.is_empty()) {
        return None;
    }
    if !both_have_ike(tunnel, &parties, refusals) {
        return None;
    }
    routes::check(tunnel, &parties, refusals);
    translation::check(tunnel, &parties, refusals);
    let translated = translation::shares(tunnel, &parties);
    let starts = initiation::decide(tunnel, &parties, refusals);
    let suite = suites::choose(tunnel, &parties, starts, refusals)?;
    let timers = timers::choose(tunnel, &parties, starts, refusals);
    let transit = transit::decide(tunnel, &parties, transits, refusals);
    let bgp = bgp::sessions(tunnel, &parties, transit, &translated, refusals)?;
    let names = names::decide(tunnel, &parties, starts, refusals);
    let ospf = ospf::links(tunnel, &parties, &names, transits, refusals);
    let shown = [0, 1].map(|end| translated[end].shown(&parties[end].gateway.networks));
    let selectors = routes::selectors(tunnel.routing, [&shown[0], &shown[1]]);
    let selectors = ospf.map_or(selectors, |links| links.map(|link| ospf::selectors(&link)));
    let sizes = packet::sizes([&parties[0], &parties[1]], &suite.esp, ospf.is_some());
    let mut ends = Vec::with_capacity(2);
    for (index, party) in parties.iter().enumerate() {
        ends.push(End {
            gateway: party.end.gateway,
            line: party.end.line,
            remote: names[index].remote.clone(),
            identity: names[index].identity.clone(),
            peer_identity: names[1 - index].identity.clone(),
            start: starts[index],
            selectors: selectors[index].clone(),
            translate: translated[index].own.clone(),
            translate_other: translated[index].other.clone(),
            transit: transit[index],
            routes: routes::static_routes(tunnel.routing, &shown[1 - index]),
            bgp: bgp[index].clone(),
            ospf: ospf.map(|links| links[index]),
            ike_lifetime: timers[index].ike,
            esp_lifetime: timers[index].esp,
            dpd_seconds: timers[index].dpd,
            behaviour: party.behaviour.clone(),
        });
    }
    let ends: [End; 2] = ends.try_into().ok()?;
    Some(PlannedTunnel {
        id: tunnel.id.clone(),
        place: tunnel.place,
        key_of: tunnel.place,
        routing: tunnel.routing,
        ike_version: suite.version,
        exchange: exchange::choose(tunnel, &parties, suite.version, refusals),
        ike: suite.ike,
        esp: suite.esp,
        nat_between: parties.iter().any(|party| line(party).behind_nat),
        mtu: sizes.mtu,
        mss: sizes.mss,
        packet: sizes.reason,
        ends,
    })
}

/// An end without any IKE is refused at once: every other message would follow from that.
fn both_have_ike(tunnel: &DraftTunnel, parties: &[Party<'_>; 2], refusals: &mut Refusals) -> bool {
    let speaks = |party: &Party<'_>| IkeVersion::ALL.iter().any(|version| party.has(Feature::Ike(*version)));
    let by_hand = parties.iter().all(|party| party.device.manual.is_some());
    for party in parties.iter().filter(|party| !speaks(party)) {
        let path = format!("{}.keying", tunnel.path);
        let what = format!("{} ({}) has no IKE here, so nobody can make the keys", party.gateway.id, party.name());
        let fix = if by_hand { "enter the keys by hand at both ends" } else { "choose another system for this end" };
        let edits =
            vec![Edit::set(path.clone(), "manual"), Edit::set(format!("{}.routing.kind", tunnel.path), "policy")];
        let repair = by_hand.then(|| ("Use manual keys".to_owned(), edits));
        refusals.add_with(&NO_IKE, path, what, fix.to_owned(), repair);
    }
    parties.iter().all(speaks)
}

fn line<'a>(party: &'a Party<'_>) -> &'a crate::draft::DraftLine {
    &party.gateway.lines[party.end.line]
}
