//! Reading one gateway.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;

use super::address::{address_at, address4_at, prefixes_at};
use super::{Reports, settings};
use crate::devices::{self, Device, ROUTERS, Release, Router, Settings};
use crate::scenario::{Gateway, Line, RoutingKind, Scenario};

/// One gateway, read.
#[derive(Debug)]
pub struct DraftGateway {
    /// Its id as typed.
    pub id: String,
    /// `gateways[i]`.
    pub path: String,
    /// The device, when known.
    pub device: Option<&'static Device>,
    /// The release, when known.
    pub release: Option<&'static Release>,
    /// Its lines.
    pub lines: Vec<DraftLine>,
    /// Its networks that could be read.
    pub networks: Vec<IpNet>,
    /// BGP.
    pub bgp: DraftBgp,
    /// OSPF.
    pub ospf: DraftOspf,
    /// The answers to the device's questions.
    pub settings: Settings,
    /// How the tunnels that end here are routed.
    pub routed: Vec<RoutingKind>,
}

/// One line, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    /// `gateways[i].lines[j]`.
    pub path: String,
    /// Its id.
    pub id: String,
    /// The public address.
    pub address: Option<IpAddr>,
    /// The host name.
    pub fqdn: Option<String>,
    /// The address changes.
    pub dynamic: bool,
    /// A NAT router stands before it.
    pub behind_nat: bool,
    /// The gateway's own address behind the router.
    pub inside: Option<IpAddr>,
    /// The router's name.
    pub router: String,
    /// The router's kind.
    pub router_kind: Option<&'static Router>,
    /// The router forwards UDP 500 and 4500.
    pub forwards: bool,
    /// The largest IP packet on the line, bytes; none when nobody says.
    pub mtu: Option<u16>,
}

/// BGP, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftBgp {
    /// The number.
    pub asn: Option<u32>,
    /// The address to peer with.
    pub address: Option<IpAddr>,
    /// Prefixes to announce.
    pub announce: Vec<IpNet>,
}

/// OSPF, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftOspf {
    /// The router's id, when chosen.
    pub router_id: Option<Ipv4Addr>,
    /// The area, when chosen.
    pub area: Option<Ipv4Addr>,
}

pub(super) fn read(scenario: &Scenario, gateway: &Gateway, index: usize, reports: &mut Reports) -> DraftGateway {
    let path = format!("gateways[{index}]");
    check_id(&gateway.id, &path, scenario.gateways.iter().take(index).map(|other| other.id.as_str()), reports);
    let device = device(gateway, &path, reports);
    let release = device.and_then(|device| release(device, gateway, &path, reports));
    let routed = routed(scenario, &gateway.id);
    let settings = device.map_or_else(Settings::default, |device| {
        settings::read(device, gateway, &settings::Asked { release, routed: &routed }, &path, reports)
    });
    let networks = prefixes_at(&gateway.networks, &format!("{path}.networks"), reports);
    if gateway.networks.is_empty() {
        reports.missing(
            format!("{path}.networks"),
            "No network is named for this side",
            "name the networks that the other side shall reach",
        );
    }
    DraftGateway {
        id: gateway.id.clone(),
        device,
        release,
        lines: lines(gateway, &path, reports),
        networks,
        bgp: bgp(gateway, &path, reports),
        ospf: ospf(gateway, &routed, &path, reports),
        settings,
        routed,
        path,
    }
}

/// Ids become folder and object names: small letters, digits and hyphens, unique.
pub(super) fn check_id<'a>(id: &str, path: &str, mut before: impl Iterator<Item = &'a str>, reports: &mut Reports) {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let field = format!("{path}.id");
    if id.is_empty() {
        reports.missing(field, "The short name is missing", "give one: small letters, digits and hyphens");
    } else if !id.bytes().all(plain) || id.len() > 32 || id.starts_with('-') || id == "shared" {
        let fix =
            "use 1 to 32 small letters, digits and hyphens, beginning with a letter or digit; \"shared\" is taken";
        reports.wrong(field, format!("\"{id}\" cannot be a short name"), fix);
    } else if before.any(|other| other == id) {
        reports.wrong(field, format!("\"{id}\" is used twice"), "give each its own short name");
    }
}

