//! Link-local (APIPA) pairs for BGP inside a tunnel, as clouds accept them.

use std::net::Ipv4Addr;

use ipnet::{IpNet, Ipv4Net};

use super::{TransitPair, free_transits, overlap};
use crate::fact::Source;

/// What one cloud accepts as link-local addresses inside a tunnel.
#[derive(Debug)]
pub struct LinkLocalRules {
    /// Short name, as the command takes it.
    pub id: &'static str,
    /// What people call the cloud.
    pub name: &'static str,
    /// The ranges that it accepts.
    pub ranges: &'static [Ipv4Net],
    /// Networks in them that it keeps for itself.
    pub kept: &'static [Ipv4Net],
    /// Which of the two addresses the cloud has.
    pub shares: Shares,
    /// The most that one gateway takes; `None` where no source names a limit.
    pub most: Option<u16>,
    /// The rule in a sentence.
    pub rule: &'static str,
    /// Where it is written.
    pub source: &'static Source,
}

/// Which address of a pair the cloud has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shares {
    /// The lower one, always.
    CloudLower,
    /// Each may have either; we give the cloud the higher one.
    Either,
}

impl LinkLocalRules {
    /// Why this network is not accepted; `None` when it is.
    pub fn refusal(&self, network: Ipv4Net) -> Option<String> {
        if let Some(kept) = self.kept.iter().find(|kept| overlap(IpNet::V4(**kept), IpNet::V4(network))) {
            return Some(format!("{} keeps {kept} for itself", self.name));
        }
        let inside = self.ranges.iter().any(|range| range.contains(&network));
        let ranges: Vec<String> = self.ranges.iter().map(ToString::to_string).collect();
        (!inside).then(|| format!("{} takes networks of {} only", self.name, ranges.join(" and ")))
    }

    /// The cloud's own address of a pair and the other end's.
    pub fn ends(&self, pair: TransitPair) -> (Ipv4Addr, Ipv4Addr) {
        match self.shares {
            Shares::CloudLower => (pair.first, pair.second),
            Shares::Either => (pair.second, pair.first),
        }
    }
}

/// The next free /30 pairs that every one of these clouds accepts.
pub fn link_local_pairs(clouds: &[&LinkLocalRules], count: usize, taken: &[IpNet]) -> Vec<TransitPair> {
    let Some((first, others)) = clouds.split_first() else { return Vec::new() };
    let kept = clouds.iter().flat_map(|cloud| cloud.kept).map(|kept| IpNet::V4(*kept));
    let taken: Vec<IpNet> = taken.iter().copied().chain(kept).collect();
    let common = |range: &&Ipv4Net| others.iter().all(|other| other.ranges.iter().any(|held| held.contains(*range)));
    // The narrowest cloud's ranges lie inside the others' where the two have any in common.
    let narrow = first.ranges.iter().filter(common);
    let others = others
        .iter()
        .flat_map(|cloud| cloud.ranges)
        .filter(|range| first.ranges.iter().any(|held| held.contains(*range) && held != *range));
    let within: Vec<Ipv4Net> = narrow.chain(others).copied().collect();
    if within.is_empty() { Vec::new() } else { free_transits(count, 30, &within, &taken) }
}
