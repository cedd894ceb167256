//! What the user says. It may be wrong: every value that a person types is kept
//! as typed, so nothing is lost; the check names what does not fit.

mod edit;
mod read;
pub(crate) mod shape;
mod tree;
mod typed;

use serde::Serialize;
use serde_json::Value;

use crate::by_name::ByName;
use crate::crypto::{DhGroup, Encryption, ExchangeMode, IkeVersion, Integrity};

pub use edit::{Step as PathStep, apply, change, get_path, parse_path, tree_text};
pub use read::{ReadError, read, read_tree};
pub use typed::{Psk, Secret, Setting, Typed, TypedSpi};

/// The version of the scenario's form that this crate writes.
pub const VERSION: u32 = 1;

/// A whole description: gateways, and the tunnels between them.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Scenario {
    /// Version of this form; 1.
    pub version: u32,
    /// A name for people: it stands in headers and file comments.
    pub name: String,
    /// A sentence about what this is for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The day whose facts hold, YYYY-MM-DD; today when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// What a month is expected to hold, for the bill.
    #[serde(skip_serializing_if = "Expect::is_empty")]
    pub expect: Expect,
    /// The gateways, any number; "your side" first.
    pub gateways: Vec<Gateway>,
    /// The tunnels, any number.
    pub tunnels: Vec<Tunnel>,
}

/// What a month is expected to hold. Nothing of it reaches a configuration.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Expect {
    /// Hours that everything runs; 730 when empty.
    #[serde(skip_serializing_if = "Typed::is_empty")]
    pub hours: Typed,
    /// Gigabytes that leave the cloud for the other side.
    #[serde(skip_serializing_if = "Typed::is_empty")]
    pub egress_gb: Typed,
    /// Gigabytes that go to a virtual network of another region.
    #[serde(skip_serializing_if = "Typed::is_empty")]
    pub vnet_gb: Typed,
    /// Throughput that is needed, Mbps.
    #[serde(skip_serializing_if = "Typed::is_empty")]
    pub throughput_mbps: Typed,
}

impl Expect {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One gateway: a device, its addresses, the networks behind it.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Gateway {
    /// Short name, unique: small letters, digits, hyphens. Folders are named after it.
    pub id: String,
    /// What people call the place ("Head office").
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The system: an id of the device list.
    pub system: String,
    /// The release, one of that system's.
    pub release: String,
    /// The lines to the Internet; the first is the usual one.
    pub lines: Vec<Line>,
    /// The networks behind this gateway that the other side shall reach, CIDR.
    pub networks: Vec<String>,
    /// This gateway as a BGP speaker; kept when routing is not BGP, not used then.
    #[serde(skip_serializing_if = "Bgp::is_empty")]
    pub bgp: Bgp,
    /// This gateway as an OSPF router; kept when routing is not OSPF, not used then.
    #[serde(skip_serializing_if = "Ospf::is_empty")]
    pub ospf: Ospf,
    /// What only this system asks for: keys and values of its own questions.
    #[serde(skip_serializing_if = "ByName::is_empty")]
    pub settings: ByName<Setting>,
}

/// One line to the Internet: an outside address, perhaps behind a router.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Line {
    /// Short name, needed only where a gateway has several lines.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The public address; empty when it is not known yet, or changes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// The host name that follows the address (dynamic DNS).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub fqdn: String,
    /// The public address changes from time to time.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub dynamic: bool,
    /// A router with NAT stands before the gateway.
    #[serde(skip_serializing_if = "Nat::is_empty")]
    pub nat: Nat,
    /// The largest IP packet on the line in bytes; empty: not known, or 1492 with PPPoE.
    #[serde(skip_serializing_if = "Typed::is_empty")]
    pub mtu: Typed,
    /// The line speaks PPPoE, which takes 8 of 1500 bytes.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub pppoe: bool,
}

/// The NAT router before a gateway.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Nat {
    /// There is such a router.
    pub behind: bool,
    /// The gateway's own address between router and gateway.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub inside: String,
    /// What people call the router.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub router: String,
    /// The router's kind, where there is a guide for it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub system: String,
    /// The router forwards UDP 500 and 4500 to the gateway.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub forwards: bool,
}

/// A BGP speaker.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Bgp {
    /// Autonomous system number, 1 to 4294967294.
    #[serde(skip_serializing_if = "Typed::is_empty")]
    pub asn: Typed,
    /// The address that the other side peers with; empty: the transit address, or the system's own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Prefixes to announce; empty: the gateway's networks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub announce: Vec<String>,
}

/// An OSPF router.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Ospf {
    /// Its id, written as an address; empty: its transport address of the first tunnel.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub router_id: String,
    /// The area, written as an address; empty: 0.0.0.0.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub area: String,
}

/// One tunnel between two lines of two gateways.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Tunnel {
    /// Short name, unique: small letters, digits, hyphens.
    pub id: String,
    /// The two ends, in the order of the page: left is "your side".
    pub ends: Vec<TunnelEnd>,
    /// Who starts the tunnel.
    #[serde(skip_serializing_if = "Initiator::is_best")]
    pub initiator: Initiator,
    /// How traffic finds its way into the tunnel.
    pub routing: Routing,
    /// How the tunnel is protected; what is left out is the best that both have.
    #[serde(skip_serializing_if = "Protection::is_best")]
    pub protection: Protection,
    /// The pre-shared key. Read, never written: a scenario carries no secret.
    #[serde(skip_serializing)]
    pub psk: Psk,
    /// Where the data's keys come from.
    #[serde(skip_serializing_if = "Keying::is_ike")]
    pub keying: Keying,
    /// Manual keys; kept when IKE makes them, not used then.
    #[serde(skip_serializing_if = "Manual::is_not_written")]
    pub manual: Manual,
}

