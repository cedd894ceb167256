//! The built-in scenarios: plain JSON files beside this one.

use crate::rules::Base;
use crate::scenario::{Scenario, read};

/// One built-in scenario.
#[derive(Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Preset {
    /// Its name on the command line.
    pub name: &'static str,
    /// The story in one line.
    pub story: &'static str,
    #[serde(skip)]
    json: &'static str,
}

/// Every preset, in the order of the page.
pub static ALL: &[Preset] = &[
    Preset {
        name: "azure-pfsense",
        story: "Today's best practice: a routed tunnel, the strongest algorithms that both have.",
        json: include_str!("azure-pfsense.json"),
    },
    Preset {
        name: "azure-pfsense-bgp-behind-nat",
        story: "A home network behind a router with a changing address; BGP tells the routes.",
        json: include_str!("azure-pfsense-bgp-behind-nat.json"),
    },
    Preset {
        name: "azure-pfsense-behind-fritzbox",
        story: "A firewall behind a FRITZ!Box that the cloud may call: what the router must share, and its traps.",
        json: include_str!("azure-pfsense-behind-fritzbox.json"),
    },
    Preset {
        name: "azure-fritzbox",
        story: "The home router itself as one end: a file to import, IKEv1 to a policy-based gateway.",
        json: include_str!("azure-fritzbox.json"),
    },
    Preset {
        name: "azure-pfsense-same-network",
        story: "The same network on both sides: NAT rules in the cloud show each to the other elsewhere.",
        json: include_str!("azure-pfsense-same-network.json"),
    },
    Preset {
        name: "pfsense-pfsense-bgp",
        story: "Two sites, two firewalls, BGP between them, as of 2021.",
        json: include_str!("pfsense-pfsense-bgp.json"),
    },
    Preset {
        name: "azure-pfsense-2016",
        story: "How it was done in October 2016: what has been retired since says so.",
        json: include_str!("azure-pfsense-2016.json"),
    },
    Preset {
        name: "azure-classic-pfsense-2.0",
        story: "How it began in 2013: a classic gateway and a firewall that speaks IKEv1 only.",
        json: include_str!("azure-classic-pfsense-2.0.json"),
    },
    Preset {
        name: "azure-juniper",
        story: "An SRX with a tunnel interface: IKEv2, and BGP tells the routes.",
        json: include_str!("azure-juniper.json"),
    },
    Preset {
        name: "azure-strongswan",
        story: "A Linux router with strongSwan and an XFRM interface: IKEv2, and FRR tells the routes by BGP.",
        json: include_str!("azure-strongswan.json"),
    },
    Preset {
        name: "azure-azure",
        story: "Two virtual networks in two regions, a VPN gateway in each: IKEv2 and BGP between them.",
        json: include_str!("azure-azure.json"),
    },
    Preset {
        name: "azure-aws",
        story: "Two clouds: link-local addresses that both take, and BGP between them.",
        json: include_str!("azure-aws.json"),
    },
    Preset {
        name: "aws-strongswan",
        story: "Both tunnels of a VPN connection of AWS to a Linux router: BGP in each, FRR tells the routes.",
        json: include_str!("aws-strongswan.json"),
    },
    Preset {
        name: "azure-opnsense",
        story: "OPNsense's Connections pages: a tunnel interface with IKEv2 and static routes.",
        json: include_str!("azure-opnsense.json"),
    },
    Preset {
        name: "opnsense-strongswan",
        story: "OPNsense and a Linux router, the same daemon under both, BGP between them.",
        json: include_str!("opnsense-strongswan.json"),
    },
    Preset {
        name: "linux-setkey-manual",
        story: "Two routers without an IKE daemon: the kernels get their keys by hand.",
        json: include_str!("linux-setkey-manual.json"),
    },
    Preset {
        name: "halon-juniper-manual",
        story: "One key in two spellings: hexadecimal for Junos, behind 0x for Halon, and an SPI that both take.",
        json: include_str!("halon-juniper-manual.json"),
    },
    Preset {
        name: "azure-openbsd",
        story: "OpenBSD's own iked to Azure: IKEv2, pairs of networks.",
        json: include_str!("azure-openbsd.json"),
    },
    Preset {
        name: "azure-openbsd-bgp",
        story: "OpenBSD 7.4 or later to Azure: the tunnel as an interface, routes by bgpd.",
        json: include_str!("azure-openbsd-bgp.json"),
    },
    Preset {
        name: "azure-halon",
        story: "A Halon SR to Azure: IKEv1, pairs of networks.",
        json: include_str!("azure-halon.json"),
    },
    Preset {
        name: "azure-cisco-asa",
        story: "An ASA with a tunnel interface: IKEv2, and BGP tells the routes.",
        json: include_str!("azure-cisco-asa.json"),
    },
    Preset {
        name: "azure-cisco-ios",
        story: "A router with IOS-XE: tunnel protection with IKEv2, static routes.",
        json: include_str!("azure-cisco-ios.json"),
    },
    Preset {
        name: "halon-cisco-asa-ike",
        story: "A crypto map and a Halon SR: IKEv1, pairs of networks, and what to do about NAT traversal.",
        json: include_str!("halon-cisco-asa-ike.json"),
    },
    Preset {
        name: "halon-dynamic-aggressive",
        story: "A branch without a fixed address or a name: IKEv1 in aggressive mode, what it gives away, and the way around.",
        json: include_str!("halon-dynamic-aggressive.json"),
    },
    Preset {
        name: "halon-dpd-failover",
        story: "A peer with two addresses: a script moves the tunnel when its SAs are gone, another one sends SNMP traps.",
        json: include_str!("halon-dpd-failover.json"),
    },
    Preset {
        name: "halon-ospf-failover",
        story: "Two lines at both ends, a tunnel over each, GRE and OSPF in them: the second way takes over by itself.",
        json: include_str!("halon-ospf-failover.json"),
    },
    Preset {
        name: "halon-sx-manual",
        story: "An old Halon SX and a Halon SR, keys by hand: what has no 0x on the one side has it on the other.",
        json: include_str!("halon-sx-manual.json"),
    },
    Preset {
        name: "azure-rras",
        story: "Windows Server with Routing and Remote Access: one script of PowerShell, IKEv2, static routes.",
        json: include_str!("azure-rras.json"),
    },
    Preset {
        name: "azure-zywall",
        story: "A ZyWALL of today with a tunnel interface: IKEv2, static routes, field by field.",
        json: include_str!("azure-zywall.json"),
    },
    Preset {
        name: "halon-zywall-ike",
        story: "Halon and a ZyWALL with IKEv1: networks as phase 2 identities, commands for both.",
        json: include_str!("halon-zywall-ike.json"),
    },
    Preset {
        name: "halon-zywall-manual",
        story: "Two makers, one key, two spellings: characters and a decimal SPI here, hexadecimal digits there.",
        json: include_str!("halon-zywall-manual.json"),
    },
    Preset {
        name: "halon-sonicwall-manual",
        story: "Two makers, both with hexadecimal digits, bare here and behind 0x there.",
        json: include_str!("halon-sonicwall-manual.json"),
    },
    Preset {
        name: "azure-sonicwall",
        story: "A cloud and SonicOS 7: a tunnel interface with IKEv2, static routes on the pages.",
        json: include_str!("azure-sonicwall.json"),
    },
    Preset {
        name: "cisco-linux-manual",
        story: "A crypto map entry without IKE: decimal SPIs and bare digits on the router, 0x on the other side.",
        json: include_str!("cisco-linux-manual.json"),
    },
];

