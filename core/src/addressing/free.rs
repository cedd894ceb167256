//! Free space: what is left of a prefix, and the next place for a new one.

use ipnet::IpNet;

use super::{Use, overlap, special_ranges};

/// Which end of the free space is taken first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The lowest addresses.
    First,
    /// The highest addresses: what is before them stays in one piece.
    #[default]
    Last,
}

/// What is left of `space` without `taken`: the fewest prefixes, in order.
pub fn free(space: IpNet, taken: &[IpNet]) -> Vec<IpNet> {
    let mut left = Vec::new();
    split(space.trunc(), taken, &mut left);
    left
}

fn split(space: IpNet, taken: &[IpNet], left: &mut Vec<IpNet>) {
    let inside: Vec<IpNet> = taken.iter().copied().filter(|other| overlap(space, *other)).collect();
    if inside.is_empty() {
        left.push(space);
        return;
    }
    if inside.iter().any(|other| other.contains(&space)) {
        return;
    }
    // A single address that overlaps is held, so there are halves here.
    if let Ok(halves) = space.subnets(space.prefix_len() + 1) {
        halves.for_each(|half| split(half, &inside, left));
    }
}

/// The next free place for a prefix of this length: in the first of the spaces
/// that has room, at its first or last free addresses. `None` when none has.
pub fn next_free(spaces: &[IpNet], taken: &[IpNet], length: u8, place: Place) -> Option<IpNet> {
    spaces.iter().find_map(|space| {
        let blocks = free(*space, taken);
        let fits = |block: &&IpNet| block.prefix_len() <= length;
        let at = match place {
            Place::First => blocks.iter().find(fits)?.network(),
            Place::Last => blocks.iter().rfind(fits)?.broadcast(),
        };
        IpNet::new(at, length).ok().map(|net| net.trunc())
    })
}

/// The private range at which a network can be shown host for host where its own
/// addresses are taken on the other side, too: of its size, clear of `taken`, at
/// the last free addresses. `None` when there is none of its size.
pub fn elsewhere(net: IpNet, taken: &[IpNet]) -> Option<IpNet> {
    let is_pool = |range: &IpNet| range.addr().is_ipv4() == net.addr().is_ipv4();
    let private = special_ranges().iter().filter(|(_, purpose)| *purpose == Use::Private).map(|(range, _)| *range);
    next_free(&private.filter(is_pool).collect::<Vec<_>>(), taken, net.prefix_len(), Place::Last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nets(list: &[&str]) -> Vec<IpNet> {
        list.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn what_is_left_is_exact() {
        let cases: &[(&str, &[&str], &[&str])] = &[
            ("10.0.0.0/30", &[], &["10.0.0.0/30"]),
            ("10.0.0.0/30", &["10.0.0.0/8"], &[]),
            ("10.0.0.0/30", &["10.0.0.1/32"], &["10.0.0.0/32", "10.0.0.2/31"]),
            ("10.0.0.0/32", &["10.0.0.0/32"], &[]),
            ("0.0.0.0/0", &["0.0.0.0/1"], &["128.0.0.0/1"]),
            (
                "0.0.0.0/0",
                &["255.255.255.255/32", "0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/3", "224.0.0.0/4"],
                &[
                    "240.0.0.0/5",
                    "248.0.0.0/6",
                    "252.0.0.0/7",
                    "254.0.0.0/8",
                    "255.0.0.0/9",
                    "255.128.0.0/10",
                    "255.192.0.0/11",
                    "255.224.0.0/12",
                    "255.240.0.0/13",
                    "255.248.0.0/14",
                    "255.252.0.0/15",
                    "255.254.0.0/16",
                    "255.255.0.0/17",
                    "255.255.128.0/18",
                    "255.255.192.0/19",
                    "255.255.224.0/20",
                    "255.255.240.0/21",
                    "255.255.248.0/22",
                    "255.255.252.0/23",
                    "255.255.254.0/24",
                    "255.255.255.0/25",
                    "255.255.255.128/26",
                    "255.255.255.192/27",
                    "255.255.255.224/28",
                    "255.255.255.240/29",
                    "255.255.255.248/30",
                    "255.255.255.252/31",
                    "255.255.255.254/32",
                ],
            ),
            ("fd00::/126", &["fd00::1/128", "10.0.0.0/8"], &["fd00::/128", "fd00::2/127"]),
        ];
        for (space, taken, expected) in cases {
            let found: Vec<String> =
                free(space.parse().unwrap(), &nets(taken)).iter().map(ToString::to_string).collect();
            assert_eq!(found, *expected, "{space} without {taken:?}");
        }
    }

    #[test]
    fn a_network_is_shown_at_a_private_range_of_its_size_and_family() {
        let cases: &[(&str, &[&str], Option<&str>)] = &[
            ("10.1.0.0/16", &["10.1.0.0/16"], Some("10.255.0.0/16")),
            ("10.1.0.0/16", &["10.0.0.0/8"], Some("172.31.0.0/16")),
            ("10.0.0.0/8", &["10.0.0.0/8"], None),
            ("203.0.113.0/24", &["10.255.255.0/30"], Some("10.255.254.0/24")),
            ("192.168.0.1/32", &[], Some("10.255.255.255/32")),
            ("fd00::/64", &["fd00::/64"], Some("fdff:ffff:ffff:ffff::/64")),
            ("0.0.0.0/0", &[], None),
        ];
        for (net, taken, expected) in cases {
            let found = elsewhere(net.parse().unwrap(), &nets(taken)).map(|net| net.to_string());
            assert_eq!(found.as_deref(), *expected, "{net} beside {taken:?}");
        }
    }

    #[test]
    fn the_next_place_is_aligned_inside_and_clear() {
        use Place::{First, Last};
        type Case<'a> = (&'a [&'a str], &'a [&'a str], u8, Place, Option<&'a str>);
        let cases: &[Case<'_>] = &[
            (&["172.16.0.0/16"], &["172.16.20.0/24"], 27, First, Some("172.16.0.0/27")),
            (&["172.16.0.0/16"], &["172.16.20.0/24"], 27, Last, Some("172.16.255.224/27")),
            (&["10.1.0.0/16"], &["10.1.10.0/24", "10.1.255.0/24"], 27, Last, Some("10.1.254.224/27")),
            (&["10.1.0.0/27"], &[], 27, Last, Some("10.1.0.0/27")),
            (&["10.1.0.0/28"], &[], 27, Last, None),
            (&["10.1.0.0/28", "10.2.0.0/24"], &[], 27, First, Some("10.2.0.0/27")),
            (&["10.1.0.0/24"], &["10.1.0.0/25", "10.1.0.128/26", "10.1.0.240/28"], 27, Last, Some("10.1.0.192/27")),
            (&["0.0.0.0/0"], &["255.255.255.255/32"], 32, Last, Some("255.255.255.254/32")),
            (&["fd00::/48"], &["fd00::/64"], 64, First, Some("fd00:0:0:1::/64")),
            (&[], &[], 27, First, None),
        ];
        for (spaces, taken, length, place, expected) in cases {
            let found = next_free(&nets(spaces), &nets(taken), *length, *place).map(|net| net.to_string());
            assert_eq!(found.as_deref(), *expected, "{spaces:?} {taken:?} /{length} {place:?}");
        }
    }
}
