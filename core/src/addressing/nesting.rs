//! Which prefix lies inside which: every overlap of a list, in one sweep.

use ipnet::IpNet;

/// No holder.
const NONE: u32 = u32::MAX;

/// Which prefix of a list lies inside which.
///
/// Two prefixes overlap only when one holds the other, so the smallest holder of
/// each is enough to tell every overlap: the holder's own holders hold it as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nesting<'a> {
    prefixes: &'a [IpNet],
    /// Places in the order of addresses, IPv4 first, holders before held.
    order: Vec<u32>,
    /// Place of the smallest holder, or of the first equal prefix.
    holders: Vec<u32>,
    /// The holder is equal.
    doubles: Vec<bool>,
}

/// Sorts a list and finds the holder of each prefix. Time grows as n log n; at
/// most 25 bytes an IPv4 entry are needed meanwhile. Host bits count as zeros.
/// Lists are limited to 4294967294 entries.
pub fn nesting(prefixes: &[IpNet]) -> Nesting<'_> {
    let mut four: Vec<(u64, u32)> = Vec::with_capacity(prefixes.len());
    let mut six: Vec<(u128, u8, u32)> = Vec::new();
    for (place, net) in (0..).zip(prefixes) {
        match net {
            // One number to compare: the address, then the length.
            IpNet::V4(net) => {
                four.push((u64::from(u32::from(net.network())) << 8 | u64::from(net.prefix_len()), place));
            }
            IpNet::V6(net) => six.push((u128::from(net.network()), net.prefix_len(), place)),
        }
    }
    four.sort_unstable();
    six.sort_unstable();
    let mut nesting = Nesting {
        prefixes,
        order: Vec::with_capacity(prefixes.len()),
        holders: vec![NONE; prefixes.len()],
        doubles: vec![false; prefixes.len()],
    };
    nesting.sweep(four.iter().map(|(key, place)| {
        let (first, length) = (key >> 8, key & 0xff);
        (u128::from(first), u128::from(first | (u64::from(u32::MAX) >> length)), *place)
    }));
    nesting.sweep(six.iter().map(|(first, length, place)| {
        (*first, first | u128::MAX.checked_shr(u32::from(*length)).unwrap_or(0), *place)
    }));
    nesting
}

impl Nesting<'_> {
    /// Goes through one family's prefixes, as first and last address, in order:
    /// those that are open hold what comes next.
    fn sweep(&mut self, sorted: impl Iterator<Item = (u128, u128, u32)>) {
        let mut open: Vec<(u128, u128, u32)> = Vec::new();
        for (first, last, place) in sorted {
            self.order.push(place);
            while open.last().is_some_and(|(_, end, _)| *end < first) {
                open.pop();
            }
            if let Some((start, end, holder)) = open.last() {
                self.holders[place as usize] = *holder;
                if (*start, *end) == (first, last) {
                    self.doubles[place as usize] = true;
                    continue;
                }
            }
            open.push((first, last, place));
        }
    }

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

    /// The fewest prefixes that hold exactly the addresses of the list, in order,
    /// IPv4 before IPv6.
    pub fn summary(&self) -> Vec<IpNet> {
        let mut kept: Vec<IpNet> = Vec::new();
        for place in self.order.iter().filter(|place| self.holders[**place as usize] == NONE) {
            kept.push(self.prefixes[*place as usize].trunc());
            while let [.., one, other] = kept[..]
                && let Some(both) = joined(one, other)
            {
                kept.truncate(kept.len() - 2);
                kept.push(both);
            }
        }
        kept
    }
}

/// The prefix whose two halves these are; they are in order.
fn joined(one: IpNet, other: IpNet) -> Option<IpNet> {
    if one.prefix_len() != other.prefix_len() {
        return None;
    }
    one.supernet().filter(|both| both.contains(&other))
}

/// The fewest prefixes that hold exactly the addresses of a list, in order, IPv4
/// before IPv6. No address is added and none is lost.
pub fn summarise(prefixes: &[IpNet]) -> Vec<IpNet> {
    nesting(prefixes).summary()
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

    #[test]
    fn a_summary_holds_the_same_addresses_and_no_more() {
        let cases: &[(&[&str], &[&str])] = &[
            (&[], &[]),
            (&["10.0.0.0/9", "10.128.0.0/9"], &["10.0.0.0/8"]),
            (&["10.128.0.0/9", "11.0.0.0/9"], &["10.128.0.0/9", "11.0.0.0/9"]),
            (&["0.0.0.0/1", "128.0.0.0/1"], &["0.0.0.0/0"]),
            (&["192.0.2.0/32", "192.0.2.1/32", "192.0.2.2/31"], &["192.0.2.0/30"]),
            (&["10.0.0.0/8", "10.1.0.0/16", "10.0.0.0/8"], &["10.0.0.0/8"]),
            (&["255.255.255.254/32", "255.255.255.255/32"], &["255.255.255.254/31"]),
            (&["::/1", "8000::/1", "0.0.0.0/0"], &["0.0.0.0/0", "::/0"]),
            (&["10.0.1.0/24", "10.0.2.0/24", "10.0.0.0/24", "10.0.3.0/24"], &["10.0.0.0/22"]),
        ];
        for (list, expected) in cases {
            let nets: Vec<IpNet> = list.iter().map(|text| text.parse().unwrap()).collect();
            let found: Vec<String> = summarise(&nets).iter().map(ToString::to_string).collect();
            assert_eq!(found, *expected, "{list:?}");
        }
    }
}
