//! The checked plan: both ends resolved. Only `negotiate` makes one, and the
//! renderers take nothing else, so they cannot fail.

use std::cell::OnceCell;
use std::net::{IpAddr, Ipv4Addr};

use ipnet::{IpNet, Ipv4Net};
use jiff::civil::Date;

use crate::cost::{Estimate, Options, Usage, estimate};
use crate::crypto::{Encryption, EspSuite, ExchangeMode, IkeSuite, IkeVersion, Integrity};
use crate::devices::{Abilities, Behaviour, Device, ManualRules, Release, Router, Settings};
use crate::fact::Source;
use crate::keys::Spi;
use crate::packet::Shape;
use crate::scenario::RoutingKind;

/// Keeps other modules from making a plan by hand.
#[derive(Debug, Clone)]
pub(crate) struct Sealed(pub(in crate::plan) ());

impl Sealed {
    pub(in crate::plan) fn new() -> Self {
        Self(())
    }
}

/// Everything that both ends need to know.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Name of the scenario; one line.
    pub name: String,
    /// The day whose facts hold.
    pub as_of: Date,
    /// The day of writing; it stands in headers.
    pub today: Date,
    /// What a month holds, as the scenario expects.
    pub usage: Usage,
    /// The gateways.
    pub gateways: Vec<PlannedGateway>,
    /// The tunnels whose keys IKE makes.
    pub tunnels: Vec<PlannedTunnel>,
    /// The tunnels whose keys a person enters.
    pub manual: Vec<ManualTunnel>,
    bill: OnceCell<Estimate>,
    _sealed: Sealed,
}

impl Plan {
    pub(crate) fn new(
        name: String,
        (as_of, today): (Date, Date),
        usage: Usage,
        gateways: Vec<PlannedGateway>,
        (tunnels, manual): (Vec<PlannedTunnel>, Vec<ManualTunnel>),
    ) -> Self {
        Self { name, as_of, today, usage, gateways, tunnels, manual, bill: OnceCell::new(), _sealed: Sealed::new() }
    }

    /// What the plan costs a month as it expects it; counted when first asked for.
    pub fn bill(&self) -> &Estimate {
        self.bill.get_or_init(|| estimate(self, &Options::of(self)))
    }

    /// Networks of a gateway that the other ends see elsewhere, whoever translates: as they are, and as they are seen.
    pub fn seen_elsewhere(&self, gateway: usize) -> Vec<(IpNet, IpNet)> {
        let mut pairs: Vec<(IpNet, IpNet)> = Vec::new();
        for [first, second] in self.tunnels.iter().map(|tunnel| &tunnel.ends) {
            for (here, there) in
                [(first, second), (second, first)].into_iter().filter(|(here, _)| here.gateway == gateway)
            {
                for pair in here.translate.iter().chain(&there.translate_other) {
                    if !pairs.contains(pair) {
                        pairs.push(*pair);
                    }
                }
            }
        }
        pairs
    }

    /// The tunnels with IKE, each with its place in the scenario.
    pub fn placed(&self) -> impl Iterator<Item = (usize, &PlannedTunnel)> {
        self.tunnels.iter().map(|tunnel| (tunnel.place, tunnel))
    }
}

/// One gateway.
#[derive(Debug, Clone)]
pub struct PlannedGateway {
    /// Its id, safe as a folder name.
    pub id: String,
    /// What people call the place; the id when they did not say.
    pub label: String,
    /// The device.
    pub device: &'static Device,
    /// Its release.
    pub release: &'static Release,
    /// The answers to the device's questions.
    pub settings: Settings,
    /// Its lines; at least one.
    pub lines: Vec<PlannedLine>,
    /// The networks behind it; sorted as typed, without doubles.
    pub networks: Vec<IpNet>,
    /// What it announces by BGP.
    pub announce: Vec<IpNet>,
    /// What it can do on that day.
    pub abilities: Abilities,
}

/// One line to the Internet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedLine {
    /// Its id; empty for the only one.
    pub id: String,
    /// The public address, where known.
    pub address: Option<IpAddr>,
    /// The host name that follows it.
    pub fqdn: Option<String>,
    /// It changes from time to time.
    pub dynamic: bool,
    /// The router before it.
    pub nat: Option<PlannedNat>,
    /// The largest IP packet that it carries, bytes; none when nobody says.
    pub mtu: Option<u16>,
}

/// The NAT router before a gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedNat {
    /// The gateway's own address behind the router.
    pub inside: Option<IpAddr>,
    /// The router's name.
    pub router: String,
    /// The router's kind, where there is a guide for it.
    pub kind: Option<&'static Router>,
    /// It forwards UDP 500 and 4500.
    pub forwards: bool,
}