fn device(gateway: &Gateway, path: &str, reports: &mut Reports) -> Option<&'static Device> {
    let field = format!("{path}.system");
    if gateway.system.is_empty() {
        reports.missing(field, "The system is not chosen yet", "choose one");
        return None;
    }
    let device = devices::by_id(&gateway.system);
    if device.is_none() {
        let all: Vec<&str> = devices::ALL.iter().map(|device| device.id).collect();
        reports.wrong(
            field,
            format!("\"{}\" is not a system known here", gateway.system),
            format!("choose one of {}", all.join(", ")),
        );
    }
    device
}

fn release(device: &'static Device, gateway: &Gateway, path: &str, reports: &mut Reports) -> Option<&'static Release> {
    let id = if gateway.release.is_empty() { device.default_release } else { &gateway.release };
    let release = device.release(id);
    if release.is_none() {
        unknown_release(device, id, &format!("{path}.release"), reports);
    }
    release
}

fn unknown_release(device: &Device, id: &str, path: &str, reports: &mut Reports) {
    let all: Vec<&str> = device.releases.iter().map(|release| release.id).collect();
    let what = format!("{} has no release \"{id}\"; it has {}", device.name, all.join(", "));
    let nearest = all.iter().max_by_key(|known| likeness(known, id)).filter(|known| likeness(known, id) > 2);
    match nearest {
        Some(nearest) => reports.wrong_but_plain(path, what, nearest),
        None => reports.wrong(path, what, "choose one of them"),
    }
}

/// How many characters two texts share, dots and order of typing aside, at their ends.
fn likeness(one: &str, other: &str) -> usize {
    let digits = |text: &str| text.bytes().filter(|b| *b != b'.').collect::<Vec<u8>>();
    let (one, other) = (digits(one), digits(other));
    let front = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let back = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    2 * front + back
}

fn routed(scenario: &Scenario, id: &str) -> Vec<RoutingKind> {
    let ends_here = |tunnel: &&crate::scenario::Tunnel| tunnel.ends.iter().any(|end| end.gateway == id);
    scenario.tunnels.iter().filter(ends_here).map(|tunnel| tunnel.routing.kind).collect()
}

fn lines(gateway: &Gateway, path: &str, reports: &mut Reports) -> Vec<DraftLine> {
    let read: Vec<DraftLine> = gateway
        .lines
        .iter()
        .enumerate()
        .map(|(i, line)| read_line(line, format!("{path}.lines[{i}]"), reports))
        .collect();
    for (i, line) in read.iter().enumerate() {
        if read[..i].iter().any(|other| other.id == line.id) {
            reports.wrong(
                format!("{}.id", line.path),
                format!("two lines are called \"{}\"", line.id),
                "give each line its own short name",
            );
        }
    }
    read
}

fn read_line(line: &Line, path: String, reports: &mut Reports) -> DraftLine {
    DraftLine {
        id: line.id.clone(),
        address: address_at(&line.address, &format!("{path}.address"), reports),
        fqdn: hostname(&line.fqdn, &format!("{path}.fqdn"), reports),
        dynamic: line.dynamic,
        behind_nat: line.nat.behind,
        inside: address_at(&line.nat.inside, &format!("{path}.nat.inside"), reports),
        router: line.nat.router.clone(),
        router_kind: router_kind(&line.nat.system, &format!("{path}.nat.system"), reports),
        forwards: line.nat.forwards,
        mtu: mtu(line, &format!("{path}.mtu"), reports),
        path,
    }
}

fn router_kind(typed: &str, path: &str, reports: &mut Reports) -> Option<&'static Router> {
    let found = ROUTERS.iter().copied().find(|router| router.id == typed);
    if found.is_none() && !typed.is_empty() {
        let known: Vec<&str> = ROUTERS.iter().map(|router| router.id).collect();
        let fix = format!("leave it empty, or write one of: {}", known.join(", "));
        reports.wrong(path, format!("\"{typed}\" is no router that there is a guide for"), fix);
    }
    found
}

