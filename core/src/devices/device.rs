//! What a device is: data and functions, a plain struct so that nothing is
//! inherited and a missing field does not compile.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use ipnet::IpNet;
use jiff::civil::Date;

use super::{ManualRules, Question, Row, Settings};
use crate::bundle::Artifact;
use crate::cost::Bill;
use crate::crypto::{EspSuite, IkeSuite};
use crate::fact::Source;
use crate::keys::Notation;
use crate::render::markdown;
use crate::render::template::Words;
use crate::rules::Rule;
use crate::scenario::RoutingKind;
use crate::side::{Side, TunnelView};

/// One system that can be an end of a tunnel.
#[derive(Debug)]
pub struct Device {
    /// Short name in scenarios, equal to its folder's name.
    pub id: &'static str,
    /// The name that people say.
    pub name: &'static str,
    /// One sentence for the page: what it is.
    pub about: &'static str,
    /// The releases (or generations) that differ, oldest first.
    pub releases: &'static [Release],
    /// The release for a new gateway.
    pub default_release: &'static str,
    /// What only this device asks for.
    pub questions: &'static [Question],
    /// What it can do, since when: absent means no.
    pub rows: &'static [Row],
    /// Which pre-shared keys it takes.
    pub psk: PskRule,
    /// Manual keying, where it has that.
    pub manual: Option<&'static ManualRules>,
    /// How it behaves in one setting.
    pub behaviour: fn(&DeviceFacts<'_>) -> Behaviour,
    /// The files of its side.
    pub render: fn(&Side<'_>) -> Vec<Artifact>,
    /// Every negotiated value in this device's own words, for the parameter sheet.
    pub parameters: fn(&Side<'_>, &TunnelView<'_>) -> Vec<Parameter>,
    /// Its part of the work, for the runbook.
    pub runbook: fn(&Side<'_>) -> Vec<RunStep>,
    /// Adding the tunnel to a saved configuration of the device, where it has one.
    pub merge: Option<Merge>,
    /// Prices and sizes, where it is billed by the month.
    pub bill: Option<&'static Bill>,
    /// Its own design rules.
    pub rules: &'static [&'static Rule],
    /// Which daemon or parser has judged its exports, for its page in the docs.
    pub judged_by: &'static str,
}

/// A NAT router that may stand before a gateway: what it must let in, and its own traps.
#[derive(Debug, PartialEq, Eq)]
pub struct Router {
    /// Short name in scenarios.
    pub id: &'static str,
    /// The name that people say.
    pub name: &'static str,
    /// The template of the guide; its words are those of [`crate::bundle`].
    pub guide: &'static str,
    /// Where it is written what the router lets in.
    pub source: &'static Source,
}

/// A release, or a generation of a service.
#[derive(Debug, PartialEq, Eq)]
pub struct Release {
    /// Short name in scenarios.
    pub id: &'static str,
    /// The name that people say.
    pub name: &'static str,
    /// First day it could be used; `None` where no source says.
    pub since: Option<Date>,
    /// The day it was retired, if it was.
    pub retired: Option<Date>,
    /// What to use instead, when retired.
    pub successor: Option<&'static str>,
    /// Where that is written.
    pub source: &'static Source,
}

impl Release {
    /// True when it is retired on that day.
    pub fn is_retired(&self, day: Date) -> bool {
        self.retired.is_some_and(|retired| retired <= day)
    }
}

impl Device {
    /// The release with this id.
    pub fn release(&self, id: &str) -> Option<&'static Release> {
        self.releases.iter().find(|release| release.id == id)
    }

    /// Place of a release in the order of releases.
    pub fn rank(&self, id: &str) -> Option<usize> {
        self.releases.iter().position(|release| release.id == id)
    }

    /// True when the row's releases hold this one.
    pub fn spans(&self, row: &Row, release: &Release) -> bool {
        let rank = self.rank(release.id);
        rank >= self.rank(row.since) && row.until.is_none_or(|until| rank <= self.rank(until))
    }

    /// The question with this key.
    pub fn question(&self, key: &str) -> Option<&'static Question> {
        self.questions.iter().find(|question| question.key == key)
    }
}

/// What a device is asked about: one gateway on one day.
#[derive(Debug, Clone, Copy)]
pub struct DeviceFacts<'a> {
    /// The release.
    pub release: &'static Release,
    /// The answers to the device's own questions, defaults filled in.
    pub settings: &'a Settings,
    /// The day whose facts hold.
    pub as_of: Date,
    /// The networks behind the gateway.
    pub networks: &'a [IpNet],
    /// The routing of the tunnel in question.
    pub routing: RoutingKind,
}