/// One tunnel.
#[derive(Debug, Clone)]
pub struct PlannedTunnel {
    /// Its id, safe in names.
    pub id: String,
    /// Its place in the scenario.
    pub place: usize,
    /// Place of the first tunnel with the same key; its own where no earlier one has it.
    pub key_of: usize,
    /// How traffic finds its way.
    pub routing: RoutingKind,
    /// Version of IKE.
    pub ike_version: IkeVersion,
    /// The exchange that opens an IKE SA of IKEv1; main with IKEv2, which has no such choice.
    pub exchange: ExchangeMode,
    /// IKE SA.
    pub ike: IkeSuite,
    /// Child SA.
    pub esp: EspSuite,
    /// A NAT stands between the ends: ESP travels in UDP 4500.
    pub nat_between: bool,
    /// MTU for the tunnel interface, bytes.
    pub mtu: u16,
    /// TCP MSS to clamp to, bytes.
    pub mss: u16,
    /// How these two came about.
    pub packet: PacketReason,
    /// First and second end.
    pub ends: [End; 2],
}

/// Why a tunnel has its MTU and MSS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PacketReason {
    /// The largest packet on the way between the gateways, bytes: the smaller line's.
    pub path: u16,
    /// What a packet is wrapped in; [`crate::packet::largest`] draws it.
    pub shape: Option<Shape>,
    /// What made the MTU as small as it is.
    pub mtu: SizeReason,
    /// What made the MSS as small as it is.
    pub mss: SizeReason,
}

/// What decided a size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizeReason {
    /// In a few words, to stand beside the number.
    pub why: String,
    /// Where that is written; none where it is arithmetic.
    pub source: Option<&'static Source>,
}

/// One end of a tunnel.
#[derive(Debug, Clone)]
pub struct End {
    /// Place of its gateway in [`Plan::gateways`].
    pub gateway: usize,
    /// Place of its line in [`PlannedGateway::lines`].
    pub line: usize,
    /// What this end calls the other.
    pub remote: Remote,
    /// The identity that this end sends.
    pub identity: Identity,
    /// The identity that this end expects.
    pub peer_identity: Identity,
    /// What it does when it starts.
    pub start: Start,
    /// Pairs of networks as the wire carries them, own and other; any-to-any in a route-based tunnel.
    pub selectors: Vec<(IpNet, IpNet)>,
    /// Own networks that this end shows elsewhere: as they are, and as the wire carries them.
    pub translate: Vec<(IpNet, IpNet)>,
    /// Networks of the other end that this end sees elsewhere: as the wire carries them, and as they are seen here.
    pub translate_other: Vec<(IpNet, IpNet)>,
    /// Addresses on the tunnel.
    pub transit: Option<Transit>,
    /// Prefixes to route into the tunnel by hand (static routing).
    pub routes: Vec<IpNet>,
    /// The BGP session over this tunnel.
    pub bgp: Option<BgpSession>,
    /// GRE inside this tunnel, and OSPF over it.
    pub ospf: Option<OspfLink>,
    /// Lifetime of the IKE SA here, seconds.
    pub ike_lifetime: u32,
    /// Lifetime of the Child SA here, seconds.
    pub esp_lifetime: u32,
    /// Seconds until it asks whether the peer lives; none: it never asks.
    pub dpd_seconds: Option<u32>,
    /// How the device behaves here.
    pub behaviour: Behaviour,
}

/// One tunnel whose keys a person enters at both ends. It selects traffic by its
/// networks; the keys themselves are no part of the plan.
#[derive(Debug, Clone)]
pub struct ManualTunnel {
    /// Its id, safe in names.
    pub id: String,
    /// Its place in the scenario.
    pub place: usize,
    /// The cipher.
    pub encryption: Encryption,
    /// The hash; none with an AEAD cipher.
    pub integrity: Option<Integrity>,
    /// One SPI serves both directions, because an end has one only.
    pub one_spi: bool,
    /// One key serves both directions, because an end has one only.
    pub one_key: bool,
    /// The keys are letters and digits, because an end takes characters only.
    pub text_keys: bool,
    /// A NAT stands between the ends.
    pub nat_between: bool,
    /// MTU inside the tunnel, bytes.
    pub mtu: u16,
    /// TCP MSS to clamp to, bytes.
    pub mss: u16,
    /// Why these sizes.
    pub packet: PacketReason,
    /// First and second end.
    pub ends: [ManualEnd; 2],
}

/// One end of a tunnel with manual keys.
#[derive(Debug, Clone)]
pub struct ManualEnd {
    /// Place of its gateway in [`Plan::gateways`].
    pub gateway: usize,
    /// Place of its line in [`PlannedGateway::lines`].
    pub line: usize,
    /// Its own address on the packets: behind NAT the inside one.
    pub local: Remote,
    /// What it calls the other.
    pub remote: Remote,
    /// The SPI of the packets that it receives.
    pub spi_in: Spi,
    /// The SPI of the packets that it sends.
    pub spi_out: Spi,
    /// Pairs of networks, own and other.
    pub selectors: Vec<(IpNet, IpNet)>,
    /// How its device takes keys and SPIs.
    pub rules: &'static ManualRules,
}

/// What an end calls the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remote {
    /// By its public address.
    Address(IpAddr),
    /// By its name, which follows the address.
    Name(String),
    /// Not known yet: to be put in by hand once the other end exists. Holds the placeholder.
    Later(String),
    /// Any: the other end's address changes and has no name; it must start.
    Any,
}

