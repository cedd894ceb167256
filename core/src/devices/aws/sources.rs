//! The documents that this folder's facts were read from.

use crate::fact::{Source, day};

/// What can be set for a tunnel: Amazon's API reference, whose text is the service model's.
pub static OPTIONS: Source = Source {
    title: "Amazon EC2 API: VpnTunnelOptionsSpecification",
    url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnTunnelOptionsSpecification.html",
    checked: day(2026, 11, 21),
};

/// The same for people.
pub static TUNNELS: Source = Source {
    title: "Tunnel options for your AWS Site-to-Site VPN connection",
    url: "https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html",
    checked: day(2026, 11, 21),
};

/// The other end's address and number.
pub static CUSTOMER: Source = Source {
    title: "Customer gateway options for your AWS Site-to-Site VPN connection",
    url: "https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html",
    checked: day(2026, 11, 21),
};

/// What the other end must be able to do: one Child SA a tunnel.
pub static REQUIREMENTS: Source = Source {
    title: "Requirements for your AWS Site-to-Site VPN customer gateway device",
    url: "https://docs.aws.amazon.com/vpn/latest/s2svpn/CGRequirements.html",
    checked: day(2026, 11, 21),
};

/// Gateways and routing.
pub static WORKS: Source = Source {
    title: "How AWS Site-to-Site VPN works",
    url: "https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html",
    checked: day(2026, 11, 21),
};

/// Who starts.
pub static INITIATION: Source = Source {
    title: "AWS Site-to-Site VPN tunnel initiation options",
    url: "https://docs.aws.amazon.com/vpn/latest/s2svpn/initiate-vpn-tunnels.html",
    checked: day(2026, 11, 21),
};

/// The networks that are kept stand in this reference; that AWS has the lower address
/// stands in the other cloud's tutorial.
pub static INSIDE: Source = Source {
    title: "AWS::EC2::VPNConnection VpnTunnelOptionsSpecification",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-ec2-vpnconnection-vpntunneloptionsspecification.html",
    checked: day(2026, 11, 21),
};
