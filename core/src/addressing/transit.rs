//! Transit networks: a /30 or /31 between the two ends of a tunnel.

use std::net::Ipv4Addr;

use ipnet::{IpNet, Ipv4Net};
use serde::Serialize;

use super::free;

/// Where a transit network is taken from when none is given: the last /22 of
/// 172.16.0.0/12, then of 10.0.0.0/8, then of 192.168.0.0/16. They are private,
/// rarely used, and no cloud or device keeps them for itself.
const POOLS: [Ipv4Net; 3] = [
    Ipv4Net::new_assert(Ipv4Addr::new(172, 31, 252, 0), 22),
    Ipv4Net::new_assert(Ipv4Addr::new(10, 255, 252, 0), 22),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 252, 0), 22),
];

/// A transit network with the address of each end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TransitPair {
    /// The network, a /30 or /31.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub network: Ipv4Net,
    /// The first end's address: the lower one.
    pub first: Ipv4Addr,
    /// The second end's address.
    pub second: Ipv4Addr,
}

/// The pair of a /30 or /31, the lower address for the first end; `None` for every other size.
pub fn transit_pair(network: Ipv4Net) -> Option<TransitPair> {
    let [first, second] = hosts_of(network)?;
    Some(TransitPair { network, first, second })
}

/// The next free transit networks of that length (30 or 31), in order: inside
/// `within`, or in three rarely used private ranges when none is given. Fewer than
/// `count` when there is no more room, none for another length.
pub fn free_transits(count: usize, length: u8, within: &[Ipv4Net], taken: &[IpNet]) -> Vec<TransitPair> {
    let pools = if within.is_empty() { &POOLS[..] } else { within };
    let mut found = Vec::new();
    let mut taken = taken.to_vec();
    for pool in pools {
        for block in free(IpNet::V4(*pool), &taken) {
            let IpNet::V4(block) = block else { continue };
            let pairs = block.subnets(length).into_iter().flatten().filter_map(transit_pair);
            found.extend(pairs.take(count - found.len()));
        }
        // Two given ranges may overlap.
        taken.push(IpNet::V4(*pool));
    }
    found
}

/// The first free /30 of the three ranges.
pub fn free_transit(taken: &[IpNet]) -> Option<Ipv4Net> {
    free_transits(1, 30, &[], taken).first().map(|pair| pair.network)
}

/// The two usable addresses of a /30 or /31; `None` for every other size.
pub fn hosts_of(network: Ipv4Net) -> Option<[Ipv4Addr; 2]> {
    let first = u32::from(network.network());
    match network.prefix_len() {
        30 => Some([Ipv4Addr::from(first + 1), Ipv4Addr::from(first + 2)]),
        31 => Some([Ipv4Addr::from(first), Ipv4Addr::from(first + 1)]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_read_off_the_network_at_both_edges_of_the_address_space() {
        let cases = [
            ("172.16.19.252/30", Some(["172.16.19.253", "172.16.19.254"])),
            ("0.0.0.0/30", Some(["0.0.0.1", "0.0.0.2"])),
            ("255.255.255.252/30", Some(["255.255.255.253", "255.255.255.254"])),
            ("255.255.255.254/31", Some(["255.255.255.254", "255.255.255.255"])),
            ("10.0.0.0/29", None),
            ("10.0.0.0/32", None),
        ];
        for (network, expected) in cases {
            let hosts = hosts_of(network.parse().unwrap()).map(|hosts| hosts.map(|host| host.to_string()));
            assert_eq!(hosts, expected.map(|hosts| hosts.map(str::to_owned)), "{network}");
        }
    }

    #[test]
    fn a_free_network_clashes_with_nothing_taken() {
        let taken: Vec<IpNet> = vec!["172.31.252.0/29".parse().unwrap()];
        assert_eq!(free_transit(&taken).unwrap().to_string(), "172.31.252.8/30");
        let all: Vec<IpNet> = ["172.16.0.0/12", "10.0.0.0/8", "192.168.0.0/16"].map(|net| net.parse().unwrap()).into();
        assert_eq!(free_transit(&all), None);
        let most: Vec<IpNet> = vec!["172.16.0.0/12".parse().unwrap()];
        assert_eq!(free_transit(&most).unwrap().to_string(), "10.255.252.0/30");
    }

    #[test]
    fn many_networks_are_clear_of_everything_and_of_each_other() {
        let text = |pairs: Vec<TransitPair>| -> Vec<String> {
            pairs.iter().map(|pair| format!("{} {} {}", pair.network, pair.first, pair.second)).collect()
        };
        let within: Vec<Ipv4Net> = vec!["10.9.0.0/28".parse().unwrap(), "10.9.0.0/27".parse().unwrap()];
        let taken: Vec<IpNet> = vec!["10.9.0.4/32".parse().unwrap()];
        assert_eq!(
            text(free_transits(3, 30, &within, &taken)),
            ["10.9.0.0/30 10.9.0.1 10.9.0.2", "10.9.0.8/30 10.9.0.9 10.9.0.10", "10.9.0.12/30 10.9.0.13 10.9.0.14",]
        );
        assert_eq!(free_transits(100, 30, &within, &taken).len(), 7);
        assert_eq!(text(free_transits(1, 31, &within[..1], &taken)), ["10.9.0.0/31 10.9.0.0 10.9.0.1"]);
        assert_eq!(free_transits(10_000, 30, &[], &[]).len(), 768);
        let end: Vec<Ipv4Net> = vec!["255.255.255.252/30".parse().unwrap()];
        assert_eq!(text(free_transits(9, 30, &end, &[])), ["255.255.255.252/30 255.255.255.253 255.255.255.254"]);
        assert!(free_transits(9, 29, &end, &[]).is_empty());
        assert!(free_transits(0, 30, &end, &[]).is_empty());
    }
}
