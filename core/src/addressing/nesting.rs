//! Which prefix lies inside which: every overlap of a list, in one sweep.

use ipnet::IpNet;

/// No holder.
const NONE: u32 = u32::MAX;

/// Which prefix of a list lies inside which.
///
/// Two prefixes overlap only when one holds the other, so the smallest holder of
/// each is enough to tell every overlap: the holder's own holders hold it as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nesting {
    /// Place of the smallest holder, or of the first equal prefix.
    holders: Vec<u32>,
    /// The entry is equal to its holder.
    doubles: Vec<bool>,
}

/// Prefixes with their places, in the order of addresses, holders before held.
pub(super) fn sorted(prefixes: &[IpNet]) -> Vec<(IpNet, u32)> {
    let mut order: Vec<(IpNet, u32)> = (0..).zip(prefixes).map(|(place, net)| (net.trunc(), place)).collect();
    order.sort_unstable();
    order
}

/// Sorts a list and finds the holder of each prefix. Time grows as n log n; 29
/// bytes an entry are needed meanwhile. Lists are limited to 4294967294 entries.
pub fn nesting(prefixes: &[IpNet]) -> Nesting {
    let mut nesting = Nesting { holders: vec![NONE; prefixes.len()], doubles: vec![false; prefixes.len()] };
    let mut open: Vec<(IpNet, u32)> = Vec::new();
    for (net, place) in sorted(prefixes) {
        while open.last().is_some_and(|(holder, _)| !holder.contains(&net)) {
            open.pop();
        }
        if let Some((holder, holder_place)) = open.last() {
            nesting.holders[place as usize] = *holder_place;
            nesting.doubles[place as usize] = *holder == net;
            if *holder == net {
                continue;
            }
        }
        open.push((net, place));
    }
    nesting
}

impl Nesting {
    /// Place of the smallest prefix that holds the one at `place`; of equal ones the first.
    pub fn holder(&self, place: usize) -> Option<usize> {
        let holder = *self.holders.get(place)?;
        (holder != NONE).then_some(holder as usize)
    }

    /// True when an equal prefix stands before it.
    pub fn is_double(&self, place: usize) -> bool {
        self.doubles.get(place).copied().unwrap_or(false)
    }

    /// Every overlap once, as the places of the larger and the smaller prefix.
    ///
    /// A prefix that stands several times counts once: its doubles overlap only
    /// the first of them. So there are at most 32 overlaps a prefix (IPv6: 128).
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.holders.len()).flat_map(move |place| {
            let all = std::iter::successors(self.holder(place), |holder| self.holder(*holder));
            let most = if self.is_double(place) { 1 } else { usize::MAX };
            all.take(most).map(move |holder| (holder, place))
        })
    }

    /// How many overlaps there are.
    pub fn count(&self) -> usize {
        self.pairs().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[&str]) -> Vec<(usize, usize)> {
        let nets: Vec<IpNet> = list.iter().map(|text| text.parse().unwrap()).collect();
        nesting(&nets).pairs().collect()
    }

    #[test]
    fn every_overlap_of_a_list_is_found_once() {
        type Case<'a> = (&'a [&'a str], &'a [(usize, usize)]);
        let cases: &[Case<'_>] = &[
            (&[], &[]),
            (&["10.0.0.0/8"], &[]),
            (&["10.0.0.0/9", "10.128.0.0/9"], &[]),
            (&["10.1.0.0/16", "10.0.0.0/8"], &[(1, 0)]),
            (&["10.0.0.0/8", "10.1.0.0/16", "10.1.1.0/24"], &[(0, 1), (1, 2), (0, 2)]),
            (&["10.0.0.0/8", "10.0.0.0/8", "10.0.0.0/8"], &[(0, 1), (0, 2)]),
            (&["10.0.0.0/8", "10.1.0.0/16", "10.1.0.0/16"], &[(0, 1), (1, 2)]),
            (&["0.0.0.0/0", "255.255.255.255/32", "::/0", "ffff::/16"], &[(0, 1), (2, 3)]),
            (&["0.0.0.0/32", "0.0.0.0/31", "0.0.0.0/0"], &[(1, 0), (2, 0), (2, 1)]),
        ];
        for (list, expected) in cases {
            assert_eq!(pairs(list), *expected, "{list:?}");
        }
    }
}
