//! `rollback.md`: the way back.

use super::bgp::list_name;
use super::era::Era;
use super::labels::Labels;
use super::tunnel::{Tunnel, any_bgp, on_openbgpd};
use crate::bundle::Header;
use crate::render::guide::Guide;
use crate::side::Side;

/// The file.
pub fn text(side: &Side<'_>, tunnels: &[Tunnel<'_>]) -> String {
    let labels = Labels::of(Era::of(side.gateway().release));
    let mut guide = Guide::titled(format_args!("{}: the way back", side.gateway().label));
    guide.note("Each entry of this tunnel carries its mark in the description; nothing else is touched.");
    guide.note(format_args!(
        "Quicker, if nothing else was changed since: restore the configuration saved before ({}).",
        labels.backup_menu()
    ));
    for tunnel in tunnels {
        one(&mut guide, side, tunnel, labels);
    }
    if any_bgp(tunnels) {
        guide.section("Package", "System > Package Manager > Installed Packages");
        guide.step("Remove the routing package, if it was installed for this alone.");
    }
    guide.finish(&Header::of(side, "rollback", &[]))
}

fn one(guide: &mut Guide, side: &Side<'_>, tunnel: &Tunnel<'_>, labels: Labels) {
    let (peer, mark) = (tunnel.peer(), tunnel.mark());
    guide.section(format_args!("The tunnel to {peer} ({mark})"), "");
    guide.step("Under VPN > IPsec set the phase 1 to Disabled, save, apply: the tunnel is down at once.");
    if tunnel.has_bgp() {
        if on_openbgpd(side) {
            guide.step(format_args!("Under Services > OpenBGPD delete the neighbour and the group of {peer}."));
        } else {
            let [come, go] = ["IN", "OUT"].map(|kind| list_name(tunnel, kind));
            guide.step(format_args!(
                "Under Services > FRR BGP > Neighbors delete {peer}; under FRR Global/Zebra the prefix lists {come} and {go}."
            ));
        }
    }
    if tunnel.is_routed() {
        let (menu, gateway) = (labels.routes_menu(), tunnel.gateway());
        guide.step(format_args!("Under {menu} delete the routes through {gateway}."));
    }
    guide.step(format_args!("Under Firewall > Rules delete the rules with {mark}."));
    guide.step(format_args!("Under Firewall > Aliases delete {}.", tunnel.alias));
    if tunnel.is_routed() {
        let menu = labels.assign_menu();
        guide.step(format_args!(
            "Under {menu} delete {}: pfSense refuses to delete a phase 2 whose interface is assigned.",
            tunnel.vti
        ));
    }
    guide.step("Under VPN > IPsec delete the phase 2 entries and the phase 1. Apply.");
}
