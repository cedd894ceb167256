//! MTU and MSS of the tunnel.

use super::Party;

/// MTU of the tunnel interface: FreeBSD's default for if_ipsec, and what the
/// far ends ask for. An inner packet of 1400 bytes fits a 1500-byte path over
/// IPv4 with every suite (worst 1492, AES-CBC with SHA-512 in UDP).
const MTU: u16 = 1400;

/// TCP MSS: MTU 1390 inside less 40; fits with every suite over IPv4 and IPv6.
const MSS: u16 = 1350;

/// MTU and MSS: the smallest MSS that an end's maker asks for.
pub(super) fn sizes(parties: &[Party<'_>; 2]) -> (u16, u16) {
    let asked = parties.iter().filter_map(|party| party.behaviour.mss.map(|(mss, _)| mss)).min();
    (MTU, asked.unwrap_or(MSS).min(MSS))
}
