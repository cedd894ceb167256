//! Reading one tunnel.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::{IpNet, Ipv4Net};

use super::Reports;
use super::address::{address_at, address4_at, prefix_at, prefix4_at, read_address};
use super::gateway::{DraftGateway, check_id, hostname};
use crate::keys::Spi;
use crate::plan::Identity;
use crate::scenario::{Initiator, Keying, Protection, RoutingKind, Tunnel, TunnelEnd, Typed, TypedSpi};

/// One tunnel, read.
#[derive(Debug)]
pub struct DraftTunnel {
    /// Its id as typed.
    pub id: String,
    /// `tunnels[i]`.
    pub path: String,
    /// Its place in the scenario.
    pub place: usize,
    /// Its two ends, when there are two known gateways.
    pub ends: Option<[DraftEnd; 2]>,
    /// Who starts.
    pub initiator: Initiator,
    /// The routing.
    pub routing: RoutingKind,
    /// The transit network as typed, when it could be read.
    pub transit: Option<Ipv4Net>,
    /// The cost in OSPF, when chosen.
    pub metric: Option<u16>,
    /// The protection as chosen.
    pub protection: Protection,
    /// Lifetime of the IKE SA, when chosen.
    pub ike_lifetime: Option<u32>,
    /// Lifetime of the Child SA, when chosen.
    pub esp_lifetime: Option<u32>,
    /// Dead peer detection, when chosen.
    pub dpd_seconds: Option<u32>,
    /// Where the data's keys come from.
    pub keying: Keying,
    /// With manual keys: the SPIs to the first and to the second end, when chosen.
    pub spis: [Option<Spi>; 2],
}

impl DraftTunnel {
    /// True when a person enters the data's keys.
    pub fn is_manual(&self) -> bool {
        self.keying == Keying::Manual
    }
}

/// One end, read.
#[derive(Debug)]
pub struct DraftEnd {
    /// `tunnels[i].ends[j]`.
    pub path: String,
    /// Place of the gateway.
    pub gateway: usize,
    /// Place of the line.
    pub line: usize,
    /// An identity of its own.
    pub identity: Option<Identity>,
    /// Address in the transit network, when chosen.
    pub transit: Option<IpAddr>,
    /// Address on the packets of GRE, when chosen.
    pub transport: Option<Ipv4Addr>,
    /// Networks of this end, each with what the other end sees instead.
    pub translate: Vec<(IpNet, IpNet)>,
}

pub(super) fn read(
    (index, tunnel): (usize, &Tunnel),
    before: &[Tunnel],
    gateways: &[DraftGateway],
    reports: &mut Reports,
) -> DraftTunnel {
    let path = format!("tunnels[{index}]");
    // Keys are made and found by this name: two tunnels with one would share them.
    check_id(&tunnel.id, &path, before.iter().map(|other| other.id.as_str()), reports);
    // What the other way of keying uses is kept, and a slip in it does not stand in the way.
    let is_manual = tunnel.keying == Keying::Manual;
    let unused = Protection::default();
    let protection = if is_manual { &unused } else { &tunnel.protection };
    let seconds = |typed: &Typed, name: &str, reports: &mut Reports| {
        seconds(typed, &format!("{path}.protection.{name}"), reports)
    };
    DraftTunnel {
        id: tunnel.id.clone(),
        ends: ends(tunnel, &path, gateways, reports),
        initiator: tunnel.initiator,
        routing: tunnel.routing.kind,
        transit: transit(tunnel, &path, reports),
        metric: metric(tunnel, &path, reports),
        ike_lifetime: seconds(&protection.ike_lifetime, "ike_lifetime", reports),
        esp_lifetime: seconds(&protection.esp_lifetime, "esp_lifetime", reports),
        dpd_seconds: seconds(&protection.dpd_seconds, "dpd_seconds", reports),
        protection: protection.clone(),
        keying: tunnel.keying,
        spis: if is_manual { spis(tunnel, &path, reports) } else { [None, None] },
        place: index,
        path,
    }
}

/// The transit network matters only where traffic is routed; a slip in a field
/// that is not used must not stand in the way.
fn transit(tunnel: &Tunnel, path: &str, reports: &mut Reports) -> Option<Ipv4Net> {
    if tunnel.routing.kind == RoutingKind::Policy {
        return None;
    }
    prefix4_at(&tunnel.routing.transit, &format!("{path}.routing.transit"), reports)
}

/// The range is that of a link's cost (RFC 2328 section C.3).
fn metric(tunnel: &Tunnel, path: &str, reports: &mut Reports) -> Option<u16> {
    let typed = &tunnel.routing.metric;
    if tunnel.routing.kind != RoutingKind::Ospf || typed.is_empty() {
        return None;
    }
    let number = typed.number().and_then(|number| u16::try_from(number).ok()).filter(|number| *number > 0);
    if number.is_none() {
        let what = format!("\"{}\" is no cost in OSPF", typed.0.trim());
        reports.wrong(
            format!("{path}.routing.metric"),
            what,
            "write a whole number, 1 to 65535; the lowest is preferred",
        );
    }
    number
}

fn spis(tunnel: &Tunnel, path: &str, reports: &mut Reports) -> [Option<Spi>; 2] {
    let manual = &tunnel.manual;
    [("to_first", &manual.to_first.spi), ("to_second", &manual.to_second.spi)]
        .map(|(field, typed)| spi(typed, &format!("{path}.manual.{field}.spi"), reports))
}

