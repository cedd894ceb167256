//! What a packet is wrapped in.

use serde::Serialize;

use super::Suite;

/// Version of the Internet Protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum IpVersion {
    /// IPv4.
    #[serde(rename = "4")]
    V4,
    /// IPv6.
    #[serde(rename = "6")]
    V6,
}

/// Mode of ESP (RFC 4301 section 3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// A whole IP packet travels inside.
    #[default]
    Tunnel,
    /// The packet keeps its own IP header outside.
    Transport,
}

/// Everything that decides how many bytes are added to a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// The suite.
    pub suite: Suite,
    /// The mode.
    pub mode: Mode,
    /// ESP travels in UDP 4500: a NAT stands between the ends.
    pub nat_t: bool,
    /// The protocol between the gateways.
    pub outer: IpVersion,
    /// The protocol that the user's packets have.
    pub inner: IpVersion,
    /// GRE stands inside ESP; the version of GRE's own IP header. In transport
    /// mode that header is the outer one.
    pub gre: Option<IpVersion>,
    /// The line speaks PPPoE: 8 bytes less.
    pub pppoe: bool,
}

impl IpVersion {
    /// Bytes of a header without options (RFC 791 section 3.1, RFC 8200 section 3).
    pub fn header(self) -> u16 {
        match self {
            Self::V4 => 20,
            Self::V6 => 40,
        }
    }

    /// The smallest packet that every link must carry (RFC 791 section 3.2, RFC 8200 section 5).
    pub fn least_link(self) -> u16 {
        match self {
            Self::V4 => 68,
            Self::V6 => 1280,
        }
    }

    /// The name that people say.
    pub fn name(self) -> &'static str {
        match self {
            Self::V4 => "IPv4",
            Self::V6 => "IPv6",
        }
    }

    /// The number of the RFC that defines the header.
    pub(super) fn rfc(self) -> u16 {
        match self {
            Self::V4 => 791,
            Self::V6 => 8200,
        }
    }
}

impl Shape {
    /// Tunnel mode over IPv4 with IPv4 inside, nothing else around it.
    pub fn plain(suite: Suite) -> Self {
        let (outer, inner) = (IpVersion::V4, IpVersion::V4);
        Self { suite, mode: Mode::Tunnel, nat_t: false, outer, inner, gre: None, pppoe: false }
    }

    /// The user's own IP header is the outer one.
    pub(super) fn inner_is_outer(&self) -> bool {
        self.mode == Mode::Transport && self.gre.is_none()
    }

    /// Bytes inside ESP before the user's packet: GRE and its IP header.
    pub(super) fn before_inner(&self) -> u16 {
        match (self.gre, self.mode) {
            (None, _) => 0,
            (Some(_), Mode::Transport) => GRE,
            (Some(version), Mode::Tunnel) => version.header() + GRE,
        }
    }

    /// Bytes outside ESP's own: PPPoE, outer IP, UDP.
    pub(super) fn outside(&self) -> u16 {
        let pppoe = if self.pppoe { PPPOE } else { 0 };
        let udp = if self.nat_t { UDP } else { 0 };
        pppoe + self.outer.header() + udp
    }

    /// Bytes of ESP that do not depend on the packet: header, IV, check value.
    pub(super) fn fixed_esp(&self) -> u16 {
        ESP + self.suite.cipher().iv + self.suite.icv()
    }
}

/// PPPoE's six bytes and PPP's two (RFC 2516 sections 4 and 7).
pub(super) const PPPOE: u16 = 8;
/// UDP's header (RFC 768), around ESP by RFC 3948 section 2.1.
pub(super) const UDP: u16 = 8;
/// SPI and sequence number (RFC 4303 section 2).
pub(super) const ESP: u16 = 8;
/// Pad length and next header (RFC 4303 section 2).
pub(super) const TRAILER: u16 = 2;
/// GRE without key, checksum and sequence number (RFC 2784 section 2).
pub(crate) const GRE: u16 = 4;
/// TCP without options (RFC 9293 section 3.1).
pub(super) const TCP: u16 = 20;
