//! Conflicts among all that claims an address: every overlap once, and which of
//! the two to change.

use ipnet::IpNet;

use super::overlap;

/// One claim to addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The addresses; a single one as a /32 or /128.
    pub prefix: IpNet,
    /// What they are claimed for.
    pub kind: ClaimKind,
    /// Who claims them: claims of one owner for networks may lie in each other.
    pub owner: String,
}

/// What addresses are claimed for, the hardest to change first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimKind {
    /// A range with a meaning of its own, which nobody can change.
    Fixed(&'static str),
    /// A network with machines in it.
    Network,
    /// A part of a network.
    Subnet,
    /// The address that a side peers with.
    BgpAddress,
    /// A transit network.
    Transit,
}

/// Two claims that cannot both hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// Place of the claim to change.
    pub change: usize,
    /// Place of the one that stays.
    pub keep: usize,
    /// Why that one.
    pub why: &'static str,
}

/// Every pair of claims that cannot both hold, each once, in the order of the claims.
///
/// Two claims of one owner conflict only where a transit network or a fixed range
/// is one of them, or where both are subnets.
pub fn conflicts(claims: &[Claim]) -> Vec<Conflict> {
    // Pair by pair: equal prefixes of different owners conflict each for itself.
    let pairs = (0..claims.len()).flat_map(|one| (one + 1..claims.len()).map(move |other| (one, other)));
    let clash = |(one, other): &(usize, usize)| {
        let (one, other) = (&claims[*one], &claims[*other]);
        overlap(one.prefix, other.prefix) && clashes(one, other)
    };
    pairs.filter(clash).map(|(one, other)| resolve(claims, one, other)).collect()
}

fn clashes(one: &Claim, other: &Claim) -> bool {
    use ClaimKind::{BgpAddress, Fixed, Network, Subnet, Transit};
    let own = one.owner == other.owner;
    match (one.kind, other.kind) {
        (Fixed(_), Fixed(_)) => false,
        (Fixed(_), _) | (_, Fixed(_)) | (Transit, Transit) | (Subnet, Subnet) => true,
        // The peers of a tunnel have their addresses in its transit network.
        (BgpAddress, Transit) | (Transit, BgpAddress) => false,
        (Transit, _) | (_, Transit) => true,
        (Network | Subnet | BgpAddress, Network | Subnet | BgpAddress) => !own,
    }
}

/// The easier one is changed: what has no machines in it, then what has fewer
/// addresses, then what came later.
fn resolve(claims: &[Claim], one: usize, other: usize) -> Conflict {
    let (first, second) = (&claims[one], &claims[other]);
    let (hard, easy) = (rank(first.kind), rank(second.kind));
    let (change, keep) = if hard != easy {
        if hard < easy { (other, one) } else { (one, other) }
    } else if first.prefix.prefix_len() > second.prefix.prefix_len() {
        (one, other)
    } else {
        (other, one)
    };
    let why = match (claims[change].kind, claims[keep].kind) {
        (_, ClaimKind::Fixed(_)) => "the range has a meaning of its own everywhere",
        (ClaimKind::Transit, _) => "a transit network has no machines in it: any free one does",
        (ClaimKind::BgpAddress, _) => "one address is changed more easily than a network",
        _ if first.prefix.prefix_len() == second.prefix.prefix_len() => "both are of one size: the one named later",
        _ => "it is the smaller one: fewer machines to renumber",
    };
    Conflict { change, keep, why }
}

fn rank(kind: ClaimKind) -> u8 {
    match kind {
        ClaimKind::Fixed(_) => 0,
        ClaimKind::Network => 1,
        ClaimKind::Subnet => 2,
        ClaimKind::BgpAddress => 3,
        ClaimKind::Transit => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ClaimKind::{BgpAddress, Fixed, Network, Subnet, Transit};

    fn found(claims: &[(&str, ClaimKind, &str)]) -> Vec<(usize, usize)> {
        let claims: Vec<Claim> = claims
            .iter()
            .map(|(prefix, kind, owner)| Claim {
                prefix: prefix.parse().unwrap(),
                kind: *kind,
                owner: (*owner).to_owned(),
            })
            .collect();
        conflicts(&claims).iter().map(|conflict| (conflict.change, conflict.keep)).collect()
    }

    #[test]
    fn each_overlap_is_listed_once_with_the_easier_one_to_change() {
        assert_eq!(found(&[("10.0.0.0/8", Network, "a"), ("10.1.0.0/16", Network, "b")]), [(1, 0)]);
        assert_eq!(found(&[("10.1.0.0/16", Network, "a"), ("10.0.0.0/8", Network, "b")]), [(0, 1)]);
        assert_eq!(found(&[("10.1.0.0/16", Network, "a"), ("10.1.0.0/16", Network, "b")]), [(1, 0)]);
        assert_eq!(found(&[("10.1.0.0/16", Network, "a"), ("10.1.2.0/24", Network, "a")]), []);
        assert_eq!(found(&[("10.1.0.0/30", Transit, "t"), ("10.1.0.0/16", Network, "a")]), [(0, 1)]);
        assert_eq!(found(&[("10.1.0.0/30", Transit, "t"), ("10.1.0.1/32", BgpAddress, "a")]), []);
        assert_eq!(found(&[("10.1.0.0/30", Transit, "t"), ("10.1.0.0/31", Transit, "u")]), [(1, 0)]);
        assert_eq!(found(&[("10.1.0.1/32", BgpAddress, "a"), ("10.1.0.0/24", Network, "b")]), [(0, 1)]);
        assert_eq!(found(&[("10.1.0.1/32", BgpAddress, "a"), ("10.1.0.0/24", Network, "a")]), []);
        assert_eq!(found(&[("10.0.0.0/24", Subnet, "a"), ("10.0.0.128/25", Subnet, "a")]), [(1, 0)]);
        assert_eq!(found(&[("169.254.0.0/16", Fixed("link-local"), ""), ("0.0.0.0/0", Network, "a")]), [(1, 0)]);
    }
}