/// Where the keys of the data come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Keying {
    /// The ends make them, by IKE.
    #[default]
    Ike,
    /// A person enters them at both ends.
    Manual,
}

impl Keying {
    /// The word in a scenario.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Ike => "ike",
            Self::Manual => "manual",
        }
    }

    fn is_ike(&self) -> bool {
        *self == Self::Ike
    }
}

/// Manual keying of one tunnel; what is left out is chosen or made.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Manual {
    /// The cipher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encryption: Option<Encryption>,
    /// The hash; not used with an AEAD cipher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integrity: Option<Integrity>,
    /// SPI and keys of the packets to the first end. Read, never written.
    #[serde(skip_serializing)]
    pub to_first: ManualSa,
    /// SPI and keys of the packets to the second end. Read, never written.
    #[serde(skip_serializing)]
    pub to_second: ManualSa,
}

impl Manual {
    /// True when nothing of it may be written: a scenario carries no secret.
    fn is_not_written(&self) -> bool {
        self.encryption.is_none() && self.integrity.is_none()
    }
}

/// SPI and keys of one direction; empty: chosen and made.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields, default))]
pub struct ManualSa {
    /// The SPI: 256 or 0x100.
    pub spi: TypedSpi,
    /// The cipher's key: characters, hex digits (bare, behind 0x, dashed) or base64.
    pub encryption_key: Secret,
    /// The hash's key, likewise.
    pub integrity_key: Secret,
}

/// One end of a tunnel.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct TunnelEnd {
    /// The gateway's id.
    pub gateway: String,
    /// The line's id; empty: the first.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub line: String,
    /// The identity to send instead of the public address: an address or a host name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub identity: String,
    /// This end's address in the transit network; empty: first end the lower one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub transit: String,
    /// With GRE: this end's address on the packets of GRE, which IPsec protects; empty: a free private one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub transport: String,
    /// Networks of this end that the other end sees under other addresses (1:1 NAT).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub translate: Vec<Translation>,
}

/// One network as the other end sees it: host for host at other addresses.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Translation {
    /// The network as it is: one of the gateway's own, CIDR.
    pub from: String,
    /// What the other end sees, of the same size.
    pub to: String,
}

/// Who starts the tunnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Initiator {
    /// Whatever the addresses allow, fewest collisions first.
    #[default]
    Best,
    /// The first end.
    First,
    /// The second end.
    Second,
    /// Either.
    Either,
}

impl Initiator {
    fn is_best(&self) -> bool {
        *self == Self::Best
    }
}

/// The kind of routing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum RoutingKind {
    /// Policy-based: pairs of networks decide.
    Policy,
    /// Route-based with static routes.
    #[default]
    Static,
    /// Route-based with BGP.
    Bgp,
    /// GRE between two addresses that IPsec protects, and OSPF over it.
    Ospf,
}

/// Routing of one tunnel. What the chosen kind does not use is kept.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Routing {
    /// The kind.
    pub kind: RoutingKind,
    /// The transit network of a route-based tunnel: a /30 or /31, CIDR.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub transit: String,
    /// The cost of this tunnel in OSPF; empty: 10, and 10 more for each later one between the same two.
    #[serde(skip_serializing_if = "Typed::is_empty")]
    pub metric: Typed,
}

/// The protection chosen; a field left out means the best that both ends have.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Protection {
    /// Version of IKE.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ike_version: Option<IkeVersion>,
    /// The exchange that opens an IKE SA of IKEv1; main mode when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exchange_mode: Option<ExchangeMode>,
    /// Cipher of the IKE SA.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ike_encryption: Option<Encryption>,
    /// Hash of the IKE SA.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ike_integrity: Option<Integrity>,
    /// Group of the IKE SA.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ike_group: Option<DhGroup>,
    /// Lifetime of the IKE SA in seconds.
    #[serde(skip_serializing_if = "Typed::is_empty")]
    pub ike_lifetime: Typed,
    /// Cipher of the Child SA.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub esp_encryption: Option<Encryption>,
    /// Hash of the Child SA; not used with an AEAD cipher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub esp_integrity: Option<Integrity>,
    /// Perfect forward secrecy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pfs: Option<Pfs>,
    /// Lifetime of the Child SA in seconds.
    #[serde(skip_serializing_if = "Typed::is_empty")]
    pub esp_lifetime: Typed,
    /// Seconds of silence after which an end asks whether the other still lives.
    #[serde(skip_serializing_if = "Typed::is_empty")]
    pub dpd_seconds: Typed,
}

/// Perfect forward secrecy: off, or a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Pfs {
    /// No exchange of its own for the Child SA.
    Off(Off),
    /// An exchange in this group at every rekey.
    Group(DhGroup),
}

/// The word `off`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Off {
    /// Off.
    Off,
}

impl Pfs {
    /// The group, if any.
    pub fn group(self) -> Option<DhGroup> {
        match self {
            Self::Off(_) => None,
            Self::Group(group) => Some(group),
        }
    }
}

impl Nat {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Bgp {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Ospf {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Protection {
    /// True when nothing is chosen.
    pub fn is_best(&self) -> bool {
        *self == Self::default()
    }
}

impl Scenario {
    /// An empty scenario of the current version.
    pub fn empty() -> Self {
        Self { version: VERSION, ..Self::default() }
    }

    /// The scenario as indented JSON with a newline at its end, without secrets.
    pub fn to_json(&self) -> String {
        // Plain data with string keys: serialising it cannot fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The same as a tree, so that a value is found by its path. By way of the
    /// text: a second serialiser of every type would weigh on the page.
    pub fn to_value(&self) -> Value {
        serde_json::from_str(&self.to_json()).unwrap_or_default()
    }
}