/// How a device behaves in one setting.
#[derive(Debug, Clone)]
pub struct Behaviour {
    /// The fixed lists it negotiates from; `None` when the algorithms are chosen freely.
    pub offers: Option<&'static Offers>,
    /// Lifetime of the IKE SA.
    pub ike_lifetime: Lifetime,
    /// Lifetime of the Child SA.
    pub esp_lifetime: Lifetime,
    /// Dead peer detection; `None` when the device has none.
    pub dpd: Option<Dpd>,
    /// Whether a route-based tunnel has addresses of its own here.
    pub transit: TransitUse,
    /// How the device comes to its BGP address.
    pub bgp_address: BgpAddress,
    /// Autonomous system number when none is given.
    pub default_asn: Option<u32>,
    /// What it proposes and accepts as traffic selectors in a policy-based tunnel.
    pub selectors: SelectorRule,
    /// The MTU of the tunnel that its maker asks for or sets.
    pub mtu: Option<SizeAdvice>,
    /// The TCP MSS that its maker asks for.
    pub mss: Option<SizeAdvice>,
    /// How many tunnels one gateway carries.
    pub most_tunnels: Option<(u16, &'static Source)>,
}

/// A packet size that a maker asks for or sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizeAdvice {
    /// Bytes.
    pub bytes: u16,
    /// Whose it is, to stand beside the number: "what its maker asks for".
    pub why: &'static str,
    /// Where that is written.
    pub source: &'static Source,
}

impl Behaviour {
    /// The behaviour of a device that has manual keys only: nothing of IKE is asked of it.
    pub const fn without_ike(source: &'static Source) -> Self {
        Self {
            offers: None,
            ike_lifetime: Lifetime { default: 0, settable: None, source },
            esp_lifetime: Lifetime { default: 0, settable: None, source },
            dpd: None,
            transit: TransitUse::NotUsed,
            bgp_address: BgpAddress::Chosen,
            default_asn: None,
            selectors: SelectorRule::EachPair,
            mss: None,
            mtu: None,
            most_tunnels: None,
        }
    }
}

/// Fixed lists of offers, where a device's algorithms cannot be chosen.
#[derive(Debug)]
pub struct Offers {
    /// What people call this table.
    pub title: &'static str,
    /// IKE SA, in order.
    pub ike: &'static [IkeSuite],
    /// Child SA as initiator, in order.
    pub esp_as_initiator: &'static [EspSuite],
    /// Child SA as responder, in order.
    pub esp_as_responder: &'static [EspSuite],
    /// Where the table is printed.
    pub source: &'static Source,
}

/// A lifetime in seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifetime {
    /// What is taken when nothing is chosen.
    pub default: u32,
    /// What can be chosen; `None` when the device fixes it.
    pub settable: Option<RangeInclusive<u32>>,
    /// Where that is written.
    pub source: &'static Source,
}

/// Dead peer detection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dpd {
    /// Seconds until it asks, when nothing is chosen.
    pub default_seconds: u32,
    /// What can be chosen; `None` when the device fixes it.
    pub settable: Option<RangeInclusive<u32>>,
    /// Where that is written.
    pub source: &'static Source,
}

/// Addresses on the tunnel itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransitUse {
    /// The tunnel is an interface that needs an address.
    Needed,
    /// It does, and from a link-local pair that its cloud takes: that of its id in [`super::LINK_LOCALS`].
    LinkLocal,
    /// The device has none and does not care.
    NotUsed,
}

/// How a device comes to its BGP address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BgpAddress {
    /// The user chooses it; the transit address when empty.
    Chosen,
    /// The device assigns it; this one is likely, to be looked up once it exists.
    Assigned(Option<std::net::IpAddr>),
}

/// Traffic selectors of a policy-based tunnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SelectorRule {
    /// One Child SA for each pair of networks.
    EachPair,
    /// One Child SA may carry several networks.
    Lists,
}

/// Which pre-shared keys a device takes.
#[derive(Debug, Clone, Copy)]
pub struct PskRule {
    /// The characters, as text; every device takes letters and digits.
    pub alphabet: &'static str,
    /// The characters that may stand first; empty: all of them.
    pub first: &'static str,
    /// Shortest.
    pub min: usize,
    /// Longest; `None` where no source names a limit.
    pub max: Option<usize>,
    /// Beginnings that have a meaning of their own.
    pub prefixes: &'static [PskPrefix],
    /// Characters that its command line or page swallows, cuts at, or changes.
    pub swallowed: &'static str,
    /// How it stands where it is written, said to people: "in double quotes".
    pub quoting: &'static str,
    /// Seen in a source. What is not keeps to letters and digits when a key is made.
    pub confirmed: bool,
    /// Said to people: "printable ASCII without space, hyphen and tilde".
    pub words: &'static str,
    /// Where that is written.
    pub source: &'static Source,
}

/// A beginning of a key that makes a device read the rest as code.
#[derive(Debug)]
pub struct PskPrefix {
    /// The beginning, in small letters; capital ones mean the same.
    pub text: &'static str,
    /// What the rest is read as.
    pub notation: Notation,
}

impl PskRule {
    /// The rule of a device that takes no pre-shared key here: letters and digits, unconfirmed.
    pub const fn portable(source: &'static Source) -> Self {
        Self {
            alphabet: crate::keys::PORTABLE,
            first: "",
            min: 1,
            max: None,
            prefixes: &[],
            swallowed: "",
            quoting: "as it is",
            confirmed: false,
            words: "letters and digits; more is not confirmed",
            source,
        }
    }
}

