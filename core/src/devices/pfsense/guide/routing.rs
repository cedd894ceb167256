//! Static routes.

use super::Page;
use crate::devices::pfsense::tunnel::on_openbgpd;
use crate::devices::pfsense::xml::routes::networks;
use crate::render::guide::{Section, Step};

/// The routes of every routed tunnel; none when there is nothing to route by hand.
pub fn section(page: &Page<'_>) -> Option<Section> {
    let openbgpd = on_openbgpd(page.side);
    let mut steps = Vec::new();
    for tunnel in page.tunnels {
        for network in networks(tunnel, openbgpd) {
            steps.push(
                Step::new(format!("Add a route to {network}."))
                    .field("Destination network", network.to_string())
                    .field("Gateway", tunnel.gateway())
                    .field("Description", tunnel.description(&format!("To {}", tunnel.peer()))),
            );
        }
    }
    if steps.is_empty() {
        return None;
    }
    steps.push(Step::new("Save and apply the changes of this page."));
    Some(Section {
        title: "Static routes".to_owned(),
        place: page.labels.routes_menu().to_owned(),
        notes: vec![
            "The gateway exists as soon as the tunnel interface does. If it is not offered yet, switch the tunnel on first \
             (last section) and come back here."
                .to_owned(),
        ],
        steps,
    })
}
