//! Special-purpose addresses (IANA's IPv4 registry, RFC 6890, checked 2026-11-21).

use std::net::{IpAddr, Ipv4Addr};

use ipnet::{IpNet, Ipv4Net};

use super::overlap;

/// What a range is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// RFC 1918.
    Private,
    /// Behind a provider's NAT (RFC 6598).
    CarrierNat,
    /// For examples in documents (RFC 5737).
    Documentation,
    /// Never on a wire between sites: loopback, link-local, multicast, reserved.
    Unusable(&'static str),
}

const fn range(a: u8, b: u8, c: u8, d: u8, length: u8, purpose: Use) -> (Ipv4Net, Use) {
    (Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length), purpose)
}

/// The ranges that matter here.
static RANGES: &[(Ipv4Net, Use)] = &[
    range(10, 0, 0, 0, 8, Use::Private),
    range(172, 16, 0, 0, 12, Use::Private),
    range(192, 168, 0, 0, 16, Use::Private),
    range(100, 64, 0, 0, 10, Use::CarrierNat),
    range(192, 0, 2, 0, 24, Use::Documentation),
    range(198, 51, 100, 0, 24, Use::Documentation),
    range(203, 0, 113, 0, 24, Use::Documentation),
    range(0, 0, 0, 0, 8, Use::Unusable("\"this network\"")),
    range(127, 0, 0, 0, 8, Use::Unusable("loopback")),
    range(169, 254, 0, 0, 16, Use::Unusable("link-local")),
    range(224, 0, 0, 0, 4, Use::Unusable("multicast")),
    range(240, 0, 0, 0, 4, Use::Unusable("reserved")),
];

/// What an address is for; `None` for an ordinary public one.
pub fn use_of(address: IpAddr) -> Option<Use> {
    let IpAddr::V4(address) = address else { return None };
    RANGES.iter().find(|(range, _)| range.contains(&address)).map(|(_, purpose)| *purpose)
}

/// The unusable range that a prefix touches; the default route touches them all
/// and means none of them.
pub fn unusable(prefix: IpNet) -> Option<(Ipv4Net, &'static str)> {
    if prefix.prefix_len() == 0 {
        return None;
    }
    RANGES.iter().find_map(|(range, purpose)| match purpose {
        Use::Unusable(name) if overlap(IpNet::V4(*range), prefix) => Some((*range, *name)),
        _ => None,
    })
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
            ("2001:db8::1", None),
        ];
        for (address, expected) in cases {
            assert_eq!(use_of(address.parse().unwrap()), expected, "{address}");
        }
    }
}