/// An identity in IKE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// An address.
    Address(IpAddr),
    /// A host name, sent as such.
    Name(String),
    /// The address that this host name has at the moment.
    AddressOf(String),
    /// Not known yet; holds the placeholder.
    Later(String),
}

/// What an end does when it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Starts the tunnel and keeps it up.
    Initiate,
    /// Only answers.
    Respond,
}

/// Addresses on the tunnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transit {
    /// The network.
    pub network: Ipv4Net,
    /// This end's address in it.
    pub here: Ipv4Addr,
    /// The other end's address in it.
    pub there: Ipv4Addr,
}

/// A BGP session as one end sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BgpSession {
    /// Own number.
    pub asn: u32,
    /// Own address, the source of the session.
    pub address: IpAddr,
    /// The peer's number.
    pub peer_asn: u32,
    /// The peer's address.
    pub peer_address: IpAddr,
    /// The peer's address is assigned by its device and only likely so far.
    pub peer_address_likely: bool,
    /// The peer is not on the transit network: it needs a host route and more than one hop.
    pub multihop: bool,
    /// Prefixes that this end announces.
    pub announce: Vec<IpNet>,
    /// Prefixes that it should hear.
    pub expect: Vec<IpNet>,
}

impl BgpSession {
    /// Both speakers, for a sheet of parameters.
    pub fn text(&self) -> String {
        format!("AS {} at {}, neighbor AS {} at {}", self.asn, self.address, self.peer_asn, self.peer_address)
    }
}

/// GRE between two addresses that IPsec protects, and OSPF over it, as one end sees them. The addresses on
/// GRE's own interface are the end's [`Transit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OspfLink {
    /// Own address on the packets of GRE.
    pub transport: Ipv4Addr,
    /// The other end's.
    pub peer_transport: Ipv4Addr,
    /// Own id.
    pub router_id: Ipv4Addr,
    /// The area of this end.
    pub area: Ipv4Addr,
    /// The cost of this way: the lowest is preferred.
    pub metric: u16,
}

impl Identity {
    /// As people write it.
    pub fn text(&self) -> String {
        match self {
            Self::Address(address) => address.to_string(),
            Self::Name(name) | Self::AddressOf(name) | Self::Later(name) => name.clone(),
        }
    }
}

impl Remote {
    /// As people write it; `0.0.0.0` for any.
    pub fn text(&self) -> String {
        match self {
            Self::Address(address) => address.to_string(),
            Self::Name(name) | Self::Later(name) => name.clone(),
            Self::Any => "0.0.0.0".to_owned(),
        }
    }
}

impl ManualTunnel {
    /// Cipher and hash as in a suite: `aes256-sha256`.
    pub fn suite(&self) -> String {
        EspSuite::new(self.encryption, self.integrity, None).to_string()
    }
}

impl End {
    /// An own network as the wire carries it.
    pub fn shown(&self, own: IpNet) -> IpNet {
        translated(&self.translate, own)
    }

    /// The own network that the wire carries as `seen`.
    pub fn real(&self, seen: IpNet) -> IpNet {
        self.translate.iter().find(|(_, to)| *to == seen).map_or(seen, |(from, _)| *from)
    }

    /// True when its pairs of networks are of IPv4 and of IPv6.
    pub fn has_both_families(&self) -> bool {
        let six = |(own, _): &(IpNet, IpNet)| own.addr().is_ipv6();
        self.selectors.iter().any(six) && !self.selectors.iter().all(six)
    }

    /// True when one of its pairs of networks is of IPv6.
    pub fn has_six(&self) -> bool {
        self.selectors.iter().any(|(own, _)| own.addr().is_ipv6())
    }

    /// The other side's networks as this end sees them in a policy-based tunnel.
    pub fn seen_networks(&self) -> Vec<IpNet> {
        let mut seen: Vec<IpNet> = Vec::new();
        for (_, other) in &self.selectors {
            if !seen.contains(other) {
                seen.push(*other);
            }
        }
        seen
    }
}

/// What a network is translated to; itself where nothing is said of it.
pub(crate) fn translated(pairs: &[(IpNet, IpNet)], network: IpNet) -> IpNet {
    pairs.iter().find(|(from, _)| *from == network).map_or(network, |(_, to)| *to)
}

impl PlannedTunnel {
    /// The end that answers callers of any address with IKEv1: it finds their key before it knows who they are.
    pub fn answers_any(&self) -> Option<&End> {
        let v1 = self.ike_version == IkeVersion::V1;
        self.ends.iter().find(|end| v1 && end.remote == Remote::Any)
    }

    /// True when IKEv1 opens it in aggressive mode.
    pub fn is_aggressive(&self) -> bool {
        self.exchange == ExchangeMode::Aggressive
    }

    /// True when traffic is routed into the tunnel, not picked by policy.
    pub fn is_route_based(&self) -> bool {
        self.routing != RoutingKind::Policy
    }
}
