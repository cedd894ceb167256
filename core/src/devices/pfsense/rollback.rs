//! `rollback.md`: the way back.

use super::bgp::list_name;
use super::era::Era;
use super::labels::Labels;
use super::tunnel::{Tunnel, any_bgp, on_openbgpd};
use crate::bundle::{Header, one_line};
use crate::render::guide::{Guide, Section, Step};
use crate::side::Side;

/// The file.
pub fn text(side: &Side<'_>, tunnels: &[Tunnel<'_>]) -> String {
    let labels = Labels::of(Era::of(side.gateway().release));
    let title = format!("{}: the way back", one_line(&side.gateway().label));
    let intro = vec![
        "Each entry of this tunnel carries its mark in the description; nothing else is touched.".to_owned(),
        format!(
            "Quicker, if nothing else was changed since: restore the configuration saved before ({}).",
            labels.backup_menu()
        ),
    ];
    let mut sections: Vec<Section> = Vec::new();
    for tunnel in tunnels {
        sections.push(one(side, tunnel, labels));
    }
    if any_bgp(tunnels) {
        sections.push(Section {
            title: "Package".to_owned(),
            place: "System > Package Manager > Installed Packages".to_owned(),
            notes: Vec::new(),
            steps: vec![Step::new("Remove the routing package, if it was installed for this alone.")],
        });
    }
    let header = Header::of(side, "rollback", &[]);
    Guide { title, intro, sections }.markdown(&header.0)
}

fn one(side: &Side<'_>, tunnel: &Tunnel<'_>, labels: Labels) -> Section {
    let mut steps =
        vec![Step::new("Under VPN > IPsec set the phase 1 to Disabled, save, apply: the tunnel is down at once.")];
    if tunnel.has_bgp() {
        let place = if on_openbgpd(side) {
            format!("Under Services > OpenBGPD delete the neighbour and the group of {}.", tunnel.peer())
        } else {
            format!(
                "Under Services > FRR BGP > Neighbors delete {}; under FRR Global/Zebra the prefix lists {} and {}.",
                tunnel.peer(),
                list_name(tunnel, "IN"),
                list_name(tunnel, "OUT")
            )
        };
        steps.push(Step::new(place));
    }
    if tunnel.is_routed() {
        steps.push(Step::new(format!(
            "Under {} delete the routes through {}.",
            labels.routes_menu(),
            tunnel.gateway()
        )));
    }
    steps.push(Step::new(format!("Under Firewall > Rules delete the rules with {}.", tunnel.mark())));
    steps.push(Step::new(format!("Under Firewall > Aliases delete {}.", tunnel.alias)));
    if tunnel.is_routed() {
        steps.push(Step::new(format!(
            "Under {} delete {}: pfSense refuses to delete a phase 2 whose interface is assigned.",
            labels.assign_menu(),
            tunnel.vti
        )));
    }
    steps.push(Step::new("Under VPN > IPsec delete the phase 2 entries and the phase 1. Apply."));
    Section {
        title: format!("The tunnel to {} ({})", tunnel.peer(), tunnel.mark()),
        place: String::new(),
        notes: Vec::new(),
        steps,
    }
}
