//! What Azure asks of addresses: the gateway's subnet, link-local pairs, limits.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::sources::{BGP26, ERCOEX, FAQ26, GWUDR23, LIMITS24, SET24, VNETFAQ};
use crate::addressing::{Attachment, GatewaySubnetRules, LinkLocalRules, RefusedRange, Reserved, Shares, SubnetUse};

const fn net(a: u8, b: u8, c: u8, d: u8, length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length)
}

const fn kept(offset: i8, purpose: &'static str) -> Reserved {
    Reserved { offset, purpose }
}

const fn refused(range: Ipv4Net, what: &'static str) -> RefusedRange {
    RefusedRange { range, what }
}

/// The subnet of the gateway.
pub static GATEWAY_SUBNET: GatewaySubnetRules = GatewaySubnetRules {
    device: "azure",
    name: "GatewaySubnet",
    name_source: &FAQ26,
    uses: &[
        SubnetUse {
            id: "vpn",
            label: "a VPN gateway",
            length: 27,
            longest: 27,
            reason: "every SKU but Basic asks for a /27 or larger; a /27 leaves 27 addresses",
            source: &SET24,
            confirmed: true,
        },
        SubnetUse {
            id: "basic",
            label: "a VPN gateway of the Basic SKU",
            length: 29,
            longest: 29,
            reason: "the Basic SKU is content with a /29, which leaves 3 addresses; another SKU later needs a /27",
            source: &SET24,
            confirmed: true,
        },
        SubnetUse {
            id: "active-active",
            label: "an active-active VPN gateway",
            length: 27,
            longest: 27,
            reason: "the size counts for the SKU, not for the number of instances: a /27 holds both",
            source: &SET24,
            confirmed: true,
        },
        SubnetUse {
            id: "expressroute",
            label: "a VPN gateway beside an ExpressRoute gateway",
            length: 27,
            longest: 27,
            reason: "both gateways stand in the one subnet, which must be a /27 or larger then",
            source: &ERCOEX,
            confirmed: true,
        },
        SubnetUse {
            id: "growth",
            label: "a gateway with room to grow",
            length: 26,
            longest: 27,
            reason: "a /27 is the least; one size more is our own advice, because a subnet with a gateway in it is hard to enlarge",
            source: &SET24,
            confirmed: false,
        },
    ],
    reserved: &[
        kept(0, "the network's own address"),
        kept(1, "the default gateway"),
        kept(2, "Azure's DNS"),
        kept(3, "Azure's DNS"),
        kept(-1, "the broadcast address"),
    ],
    reserved_source: &VNETFAQ,
    attachments: &[
        Attachment {
            what: "any other resource (virtual machines, load balancers, firewalls)",
            effect: "the gateway cannot be created, or stops working: nothing but gateways may stand there",
            source: &FAQ26,
        },
        Attachment {
            what: "a network security group",
            effect: "it is not supported: the creation of the gateway is blocked",
            source: &GWUDR23,
        },
        Attachment {
            what: "a route table with 0.0.0.0/0",
            effect: "the creation of the gateway is blocked",
            source: &GWUDR23,
        },
        Attachment {
            what: "a route table that does not propagate gateway routes",
            effect: "the gateway stops working",
            source: &GWUDR23,
        },
    ],
    refused: &[
        refused(net(224, 0, 0, 0, 4), "multicast"),
        refused(net(255, 255, 255, 255, 32), "broadcast"),
        refused(net(127, 0, 0, 0, 8), "loopback"),
        refused(net(169, 254, 0, 0, 16), "link-local"),
        refused(net(168, 63, 129, 16, 32), "Azure's own DNS and health"),
    ],
    refused_source: &VNETFAQ,
    lengths: (29, 2),
    most_remote: (1000, &LIMITS24),
};

/// APIPA addresses for BGP.
pub static LINK_LOCAL: LinkLocalRules = LinkLocalRules {
    id: "azure",
    name: "Azure",
    ranges: &[net(169, 254, 21, 0, 24), net(169, 254, 22, 0, 24)],
    kept: &[],
    shares: Shares::Either,
    most: Some(32),
    rule: "Azure takes its APIPA addresses for BGP from 169.254.21.0 to 169.254.22.255, at most 32 a gateway, one alone without active-active; it uses one exactly when the other end peers with one",
    source: &BGP26,
};
