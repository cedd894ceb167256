//! Classic gateways cannot be created any more: their table, for whoever still
//! reads an old configuration, and the way to today's model.

use crate::crypto::Named;
use crate::devices::azure::setup::Setup;
use crate::devices::azure::sources::NEW26;
use crate::devices::azure::words;
use crate::render::guide::{Guide, Section, Step};
use crate::side::{Side, TunnelView};

pub(super) fn guide(side: &Side<'_>) -> Guide {
    let setup = Setup::planned(side.plan, side.gateway());
    let mut sections: Vec<Section> = side.tunnels().map(|view| table(side, &view, setup)).collect();
    sections.push(way());
    Guide {
        title: format!("{}: a classic gateway", side.gateway().label),
        intro: vec![format!(
            "No classic gateway can be created any more: they were retired in August 2024 ({}). This is what one was set to, and how to get the same tunnel today.",
            NEW26.title
        )],
        sections,
    }
}

fn table(side: &Side<'_>, view: &TunnelView<'_>, setup: Setup) -> Section {
    let ends = Step::new("The ends and their networks.")
        .field("Gateway", if setup.route_based { "Dynamic routing gateway" } else { "Static routing gateway" })
        .field("Virtual network address space", list(&side.gateway().networks))
        .field("Local network: VPN device IP address", view.here.remote.text())
        .field("Local network: address space", list(&view.peer.networks))
        .field("Manage shared key", side.key(&view.tunnel.id).text());
    let (ike, esp) = (view.tunnel.ike, view.tunnel.esp);
    let offered = Step::new("What the gateway negotiates. It could not be changed.")
        .field("IKE version", words::protocol(view.tunnel.ike_version))
        .field("Phase 1", format!("{}, {}, {}", ike.encryption.name(), ike.integrity.name(), ike.group.name()))
        .field("Phase 1 lifetime", format!("{} s", view.here.ike_lifetime))
        .field("Phase 2", format!("{}, {}", esp.encryption.name(), esp.integrity.map_or("authenticated", Named::name)))
        .field("Phase 2 lifetime", phase2_lifetime(view, setup))
        .field("Perfect forward secrecy", esp.pfs.map_or("off", Named::name))
        .field("Dead peer detection", view.here.dpd_seconds.map_or("none", |_| "supported"));
    Section {
        title: format!("Tunnel {}", view.tunnel.id),
        place: String::new(),
        notes: vec![format!("As printed in: {}", setup.era.source().title)],
        steps: vec![ends, offered],
    }
}

/// The policy-based table has a limit by volume, too.
fn phase2_lifetime(view: &TunnelView<'_>, setup: Setup) -> String {
    let volume = if setup.route_based { "" } else { " or 102400000 KB" };
    format!("{} s{volume}", view.here.esp_lifetime)
}

fn list(networks: &[ipnet::IpNet]) -> String {
    networks.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn way() -> Section {
    Section {
        title: "The way to today's model".to_owned(),
        place: String::new(),
        notes: Vec::new(),
        steps: vec![
            Step::new(
                "In the scenario choose the release \"resource-manager\" and the SKU VpnGw1AZ, take the date away, and name a gateway subnet of /27 or larger.",
            ),
            Step::new(
                "Export again: the Azure side is then a script that creates everything. The gateway gets a new public address, which the other end must be given.",
            ),
            Step::new(
                "A device that speaks IKEv1 only gets a connection with IKEv1 on a route-based gateway; better is a release of the device with IKEv2.",
            ),
        ],
    }
}
