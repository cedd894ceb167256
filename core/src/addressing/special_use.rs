//! Special-purpose addresses (IANA's registries, RFC 6890, checked 2026-11-21).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use super::overlap;

/// What a range is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// RFC 1918, and RFC 4193 for IPv6.
    Private,
    /// Behind a provider's NAT (RFC 6598).
    CarrierNat,
    /// For examples in documents (RFC 5737, RFC 3849, RFC 9637).
    Documentation,
    /// It travels, but is meant for something else: measurements, protocols.
    Special(&'static str),
    /// Never on a wire between sites: loopback, link-local, multicast, reserved.
    Unusable(&'static str),
}

const fn range(a: u8, b: u8, c: u8, d: u8, length: u8, purpose: Use) -> (IpNet, Use) {
    (IpNet::V4(Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length)), purpose)
}

const fn range6(front: [u16; 2], length: u8, purpose: Use) -> (IpNet, Use) {
    let address = Ipv6Addr::new(front[0], front[1], 0, 0, 0, 0, 0, 0);
    (IpNet::V6(Ipv6Net::new_assert(address, length)), purpose)
}

/// The ranges that matter here; none overlaps another.
static RANGES: &[(IpNet, Use)] = &[
    range(10, 0, 0, 0, 8, Use::Private),
    range(172, 16, 0, 0, 12, Use::Private),
    range(192, 168, 0, 0, 16, Use::Private),
    range(100, 64, 0, 0, 10, Use::CarrierNat),
    range(192, 0, 2, 0, 24, Use::Documentation),
    range(198, 51, 100, 0, 24, Use::Documentation),
    range(203, 0, 113, 0, 24, Use::Documentation),
    range(192, 0, 0, 0, 24, Use::Special("kept for IETF protocols")),
    range(192, 88, 99, 0, 24, Use::Special("the old 6to4 relays' range")),
    range(198, 18, 0, 0, 15, Use::Special("for measurements of networks")),
    range(0, 0, 0, 0, 8, Use::Unusable("\"this network\"")),
    range(127, 0, 0, 0, 8, Use::Unusable("loopback")),
    range(169, 254, 0, 0, 16, Use::Unusable("link-local")),
    range(224, 0, 0, 0, 4, Use::Unusable("multicast")),
    range(240, 0, 0, 0, 4, Use::Unusable("reserved")),
    range6([0xfc00, 0], 7, Use::Private),
    range6([0x2001, 0xdb8], 32, Use::Documentation),
    range6([0x3fff, 0], 20, Use::Documentation),
    // The unspecified address, loopback, and those that only hold an IPv4 one.
    range6([0, 0], 80, Use::Unusable("loopback or a shell for an IPv4 address")),
    range6([0xfe80, 0], 10, Use::Unusable("link-local")),
    range6([0xff00, 0], 8, Use::Unusable("multicast")),
];

/// Every special range with its use.
pub fn special_ranges() -> &'static [(IpNet, Use)] {
    RANGES
}

/// What an address is for; `None` for an ordinary public one.
pub fn use_of(address: IpAddr) -> Option<Use> {
    RANGES.iter().find(|(range, _)| range.contains(&address)).map(|(_, purpose)| *purpose)
}

/// The unusable range that a prefix touches; the default route touches them all
/// and means none of them.
pub fn unusable(prefix: IpNet) -> Option<(IpNet, &'static str)> {
    if prefix.prefix_len() == 0 {
        return None;
    }
    RANGES.iter().find_map(|(range, purpose)| match purpose {
        Use::Unusable(name) if overlap(*range, prefix) => Some((*range, *name)),
        _ => None,
    })
}

/// How a network is unusual for a side of a tunnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusual {
    /// Wholly in the range between providers and their customers (RFC 6598).
    Carrier,
    /// In a range that is meant for something else.
    Special(&'static str),
    /// It has addresses that are somebody's on the Internet.
    Public,
}

impl Unusual {
    /// What that means for the tunnel.
    pub fn why(self) -> &'static str {
        match self {
            Self::Carrier => {
                "providers use this range between themselves and their customers: it clashes where yours does"
            }
            Self::Special(_) => "what the range is meant for may meet it one day",
            Self::Public => "what really has those addresses on the Internet can no longer be reached",
        }
    }

    /// What the network is, as the end of "10.0.0.0/8 is ...".
    pub fn words(self) -> &'static str {
        match self {
            Self::Carrier => "for providers' NAT, shared by all their customers",
            Self::Special(name) => name,
            Self::Public => "not private: its addresses are somebody's on the Internet",
        }
    }
}

/// Whether a network is unusual; nothing where it is private, the default route,
/// or touches a range that is not usable at all (see [`unusable`]).
pub fn unusual(prefix: IpNet) -> Option<Unusual> {
    if prefix.prefix_len() == 0 || unusable(prefix).is_some() {
        return None;
    }
    let holder = RANGES.iter().find(|(range, _)| range.contains(&prefix));
    match holder.map(|(_, purpose)| *purpose) {
        Some(Use::Private | Use::Unusable(_)) => None,
        Some(Use::CarrierNat) => Some(Unusual::Carrier),
        Some(Use::Documentation) => Some(Unusual::Special("for examples in documents")),
        Some(Use::Special(name)) => Some(Unusual::Special(name)),
        None => Some(Unusual::Public),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_end_where_the_registry_says() {
        let cases = [
            ("9.255.255.255", None),
            ("10.0.0.0", Some(Use::Private)),
            ("10.255.255.255", Some(Use::Private)),
            ("172.15.255.255", None),
            ("172.31.255.255", Some(Use::Private)),
            ("172.32.0.0", None),
            ("100.63.255.255", None),
            ("100.127.255.255", Some(Use::CarrierNat)),
            ("100.128.0.0", None),
            ("255.255.255.255", Some(Use::Unusable("reserved"))),
            ("198.17.255.255", None),
            ("198.19.255.255", Some(Use::Special("for measurements of networks"))),
            ("198.20.0.0", None),
            ("2001:db8::1", Some(Use::Documentation)),
            ("2001:db9::", None),
            ("fdff::1", Some(Use::Private)),
            ("fe00::1", None),
            ("::1", Some(Use::Unusable("loopback or a shell for an IPv4 address"))),
        ];
        for (address, expected) in cases {
            assert_eq!(use_of(address.parse().unwrap()), expected, "{address}");
        }
    }

    #[test]
    fn a_network_that_is_not_wholly_private_is_unusual() {
        let cases = [
            ("10.0.0.0/8", None),
            ("10.0.0.0/7", Some(Unusual::Public)),
            ("172.16.0.0/12", None),
            ("172.16.0.0/11", Some(Unusual::Public)),
            ("100.64.0.0/16", Some(Unusual::Carrier)),
            ("100.0.0.0/8", Some(Unusual::Public)),
            ("198.18.0.0/16", Some(Unusual::Special("for measurements of networks"))),
            ("8.8.8.8/32", Some(Unusual::Public)),
            ("127.0.0.0/8", None),
            ("0.0.0.0/0", None),
            ("fd00:1::/64", None),
            ("2a00::/32", Some(Unusual::Public)),
        ];
        for (prefix, expected) in cases {
            assert_eq!(unusual(prefix.parse().unwrap()), expected, "{prefix}");
        }
    }
}