/// What a parameter is about: one row of the sheet, both ends side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// IKE version.
    IkeVersion,
    /// Own outside address.
    LocalAddress,
    /// The peer's outside address.
    RemoteAddress,
    /// Identity sent.
    LocalIdentity,
    /// Identity expected.
    RemoteIdentity,
    /// Authentication and key.
    Authentication,
    /// IKE cipher.
    IkeEncryption,
    /// IKE hash and PRF.
    IkeIntegrity,
    /// IKE group.
    IkeGroup,
    /// IKE lifetime.
    IkeLifetime,
    /// ESP cipher.
    EspEncryption,
    /// ESP hash.
    EspIntegrity,
    /// PFS.
    Pfs,
    /// SPI of the packets that come in.
    SpiIn,
    /// SPI of the packets that go out.
    SpiOut,
    /// Manual keys of the cipher.
    EncryptionKey,
    /// Manual keys of the hash.
    IntegrityKey,
    /// Child SA lifetime.
    EspLifetime,
    /// Networks on this side.
    LocalNetworks,
    /// Networks on the other side.
    RemoteNetworks,
    /// Who starts.
    Initiation,
    /// NAT traversal.
    NatTraversal,
    /// Dead peer detection.
    Dpd,
    /// Addresses on the tunnel.
    Transit,
    /// BGP.
    Bgp,
    /// GRE and OSPF over it.
    Ospf,
    /// Packet size.
    PacketSize,
}

impl Topic {
    /// The topic in neutral words.
    pub fn name(self) -> &'static str {
        match self {
            Self::IkeVersion => "IKE version",
            Self::LocalAddress => "Own outside address",
            Self::RemoteAddress => "The peer's outside address",
            Self::LocalIdentity => "Identity sent",
            Self::RemoteIdentity => "Identity expected",
            Self::Authentication => "Authentication",
            Self::IkeEncryption => "IKE SA encryption",
            Self::IkeIntegrity => "IKE SA integrity and PRF",
            Self::IkeGroup => "IKE SA group",
            Self::IkeLifetime => "IKE SA lifetime",
            Self::EspEncryption => "Child SA encryption",
            Self::EspIntegrity => "Child SA integrity",
            Self::Pfs => "Perfect forward secrecy",
            Self::SpiIn => "SPI of incoming packets",
            Self::SpiOut => "SPI of outgoing packets",
            Self::EncryptionKey => "Encryption key",
            Self::IntegrityKey => "Integrity key",
            Self::EspLifetime => "Child SA lifetime",
            Self::LocalNetworks => "Networks on this side",
            Self::RemoteNetworks => "Networks on the other side",
            Self::Initiation => "Who starts",
            Self::NatTraversal => "NAT traversal",
            Self::Dpd => "Dead peer detection",
            Self::Transit => "Transit network",
            Self::Bgp => "BGP",
            Self::Ospf => "OSPF over GRE",
            Self::PacketSize => "Packet size",
        }
    }
}

/// One value in a device's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// What it is about.
    pub topic: Topic,
    /// What the device calls it.
    pub label: &'static str,
    /// The value as the device writes it.
    pub value: Cow<'static, str>,
}

impl Parameter {
    /// A row of a table in Markdown, for a template: `label`, `value`.
    pub fn row(&self) -> Words {
        let mut words = Words::new();
        words.set("label", &markdown::plain(&self.label)).set("value", &markdown::code(&self.value));
        words
    }
}

/// When a step of the runbook comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PhaseOfWork {
    /// Look, save, agree.
    Prepare,
    /// Build what takes long and harms nothing.
    Build,
    /// Configure the tunnel, still off.
    Configure,
    /// Switch on.
    Connect,
    /// Prove that it works.
    Verify,
    /// Take it back.
    Rollback,
}

/// One step of the runbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunStep {
    /// When.
    pub phase: PhaseOfWork,
    /// What to do, in one or two sentences; the side's name is added.
    pub text: Cow<'static, str>,
    /// How long it takes, where that is known.
    pub minutes: Option<u16>,
}

/// Why a saved configuration could not be merged into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeError {
    /// What is wrong with it and what would be right.
    pub message: String,
}

/// Adding to, and removing from, a saved configuration of the device.
#[derive(Debug)]
pub struct Merge {
    /// What the file is called where people fetch it ("config.xml").
    pub file: &'static str,
    /// Where people fetch it.
    pub fetched_at: &'static str,
    /// Name of the file with the tunnel added, in the side's folder.
    pub output: &'static str,
    /// Its kind.
    pub kind: crate::bundle::ArtifactKind,
    /// Its media type.
    pub media_type: &'static str,
    /// What to do with it.
    pub purpose: &'static str,
    /// The file with this side's tunnels added; every other byte as it was.
    pub add: fn(&Side<'_>, &str) -> Result<String, MergeError>,
    /// The file with what `add` added taken away again.
    pub remove: fn(&Side<'_>, &str) -> Result<String, MergeError>,
}
