//! Where the facts are written.

use crate::fact::{Source, day};

/// Commands of a tunnel with IKEv1 as published by the other end's maker: 9.1 and later.
pub static SAMPLES: Source = Source {
    title: "Azure-vpn-config-samples, Cisco ASA 9.1 and above", // tidy: vendor
    url: "https://github.com/Azure/Azure-vpn-config-samples",   // tidy: vendor
    checked: day(2026, 11, 21),
};

/// Commands of a tunnel with IKEv2, tested with 9.2; which models lack what.
pub static CLOUD_PAGE: Source = Source {
    title: "Sample configuration: Cisco ASA device (IKEv2/no BGP), tested with 9.2",
    url: "https://learn.microsoft.com/en-us/azure/vpn-gateway/vpn-gateway-3rdparty-device-config-cisco-asa", // tidy: vendor
    checked: day(2026, 11, 21),
};

/// IKEv2 policies of 8.4 with SHA-2.
pub static GUIDE_8_4: Source = Source {
    title: "Cisco ASA 5500 Series Configuration Guide using the CLI (8.4, 8.6), Configuring IPsec and ISAKMP",
    url: "https://www.manualsdir.com/manuals/743833/cisco-asa-5585-x-asa-5555-x-asa-5545-x-asa-5525-x-asa-5515-x-asa-5512-x-asa-5580-asa-5550-asa-5540-asa-5520-asa-5510-asa-5505-asa-5500-series.html?page=1363",
    checked: day(2026, 11, 21),
};

/// The first tunnel interfaces.
pub static FIRST_VTI: Source = Source {
    title: "Cisco 200982, virtual tunnel interfaces of ASA 9.7: IKEv1 only; 9.8 adds IKEv2",
    url: "https://www.cisco.com/c/en/us/support/docs/security/asa-5500-x-series-firewalls/200982-Configure-a-Site-to-Site-VPN-Tunnel-with.html",
    checked: day(2026, 11, 21),
};

/// How tunnel interfaces behave.
pub static VTI_GUIDE: Source = Source {
    title: "Cisco ASA 9.15 VPN CLI configuration guide, Virtual Tunnel Interface",
    url: "https://www.cisco.com/c/en/us/td/docs/security/asa/asa915/configuration/vpn/asa-915-vpn-config/vpn-vti.html",
    checked: day(2026, 11, 21),
};

/// NAT traversal is on by default.
pub static IKE_GUIDE: Source = Source {
    title: "Cisco ASDM 7.14 VPN configuration guide, IKE",
    url: "https://www.cisco.com/c/en/us/td/docs/security/asa/asa914/asdm714/vpn/asdm-714-vpn-config/vpn-asdm-ike.html",
    checked: day(2026, 11, 21),
};

/// Commands of a tunnel interface with IKEv2 and BGP.
pub static BGP_GUIDE: Source = Source {
    title: "Google Cloud HA VPN with Cisco ASA",
    url: "https://github.com/GoogleCloudPlatform/community/tree/master/archived/using-ha-vpn-with-cisco-asa",
    checked: day(2026, 11, 21),
};

/// What 9.16 no longer has.
pub static NOTICE_9_16: Source = Source {
    title: "A provider's notice on the upgrade to ASA 9.16: ciphers that are gone, and what replaces them",
    url: "https://manual.sakura.ad.jp/ds/legacy/support/fw_maint_916",
    checked: day(2026, 11, 21),
};

/// Ranges of numbers.
pub static VALUES: Source = Source {
    title: "Network as Code, data model of IKE policies for ASA and FTD",
    url: "https://netascode.cisco.com",
    checked: day(2026, 11, 21),
};

/// Configurations in public repositories: `aes-gcm-256` with `integrity null`, keepalives of 10 to 3600 seconds.
pub static PUBLIC: Source = Source {
    title: "ASA configurations in public repositories, and the commands that Netspoc-Approve reads",
    url: "https://github.com/hknutzen/Netspoc-Approve",
    checked: day(2026, 11, 21),
};