impl Preset {
    /// The scenario as JSON, as it stands in the file.
    pub fn json(&self) -> &'static str {
        self.json
    }

    /// The scenario; a test holds that every preset reads.
    pub fn scenario(&self) -> Scenario {
        read(self.json).unwrap_or_default()
    }

    /// What a list of presets shows. Found in the text as our files are written: the first screen shows all of them, and
    /// reading each as a whole would keep it waiting. A test holds that it is what the scenario says.
    pub fn glance(&self) -> Glance {
        let first = |key| texts(self.json, key).next();
        Glance {
            title: first("\n  \"name\": \"").unwrap_or_default(),
            as_of: first("\n  \"as_of\": \""),
            systems: texts(self.json, "\n      \"system\": \"").collect(),
        }
    }
}

/// What a list of presets shows of one.
#[derive(Debug, PartialEq, Eq)]
pub struct Glance {
    /// The name of its tunnel.
    pub title: &'static str,
    /// The day of its facts, when it is not today.
    pub as_of: Option<&'static str>,
    /// The systems of its gateways, in their order.
    pub systems: Vec<&'static str>,
}

/// The texts that stand behind each place of a key.
fn texts(json: &'static str, key: &'static str) -> impl Iterator<Item = &'static str> {
    json.split(key).skip(1).filter_map(|rest| rest.split('"').next())
}

/// The preset with this name.
pub fn by_name(name: &str) -> Option<&'static Preset> {
    ALL.iter().find(|preset| preset.name == name)
}

/// The scenario that a rule's case starts from.
pub fn base(base: Base) -> Option<Scenario> {
    let name = match base {
        Base::TwoFirewalls => "pfsense-pfsense-bgp",
        Base::Cloud => "azure-pfsense",
        Base::CloudBgpNat => "azure-pfsense-bgp-behind-nat",
        Base::TwoWays => "halon-ospf-failover",
    };
    by_name(name).map(Preset::scenario)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_reads_and_is_written_back_as_it_stands() {
        for preset in ALL {
            let scenario = read(preset.json).unwrap_or_else(|faults| panic!("{}: {faults:?}", preset.name));
            let again = read(&scenario.to_json());
            assert_eq!(again.as_ref(), Ok(&scenario), "{}", preset.name);
        }
    }

    #[test]
    fn the_list_of_presets_says_what_each_of_them_is() {
        for preset in ALL {
            let (scenario, glance) = (preset.scenario(), preset.glance());
            assert_eq!(glance.title, scenario.name, "{}", preset.name);
            assert_eq!(glance.as_of.map(str::to_owned), scenario.as_of.map(|day| day.to_string()), "{}", preset.name);
            let systems: Vec<&str> = scenario.gateways.iter().map(|gateway| gateway.system.as_str()).collect();
            assert_eq!(glance.systems, systems, "{}", preset.name);
            assert!(systems.len() >= 2, "{}", preset.name);
        }
    }
}
