//! Who claims which addresses, and what overlaps.

use ipnet::{IpNet, Ipv4Net};

use super::{Read, said};
use crate::addressing::{Claim, ClaimKind, Conflict, GatewaySubnetRules, Proposal, conflicts, unusual};
use crate::finding::{Finding, Severity};

/// Two claims that cannot both hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The one to change, and what it is.
    pub change: (IpNet, String),
    /// The one that stays, and what it is.
    pub keep: (IpNet, String),
    /// Why that one.
    pub why: &'static str,
}

/// The owner of the spaces and the subnets in them.
const HERE: &str = "";

/// Every overlap, each once.
pub(super) fn clashes(rules: &GatewaySubnetRules, read: &Read) -> Vec<Clash> {
    let claims = claims(rules, read);
    let named = |place: usize| (claims[place].prefix, name(&claims[place]));
    let clash = |found: &Conflict| Clash { change: named(found.change), keep: named(found.keep), why: found.why };
    conflicts(&claims).iter().map(clash).collect()
}

fn name(claim: &Claim) -> String {
    match claim.kind {
        ClaimKind::Fixed(what) => what.to_owned(),
        ClaimKind::Network if claim.owner == HERE => "the space".to_owned(),
        ClaimKind::Subnet => "a subnet".to_owned(),
        ClaimKind::Network | ClaimKind::BgpAddress | ClaimKind::Transit => "the other side".to_owned(),
    }
}

fn claims(rules: &GatewaySubnetRules, read: &Read) -> Vec<Claim> {
    let claim = |prefix: IpNet, kind: ClaimKind, owner: &str| Claim { prefix, kind, owner: owner.to_owned() };
    let mut claims = Vec::new();
    claims.extend(read.space.iter().map(|net| claim((*net).into(), ClaimKind::Network, HERE)));
    claims.extend(read.used.iter().map(|net| claim((*net).into(), ClaimKind::Subnet, HERE)));
    // Each is a side of its own: two of them that overlap clash as well.
    claims.extend(read.far.iter().enumerate().map(|(i, net)| claim(*net, ClaimKind::Network, &format!("far {i}"))));
    claims.extend(rules.fixed_ranges().map(|(range, what)| claim(range, ClaimKind::Fixed(what), "everybody")));
    claims
}

/// Everything that a transit network must keep clear of.
pub(super) fn taken(read: &Read, proposal: Option<&Proposal>) -> Vec<IpNet> {
    let own = read.space.iter().chain(&read.used).chain(&read.given).copied().map(IpNet::V4);
    own.chain(read.far.iter().copied()).chain(proposal.map(|found| found.prefix.into())).collect()
}

/// What is to be said about a space that is not a private one.
pub(super) fn notes(spaces: &[Ipv4Net], texts: &[String]) -> Vec<Finding> {
    let note = |space: &Ipv4Net| {
        let unusual = unusual((*space).into())?;
        let place = texts.iter().position(|text| crate::draft::read_prefix(text).ok() == Some((*space).into()));
        let path = place.map_or("space".to_owned(), |place| format!("space[{place}]"));
        let fix = "take a private range: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16".to_owned();
        Some(said(Severity::Warning, &path, format!("{space} is {}", unusual.words()), unusual.why(), fix))
    };
    spaces.iter().filter_map(note).collect()
}