/// The number is not shown: findings are printed.
fn spi(typed: &TypedSpi, path: &str, reports: &mut Reports) -> Option<Spi> {
    if typed.is_empty() {
        return None;
    }
    match Spi::read(typed.reveal()) {
        Ok(spi) => Some(spi),
        Err(right) => {
            reports.wrong(path, "this cannot be an SPI", right);
            None
        }
    }
}

fn seconds(typed: &Typed, path: &str, reports: &mut Reports) -> Option<u32> {
    if typed.is_empty() {
        return None;
    }
    let number = typed.number().and_then(|number| u32::try_from(number).ok()).filter(|number| *number > 0);
    if number.is_none() {
        reports.wrong(path, format!("\"{}\" is no number of seconds", typed.0), "write a whole number above 0");
    }
    number
}

fn ends(tunnel: &Tunnel, path: &str, gateways: &[DraftGateway], reports: &mut Reports) -> Option<[DraftEnd; 2]> {
    let [first, second] = tunnel.ends.as_slice() else {
        let count = tunnel.ends.len();
        reports.missing(
            format!("{path}.ends"),
            format!("A tunnel has two ends, this one has {count}"),
            "name two gateways",
        );
        return None;
    };
    let gre = tunnel.routing.kind == RoutingKind::Ospf;
    let first = end(first, (format!("{path}.ends[0]"), gre), gateways, reports);
    let second = end(second, (format!("{path}.ends[1]"), gre), gateways, reports);
    let ends = [first?, second?];
    if ends[0].gateway == ends[1].gateway {
        reports.wrong(
            format!("{path}.ends[1].gateway"),
            "Both ends are the same gateway",
            "choose another gateway for one of them",
        );
        return None;
    }
    Some(ends)
}

fn end(
    end: &TunnelEnd,
    (path, gre): (String, bool),
    gateways: &[DraftGateway],
    reports: &mut Reports,
) -> Option<DraftEnd> {
    let Some(gateway) = gateways.iter().position(|gateway| gateway.id == end.gateway && !end.gateway.is_empty()) else {
        let all: Vec<&str> = gateways.iter().map(|gateway| gateway.id.as_str()).collect();
        reports.wrong(
            format!("{path}.gateway"),
            format!("there is no gateway \"{}\"", end.gateway),
            format!("choose one of {}", all.join(", ")),
        );
        return None;
    };
    let identity = identity(&end.identity, &format!("{path}.identity"), reports);
    let transit = address_at(&end.transit, &format!("{path}.transit"), reports);
    let transport = gre.then(|| address4_at(&end.transport, &format!("{path}.transport"), reports)).flatten();
    let translate = translations(end, &path, &gateways[gateway], reports);
    let line = line(end, &path, &gateways[gateway], reports)?;
    Some(DraftEnd { path, gateway, line, identity, transit, transport, translate })
}

/// Each one a network of the gateway, once, to another of the same size.
fn translations(end: &TunnelEnd, path: &str, gateway: &DraftGateway, reports: &mut Reports) -> Vec<(IpNet, IpNet)> {
    let mut read: Vec<(IpNet, IpNet)> = Vec::new();
    for (place, typed) in end.translate.iter().enumerate() {
        let at = |field: &str| format!("{path}.translate[{place}].{field}");
        let from = network_at(&typed.from, at("from"), reports);
        let to = network_at(&typed.to, at("to"), reports);
        let (Some(from), Some(to)) = (from, to) else { continue };
        if !gateway.networks.contains(&from) {
            let what = format!("{from} is no network of {}", gateway.id);
            reports.wrong(at("from"), what, "name one of its networks, as it stands in their list");
        } else if read.iter().any(|(other, _)| *other == from) {
            reports.wrong(at("from"), format!("{from} is translated twice"), "take one of the two away");
        } else if from.prefix_len() != to.prefix_len() || from.addr().is_ipv4() != to.addr().is_ipv4() {
            let what = format!("{to} is not of the size of {from}: each address needs one of its own");
            reports.wrong(at("to"), what, format!("take a network with /{}", from.prefix_len()));
        } else {
            read.push((from, to));
        }
    }
    read
}

fn network_at(text: &str, path: String, reports: &mut Reports) -> Option<IpNet> {
    if text.trim().is_empty() {
        reports.missing(path, "A network is missing here", "write both, or take the translation away");
        return None;
    }
    prefix_at(text, &path, reports)
}

fn line(end: &TunnelEnd, path: &str, gateway: &DraftGateway, reports: &mut Reports) -> Option<usize> {
    if gateway.lines.is_empty() {
        reports.missing(
            format!("{}.lines", gateway.path),
            "This gateway has no line to the Internet yet",
            "add one with its public address",
        );
        return None;
    }
    if end.line.is_empty() {
        return Some(0);
    }
    let found = gateway.lines.iter().position(|line| line.id == end.line);
    if found.is_none() {
        reports.wrong(
            format!("{path}.line"),
            format!("\"{}\" is no line of {}", end.line, gateway.id),
            "choose one of its lines",
        );
    }
    found
}

fn identity(text: &str, path: &str, reports: &mut Reports) -> Option<Identity> {
    if text.trim().is_empty() {
        return None;
    }
    match read_address(text) {
        Ok(address) => Some(Identity::Address(address)),
        Err(_) => hostname(text, path, reports).map(Identity::Name),
    }
}
