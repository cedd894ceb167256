//! MTU and MSS of the tunnel: what fits the path, and what the makers ask for;
//! the smallest wins. While nobody says what the lines carry, a cautious size
//! takes part that fits with every suite.

use std::net::IpAddr;

use ipnet::IpNet;

use super::{Party, line};
use crate::crypto::EspSuite;
use crate::devices::SizeAdvice;
use crate::packet::{GRE, IpVersion, Shape, fitting, of_plan};
use crate::plan::{PacketReason, SizeReason};

/// What Ethernet carries.
const ETHERNET: u16 = 1500;

/// The cautious MTU: with every suite, in UDP too, it fits a line with PPPoE over
/// IPv4 (AES-CBC with SHA-512 in UDP makes 1492 of it).
const CAUTIOUS_MTU: u16 = 1400;

/// The cautious MSS: with every suite, in UDP too, it fits 1500 bytes over IPv6
/// (AES-CBC with SHA-512 makes 1496 of 1390).
const CAUTIOUS_MSS: u16 = 1350;

const CAUTION: &str = "fits with every suite, as nobody says what the lines carry";

/// The sizes and why.
pub(super) struct PlannedSizes {
    pub(super) mtu: u16,
    pub(super) mss: u16,
    pub(super) reason: PacketReason,
}

/// The smallest of what fits and what is asked for.
pub(super) fn sizes(parties: [&Party<'_>; 2], esp: &EspSuite, gre: bool) -> PlannedSizes {
    let said = parties.iter().any(|party| line(party).mtu.is_some());
    let path = parties.iter().map(|party| line(party).mtu.unwrap_or(ETHERNET)).min().unwrap_or(ETHERNET);
    let shape = shape(parties, esp).map(|shape| Shape { gre: gre.then_some(IpVersion::V4), ..shape });
    let fits = shape.map(|shape| (fitting(&shape, path), format!("the most that {esp} leaves of {path} bytes")));
    let before = if gre { IpVersion::V4.header() + GRE } else { 0 };
    let fits = cautious(fits, said, CAUTIOUS_MTU - before);
    let (mtu, mtu_reason) = smallest(fits, parties.iter().filter_map(|party| party.behaviour.mtu.as_ref()));
    let headers = inner(parties).header() + 20;
    let left = (mtu.saturating_sub(headers), format!("the MTU less {headers} for the IP and TCP headers"));
    let left = cautious(Some(left), said, CAUTIOUS_MSS);
    let (mss, mss_reason) = smallest(left, parties.iter().filter_map(|party| party.behaviour.mss.as_ref()));
    PlannedSizes { mtu, mss, reason: PacketReason { path, shape, mtu: mtu_reason, mss: mss_reason } }
}

type Fits = Option<(u16, String)>;

/// The cautious size, unless a line's own is known or less fits.
fn cautious(fits: Fits, said: bool, bytes: u16) -> Fits {
    let cautious = Some((bytes, CAUTION.to_owned()));
    if !said && fits.as_ref().is_none_or(|(fit, _)| *fit > bytes) { cautious } else { fits }
}

fn smallest<'a>(fits: Fits, asked: impl Iterator<Item = &'a SizeAdvice>) -> (u16, SizeReason) {
    let advice = asked.min_by_key(|advice| advice.bytes);
    match (fits, advice) {
        (Some((bytes, why)), advice) if advice.is_none_or(|advice| bytes < advice.bytes) => {
            (bytes, SizeReason { why, source: None })
        }
        (_, Some(advice)) => (advice.bytes, SizeReason { why: advice.why.to_owned(), source: Some(advice.source) }),
        (_, None) => (0, SizeReason { why: "not known".to_owned(), source: None }),
    }
}

fn shape(parties: [&Party<'_>; 2], esp: &EspSuite) -> Option<Shape> {
    let outer =
        version(parties.iter().any(|party| line(party).address.is_some_and(|address| IpAddr::is_ipv6(&address))));
    let nat_t = parties.iter().any(|party| line(party).behind_nat);
    // What PPPoE takes is in the line's own size already.
    of_plan(esp).map(|suite| Shape { nat_t, outer, inner: inner(parties), ..Shape::plain(suite) })
}

/// IPv6 has the longer header: one network of it decides.
fn inner(parties: [&Party<'_>; 2]) -> IpVersion {
    let mut networks = parties.iter().flat_map(|party| &party.gateway.networks);
    version(networks.any(|network| matches!(network, IpNet::V6(_))))
}

fn version(six: bool) -> IpVersion {
    if six { IpVersion::V6 } else { IpVersion::V4 }
}
