//! Who claims which addresses, what overlaps, what lies in an unusual range.

use ipnet::{IpNet, Ipv4Net};
use serde::Serialize;

use super::Read;
use crate::addressing::{Claim, ClaimKind, Conflict, GatewaySubnetRules, Unusual, conflicts, unusual};
use crate::finding::Severity;

/// Something about the networks that is wrong, or will bite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Clash {
    /// How much it matters.
    pub severity: Severity,
    /// What it is, in one sentence.
    pub what: String,
    /// The network to change.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub change: IpNet,
    /// The one that stays; none where a network is wrong by itself.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub keep: Option<IpNet>,
    /// Why that one.
    pub why: &'static str,
}

/// The owner of the spaces and the subnets in them.
const SPACE: &str = "the space";

/// What clouds take inside tunnels.
const LINK_LOCAL: IpNet = IpNet::V4(Ipv4Net::new_assert(std::net::Ipv4Addr::new(169, 254, 0, 0), 16));

/// Everything, each overlap once; the errors first.
pub(super) fn all(claims: &[Claim], read: &Read) -> Vec<Clash> {
    let mut found = listed(&spaces(read), read);
    found.extend(listed(claims, read));
    found.extend(outside(read));
    let own = read.space.iter().chain(&read.tunnels).copied().map(IpNet::V4);
    let networks = own.chain(read.far.iter().copied());
    found.extend(networks.filter_map(|net| Some(odd(net, unusual(net)?))));
    found
}

fn odd(net: IpNet, unusual: Unusual) -> Clash {
    let severity = match unusual {
        Unusual::Carrier => Severity::Advice,
        Unusual::Special(_) | Unusual::Public => Severity::Warning,
    };
    Clash { severity, what: format!("{net} is {}", unusual.words()), change: net, keep: None, why: unusual.why() }
}

/// Subnets that lie in no space.
fn outside(read: &Read) -> impl Iterator<Item = Clash> {
    let lost = |net: &&Ipv4Net| !read.space.iter().any(|space| space.contains(*net));
    let clash = |net: &Ipv4Net| Clash {
        severity: Severity::Warning,
        what: format!("the subnet {net} lies in none of the spaces"),
        change: IpNet::V4(*net),
        keep: None,
        why: "a subnet is a part of its virtual network's address space",
    };
    read.used.iter().filter(move |net| !read.space.is_empty() && lost(net)).map(clash)
}

fn claim(prefix: impl Into<IpNet>, kind: ClaimKind, owner: &str) -> Claim {
    Claim { prefix: prefix.into(), kind, owner: owner.to_owned() }
}

/// Spaces of one virtual network must not overlap each other.
fn spaces(read: &Read) -> Vec<Claim> {
    let space = |(place, net): (usize, &Ipv4Net)| claim(*net, ClaimKind::Network, &format!("space {}", place + 1));
    read.space.iter().enumerate().map(space).collect()
}

/// Who claims what. A single address of a tunnel is one to peer with.
pub(super) fn claims(rules: &GatewaySubnetRules, read: &Read) -> Vec<Claim> {
    let mut claims = Vec::new();
    claims.extend(read.space.iter().map(|net| claim(*net, ClaimKind::Network, SPACE)));
    // Each is a side of its own: two of them that overlap clash as well.
    let other =
        |(place, net): (usize, &IpNet)| claim(*net, ClaimKind::Network, &format!("other network {}", place + 1));
    claims.extend(read.far.iter().enumerate().map(other));
    claims.extend(read.used.iter().map(|net| claim(*net, ClaimKind::Subnet, SPACE)));
    claims.extend(read.tunnels.iter().enumerate().map(|(place, net)| {
        let (kind, what) = if net.prefix_len() == 32 {
            (ClaimKind::BgpAddress, "BGP address")
        } else {
            (ClaimKind::Transit, "transit network")
        };
        claim(*net, kind, &format!("{what} {}", place + 1))
    }));
    claims.extend(rules.fixed_ranges().map(|(net, what)| claim(net, ClaimKind::Fixed(what), what)));
    claims
}

/// Two sides have the same addresses, and machines there.
pub(super) fn is_between_sides(claims: &[Claim], found: &Conflict) -> bool {
    let is_network = |claim: &Claim| claim.kind == ClaimKind::Network && claim.prefix.prefix_len() > 0;
    is_network(&claims[found.change]) && is_network(&claims[found.keep])
}

fn listed(claims: &[Claim], read: &Read) -> Vec<Clash> {
    let clash = |found: &Conflict| {
        let (change, keep) = (&claims[found.change], &claims[found.keep]);
        if is_left_out(read, change, keep) {
            return None;
        }
        // What is in the cloud's own network works, and is in the way one day.
        let is_lent = change.kind == ClaimKind::Transit && keep.owner == SPACE;
        Some(Clash {
            severity: if is_lent { Severity::Warning } else { Severity::Error },
            what: format!("{} ({}) overlaps {} ({})", change.prefix, words(change), keep.prefix, words(keep)),
            change: change.prefix,
            keep: Some(keep.prefix),
            why: found.why,
        })
    };
    conflicts(claims).iter().filter_map(clash).collect()
}

/// Of a subnet in a space the space itself is what overlaps, and is listed; the
/// default route touches every fixed range and means none of them. Tunnels may
/// have link-local addresses. Several may peer with one address, which lies in a
/// network of its own side: of the cloud's, in a subnet.
fn is_left_out(read: &Read, change: &Claim, keep: &Claim) -> bool {
    let is_in = |claim: &Claim, nets: &[Ipv4Net]| nets.iter().any(|net| IpNet::V4(*net).contains(&claim.prefix));
    let inside = |subnet: &Claim| is_in(subnet, &read.space);
    match (change.kind, keep.kind) {
        (ClaimKind::Transit | ClaimKind::BgpAddress, ClaimKind::Fixed(_)) => LINK_LOCAL.contains(&change.prefix),
        (ClaimKind::BgpAddress, ClaimKind::Network) => {
            keep.owner != SPACE
                || read.used.is_empty()
                || is_in(change, &read.used)
                || is_in(change, read.given.as_slice())
        }
        (ClaimKind::BgpAddress, _) => true,
        (ClaimKind::Subnet, ClaimKind::Subnet) => false,
        (ClaimKind::Subnet, _) => inside(change),
        (_, ClaimKind::Subnet) => inside(keep),
        (_, ClaimKind::Fixed(_)) => change.prefix.prefix_len() == 0,
        _ => false,
    }
}

fn words(claim: &Claim) -> &str {
    if claim.kind == ClaimKind::Subnet { "a subnet" } else { &claim.owner }
}
