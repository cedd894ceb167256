//! The addresses inside the tunnels.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::sources::INSIDE;
use crate::addressing::{LinkLocalRules, Shares};

const fn net(c: u8, d: u8, length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(169, 254, c, d), length)
}

/// What AWS takes as inside networks.
pub static LINK_LOCAL: LinkLocalRules = LinkLocalRules {
    id: "aws",
    name: "AWS",
    ranges: &[net(0, 0, 16)],
    kept: &[
        net(0, 0, 30),
        net(1, 0, 30),
        net(2, 0, 30),
        net(3, 0, 30),
        net(4, 0, 30),
        net(5, 0, 30),
        net(169, 252, 30),
    ],
    shares: Shares::CloudLower,
    most: None,
    rule: "AWS takes a /30 of 169.254.0.0/16 for each tunnel, but not the first one of 169.254.0.0/24 to 169.254.5.0/24 and not 169.254.169.252/30; it has the lower address, the other end the higher one",
    source: &INSIDE,
};
