//! What one end is told about the other's networks: by hand, or by BGP.

use ipnet::IpNet;
use serde::Serialize;

use super::{overlap, summarise};

/// The networks that one end writes down for the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RemoteNetworks {
    /// The prefixes to enter; none with BGP, which brings them.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub prefixes: Vec<IpNet>,
    /// How many there were before they were summarised.
    pub given: usize,
    /// They were summarised: the limit was near.
    pub summarised: bool,
    /// They fit.
    pub fits: bool,
    /// How many there may be.
    pub most: usize,
}

/// What to enter for the other end's networks: nothing with BGP; as they are
/// where there is room for twice as many; else the fewest that hold the same.
pub fn remote_networks(networks: &[IpNet], bgp: bool, limit: usize) -> RemoteNetworks {
    let given = networks.len();
    if bgp {
        return RemoteNetworks { prefixes: Vec::new(), given, summarised: false, fits: true, most: limit };
    }
    let near = given > limit / 2;
    let prefixes = if near { summarise(networks) } else { networks.to_vec() };
    let summarised = prefixes.len() < given;
    RemoteNetworks { given, summarised, fits: prefixes.len() <= limit, most: limit, prefixes }
}

/// Networks that a speaker announces besides those meant, when it announces
/// everything that it is directly connected to: the network between it and the
/// Internet leaks into the tunnel.
pub fn leaks(connected: &[IpNet], meant: &[IpNet]) -> Vec<IpNet> {
    connected.iter().copied().filter(|net| !meant.iter().any(|other| overlap(*net, *other))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nets(list: &[&str]) -> Vec<IpNet> {
        list.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn networks_are_summarised_only_when_the_limit_is_near() {
        let four = nets(&["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"]);
        assert_eq!(remote_networks(&four, false, 1000).prefixes, four);
        let near = remote_networks(&four, false, 4);
        assert_eq!((near.prefixes, near.summarised, near.fits), (nets(&["10.0.0.0/22"]), true, true));
        let apart = nets(&["10.0.0.0/24", "10.0.2.0/24"]);
        let full = remote_networks(&apart, false, 1);
        assert_eq!((full.given, full.summarised, full.fits), (2, false, false));
        assert!(remote_networks(&four, true, 1000).prefixes.is_empty());
    }

    #[test]
    fn the_network_towards_the_internet_leaks_when_all_connected_ones_are_announced() {
        let connected = nets(&["192.168.10.0/24", "198.51.100.0/29"]);
        assert_eq!(leaks(&connected, &nets(&["192.168.10.0/24"])), nets(&["198.51.100.0/29"]));
    }
}
