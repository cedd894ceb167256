//! Static routes.

use super::Page;
use crate::devices::pfsense::tunnel::on_openbgpd;
use crate::devices::pfsense::xml::routes::networks;
use crate::render::guide::Guide;

/// The routes of every routed tunnel; nothing when there is nothing to route by hand.
pub fn write(guide: &mut Guide, page: &Page<'_>) {
    let openbgpd = on_openbgpd(page.side);
    if page.tunnels.iter().all(|tunnel| networks(tunnel, openbgpd).is_empty()) {
        return;
    }
    guide.section("Static routes", page.labels.routes_menu()).note(
        "The gateway exists as soon as the tunnel interface does. If it is not offered yet, switch the tunnel on first \
         (last section) and come back here.",
    );
    for tunnel in page.tunnels {
        for network in networks(tunnel, openbgpd) {
            guide
                .step(format_args!("Add a route to {network}."))
                .field("Destination network", network)
                .field("Gateway", tunnel.gateway())
                .field("Description", tunnel.description(&format!("To {}", tunnel.peer())));
        }
    }
    guide.step("Save and apply the changes of this page.");
}
