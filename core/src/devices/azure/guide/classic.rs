//! Classic gateways cannot be created any more: their table, for whoever still
//! reads an old configuration, and the way to today's model.

use crate::crypto::Named;
use crate::devices::azure::script::peer_prefixes;
use crate::devices::azure::setup::Setup;
use crate::devices::azure::sources::NEW26;
use crate::devices::azure::words;
use crate::render::guide::Guide;
use crate::render::joined::joined;
use crate::side::{Side, TunnelView};

pub(super) fn guide(side: &Side<'_>, setup: Setup) -> Guide {
    let mut guide = Guide::titled(format_args!("{}: a classic gateway", side.gateway().label));
    guide.note(format_args!(
        "No classic gateway can be created any more: they were retired in August 2024 ({}). This is what one was set to, and how to get the same tunnel today.",
        NEW26.title
    ));
    for view in side.tunnels() {
        table(&mut guide, side, &view, setup);
    }
    way(&mut guide);
    guide
}

fn table(guide: &mut Guide, side: &Side<'_>, view: &TunnelView<'_>, setup: Setup) {
    let (ike, esp) = (view.tunnel.ike, view.tunnel.esp);
    let phase1 = format_args!("{}, {}, {}", ike.encryption.name(), ike.integrity.name(), ike.group.name());
    let phase2 = format_args!("{}, {}", esp.encryption.name(), esp.integrity.map_or("authenticated", Named::name));
    // The policy-based table has a limit by volume, too.
    let volume = if setup.route_based { "" } else { " or 102400000 KB" };
    guide
        .section(format_args!("Tunnel {}", view.tunnel.id), "")
        .note(format_args!("As printed in: {}", setup.era.source().title))
        .step("The ends and their networks.")
        .field("Gateway", if setup.route_based { "Dynamic routing gateway" } else { "Static routing gateway" })
        .field("Virtual network address space", joined(&side.gateway().networks, ", "))
        .field("Local network: VPN device IP address", view.here.remote.text())
        .field("Local network: address space", joined(&peer_prefixes(view), ", "))
        .field("Manage shared key", side.key(&view.tunnel.id).text())
        .step("What the gateway negotiates. It could not be changed.")
        .field("IKE version", words::protocol(view.tunnel.ike_version))
        .field("Phase 1", phase1)
        .field("Phase 1 lifetime", format_args!("{} s", view.here.ike_lifetime))
        .field("Phase 2", phase2)
        .field("Phase 2 lifetime", format_args!("{} s{volume}", view.here.esp_lifetime))
        .field("Perfect forward secrecy", esp.pfs.map_or("off", Named::name))
        .field("Dead peer detection", view.here.dpd_seconds.map_or("none", |_| "supported"));
}

fn way(guide: &mut Guide) {
    guide
        .section("The way to today's model", "")
        .step("In the scenario choose the release \"resource-manager\" and the SKU VpnGw1AZ, take the date away, and name a gateway subnet of /27 or larger.")
        .step("Export again: the Azure side is then a script that creates everything. The gateway gets a new public address, which the other end must be given.")
        .step("A device that speaks IKEv1 only gets a connection with IKEv1 on a route-based gateway; better is a release of the device with IKEv2.");
}