/// PPPoE leaves 1492 of Ethernet's 1500 bytes (RFC 2516 section 7). Every host
/// takes 576 bytes (RFC 791 section 3.1): no line has less.
fn mtu(line: &Line, path: &str, reports: &mut Reports) -> Option<u16> {
    let usual = line.pppoe.then_some(1492);
    if line.mtu.is_empty() {
        return usual;
    }
    let typed = line.mtu.number().and_then(|number| u16::try_from(number).ok()).filter(|number| *number >= 576);
    if typed.is_none() {
        let what = format!("\"{}\" is no size of a packet on a line", line.mtu.0.trim());
        reports.wrong(path, what, "write the bytes, 576 to 65535; Ethernet has 1500, PPPoE 1492");
    }
    typed.or(usual)
}

/// A host name: labels of letters, digits and hyphens, at least two (RFC 1123).
pub(super) fn hostname(text: &str, path: &str, reports: &mut Reports) -> Option<String> {
    let name = text.trim();
    if name.is_empty() {
        return None;
    }
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let labels: Vec<&str> = name.split('.').collect();
    let letters = labels.last().is_some_and(|last| last.bytes().any(|b| b.is_ascii_alphabetic()));
    if labels.len() < 2 || name.len() > 253 || !labels.into_iter().all(label) || !letters {
        let fix = "write a full host name like office.example.net: letters, digits, hyphens and dots";
        reports.wrong(path, format!("\"{name}\" is no host name"), fix);
        return None;
    }
    Some(name.to_owned())
}

/// A slip in what no tunnel uses must not stand in the way.
fn ospf(gateway: &Gateway, routed: &[RoutingKind], path: &str, reports: &mut Reports) -> DraftOspf {
    if !routed.contains(&RoutingKind::Ospf) {
        return DraftOspf::default();
    }
    DraftOspf {
        router_id: address4_at(&gateway.ospf.router_id, &format!("{path}.ospf.router_id"), reports),
        area: address4_at(&gateway.ospf.area, &format!("{path}.ospf.area"), reports),
    }
}

fn bgp(gateway: &Gateway, path: &str, reports: &mut Reports) -> DraftBgp {
    let bgp = &gateway.bgp;
    DraftBgp {
        asn: asn(bgp, &format!("{path}.bgp.asn"), reports),
        address: address_at(&bgp.address, &format!("{path}.bgp.address"), reports),
        announce: prefixes_at(&bgp.announce, &format!("{path}.bgp.announce"), reports),
    }
}

/// Ten digits that are two numbers of five: "6451265534" once stood for 64512 to 65534.
fn written_together(text: &str) -> Option<(u16, u16)> {
    let (first, last) = text.split_at_checked(5).filter(|(_, last)| last.len() == 5)?;
    Some((first.parse().ok()?, last.parse().ok()?))
}

fn asn(bgp: &crate::scenario::Bgp, path: &str, reports: &mut Reports) -> Option<u32> {
    if bgp.asn.is_empty() {
        return None;
    }
    let asn =
        bgp.asn.number().and_then(|number| u32::try_from(number).ok()).filter(|number| (1..u32::MAX).contains(number));
    if asn.is_none() {
        let fix = "write a number from 1 to 4294967294; private ones are 64512 to 65534 and 4200000000 to 4294967294";
        let two = written_together(bgp.asn.0.trim())
            .map(|(first, last)| format!(": it looks like {first} and {last}, the ends of a range, written together"));
        reports.wrong(path, format!("\"{}\" is no AS number{}", bgp.asn.0, two.unwrap_or_default()), fix);
    }
    asn
}

impl super::Draft<'_> {
    /// The path of a network's field, by its value.
    pub fn network_path(&self, gateway: usize, network: IpNet) -> String {
        let typed = &self.scenario.gateways[gateway].networks;
        let place = typed.iter().position(|text| super::read_prefix(text) == Ok(network));
        match place {
            Some(place) => format!("gateways[{gateway}].networks[{place}]"),
            None => format!("gateways[{gateway}].networks"),
        }
    }
}
