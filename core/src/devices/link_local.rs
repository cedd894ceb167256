//! Link-local pairs of a cloud that is only ever the far end of a tunnel here.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::addressing::{LinkLocalRules, Shares};
use crate::fact::{Source, day};

const fn net(c: u8, d: u8, length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(169, 254, c, d), length)
}

/// The networks that are kept stand in the reference of the VPN connection; that it
/// has the lower address stands in the other cloud's tutorial.
static SOURCE: Source = Source {
    title: "AWS::EC2::VPNConnection VpnTunnelOptionsSpecification", // tidy: vendor
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-ec2-vpnconnection-vpntunneloptionsspecification.html", // tidy: vendor
    checked: day(2026, 11, 21),
};

/// Amazon's site-to-site VPN.
pub static AMAZON: LinkLocalRules = LinkLocalRules {
    id: "aws",   // tidy: vendor
    name: "AWS", // tidy: vendor
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
    rule: "AWS takes a /30 of 169.254.0.0/16 for each tunnel, but not the first one of 169.254.0.0/24 to 169.254.5.0/24 and not 169.254.169.252/30; it has the lower address, the other end the higher one", // tidy: vendor
    source: &SOURCE,
};
