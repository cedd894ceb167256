//! Transit networks: a /30 or /31 between the two ends of a tunnel.

use std::net::Ipv4Addr;

use ipnet::{IpNet, Ipv4Net};

use super::overlap;

/// Where a transit network is taken from when none is given: the last /16 of
/// 172.16.0.0/12, then the last of 10.0.0.0/8. Both are private, rarely used,
/// and no cloud or device keeps them for itself.
const POOLS: [(Ipv4Addr, u8); 2] = [(Ipv4Addr::new(172, 31, 252, 0), 22), (Ipv4Addr::new(10, 255, 252, 0), 22)];

/// The first /30 of the pools that clashes with nothing taken.
pub fn free_transit(taken: &[IpNet]) -> Option<Ipv4Net> {
    let pools = POOLS.iter().filter_map(|(address, length)| Ipv4Net::new(*address, *length).ok());
    pools
        .flat_map(|pool| pool.subnets(30).into_iter().flatten())
        .find(|candidate| !taken.iter().any(|other| overlap(IpNet::V4(*candidate), *other)))
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
        let all: Vec<IpNet> = vec!["172.16.0.0/12".parse().unwrap(), "10.0.0.0/8".parse().unwrap()];
        assert_eq!(free_transit(&all), None);
        let most: Vec<IpNet> = vec!["172.16.0.0/12".parse().unwrap()];
        assert_eq!(free_transit(&most).unwrap().to_string(), "10.255.252.0/30");
    }
}
