//! What only this device asks for.

use super::naming;
use super::releases::RESOURCE_MANAGER;
use crate::devices::{Choice, Kind, Question, Show, Stage};
use crate::scenario::RoutingKind;

const MODERN: Show = Show::Releases(&[RESOURCE_MANAGER]);

const fn choice(value: &'static str, label: &'static str) -> Choice {
    Choice { value, label }
}

static VPN_TYPES: &[Choice] =
    &[choice("RouteBased", "Route-based"), choice("PolicyBased", "Policy-based (Basic SKU, IKEv1, one tunnel)")];

static POLICIES: &[Choice] = &[
    choice("custom", "Custom: exactly the chosen algorithms"),
    choice("default", "Default: the service's fixed list, Diffie-Hellman group 2"),
];

/// Every SKU that the command takes for a VPN gateway; a test holds the list against the table.
static SKUS: &[Choice] = &[
    choice("VpnGw1AZ", "VpnGw1AZ: 650 Mbps, 30 tunnels"),
    choice("VpnGw2AZ", "VpnGw2AZ: 1 Gbps (1.25 as Generation2), 30 tunnels"),
    choice("VpnGw3AZ", "VpnGw3AZ: 1.25 Gbps (2.5 as Generation2), 30 tunnels"),
    choice("VpnGw4AZ", "VpnGw4AZ: 5 Gbps, 100 tunnels"),
    choice("VpnGw5AZ", "VpnGw5AZ: 10 Gbps, 100 tunnels"),
    choice("Basic", "Basic: 100 Mbps, 10 tunnels, no BGP, no custom policy"),
    choice("VpnGw1", "VpnGw1 (retired)"),
    choice("VpnGw2", "VpnGw2 (retired)"),
    choice("VpnGw3", "VpnGw3 (retired)"),
    choice("VpnGw4", "VpnGw4 (retired)"),
    choice("VpnGw5", "VpnGw5 (retired)"),
    choice("Standard", "Standard (retired)"),
    choice("HighPerformance", "HighPerformance (retired)"),
];

static GENERATIONS: &[Choice] = &[choice("Generation1", "Generation1"), choice("Generation2", "Generation2")];

const fn text(
    key: &'static str,
    label: &'static str,
    help: &'static str,
    stage: Stage,
    check: fn(&str) -> Result<(), String>,
    default: &'static str,
) -> Question {
    Question { key, label, help, stage, kind: Kind::Text(check), default, required: true, show: MODERN, advanced: true }
}

pub(super) static QUESTIONS: &[Question] = &[
    Question {
        key: "sku",
        label: "Gateway SKU",
        help: "Size and features of the gateway. The AZ ones can be created in every region.",
        stage: Stage::Ends,
        kind: Kind::Choice(SKUS),
        default: "VpnGw1AZ",
        required: true,
        show: MODERN,
        advanced: false,
    },
    Question {
        key: "vpn_type",
        label: "VPN type",
        help: "It can never be changed: another type means another gateway.",
        stage: Stage::Ends,
        kind: Kind::Choice(VPN_TYPES),
        default: "RouteBased",
        required: true,
        show: MODERN,
        advanced: false,
    },
    Question {
        key: "generation",
        label: "Gateway generation",
        help: "Hardware generation, where the SKU leaves the choice; Generation2 when empty.",
        stage: Stage::Ends,
        kind: Kind::Choice(GENERATIONS),
        default: "",
        required: false,
        show: Show::If("sku", &["VpnGw2AZ", "VpnGw3AZ", "VpnGw2", "VpnGw3"]),
        advanced: true,
    },
    Question {
        key: "location",
        label: "Region",
        help: "The region's short name, like westeurope; \"az account list-locations\" prints them.",
        stage: Stage::Addresses,
        kind: Kind::Text(naming::location),
        default: "westeurope",
        required: true,
        show: MODERN,
        advanced: false,
    },
    Question {
        key: "zones",
        label: "The region has availability zones",
        help: "The public address is then spread over the zones 1, 2 and 3. In a region without zones that fails.",
        stage: Stage::Addresses,
        kind: Kind::Flag,
        default: "false",
        required: false,
        show: MODERN,
        advanced: false,
    },
    Question {
        key: "gateway_subnet",
        label: "Gateway subnet",
        help: "A free part of the virtual network for the gateway alone, like 10.1.255.224/27.",
        stage: Stage::Networks,
        kind: Kind::Prefix,
        default: "",
        required: true,
        show: MODERN,
        advanced: false,
    },
    Question {
        key: "vnet_exists",
        label: "The virtual network exists already",
        help: "The script then adds the gateway subnet to it and changes nothing else.",
        stage: Stage::Networks,
        kind: Kind::Flag,
        default: "false",
        required: false,
        show: MODERN,
        advanced: false,
    },
    Question {
        key: "subnets",
        label: "Subnets for machines",
        help: "Parts of the virtual network for virtual machines, one a line. May stay empty.",
        stage: Stage::Networks,
        kind: Kind::Prefixes,
        default: "",
        required: false,
        show: MODERN,
        advanced: false,
    },
    text(
        "subnet_name",
        "Name of the machines' subnet",
        "Further ones get a number behind it.",
        Stage::Networks,
        naming::resource,
        "workload",
    ),
    text(
        "resource_group",
        "Resource group",
        "It holds everything that the script creates; an existing one is taken as it is.",
        Stage::Export,
        naming::group,
        "rg-vpn",
    ),
    text(
        "vnet_name",
        "Virtual network",
        "Its name; an existing one must lie in the same resource group.",
        Stage::Networks,
        naming::vnet,
        "vnet-vpn",
    ),
    text(
        "gateway_name",
        "Virtual network gateway",
        "Its name. A gateway of that name is left as it is and gets the new connection.",
        Stage::Export,
        naming::resource,
        "vpn-gateway",
    ),
    text(
        "public_ip_name",
        "Public IP address",
        "Name of the address resource.",
        Stage::Export,
        naming::resource,
        "vpn-gateway-ip",
    ),
    text(
        "local_gateway_name",
        "Local network gateway",
        "It stands for the other end. With several tunnels the tunnel's short name is added.",
        Stage::Export,
        naming::base,
        "onpremises",
    ),
    text(
        "connection_name",
        "Connection",
        "Its name. With several tunnels the tunnel's short name is added.",
        Stage::Export,
        naming::base,
        "onpremises-vpn",
    ),
    Question {
        key: "policy",
        label: "IPsec/IKE policy",
        help: "A Basic gateway, a policy-based one and those before VpnGw have the default list only.",
        stage: Stage::Protection,
        kind: Kind::Choice(POLICIES),
        default: "custom",
        required: true,
        show: Show::If("vpn_type", &["RouteBased"]),
        advanced: false,
    },
    Question {
        key: "apipa",
        label: "APIPA address for BGP",
        help: "From 169.254.21.0 to 169.254.22.255, only when the other end peers with such an address too.",
        stage: Stage::Routing,
        kind: Kind::Address,
        default: "",
        required: false,
        show: Show::Routed(&[RoutingKind::Bgp]),
        advanced: true,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::devices::azure::sku;

    #[test]
    fn every_sku_can_be_chosen_and_no_other() {
        let choices: Vec<&str> = SKUS.iter().map(|choice| choice.value).collect();
        let known: Vec<&str> = sku::ALL.iter().map(|sku| sku.name).collect();
        assert_eq!(choices, known);
    }
}
