//! `guide.md`: where to click, field by field, in the order of the pages.

mod bgp;
mod finish;
mod firewall;
mod interface;
mod phase1;
mod phase2;
mod routing;

use super::labels::Labels;
use super::tunnel::{Tunnel, any_bgp};
use crate::bundle::Header;
use crate::render::guide::Guide;
use crate::side::Side;

/// What a page of the guide needs.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The side.
    pub side: &'a Side<'a>,
    /// Its tunnels.
    pub tunnels: &'a [Tunnel<'a>],
    /// The labels of its release.
    pub labels: Labels,
}

/// The guide as Markdown.
pub fn text(side: &Side<'_>, tunnels: &[Tunnel<'_>], replace: &[String]) -> String {
    let gateway = side.gateway();
    let era = super::era::Era::of(gateway.release);
    let page = Page { side, tunnels, labels: Labels::of(era) };
    let mut guide = Guide::titled(format_args!("{}: pfSense {}", gateway.label, gateway.release.name));
    guide.note("Everything here adds to the firewall; nothing that exists is changed. Each phase 1 is made disabled and switched on last.");
    guide.note("Fields that are not named keep the value that pfSense fills in.");
    prepare(&mut guide, &page);
    for tunnel in tunnels {
        phase1::write(&mut guide, &page, tunnel);
        phase2::write(&mut guide, &page, tunnel);
    }
    for tunnel in tunnels.iter().filter(|tunnel| tunnel.is_routed()) {
        interface::write(&mut guide, &page, tunnel);
    }
    interface::clamp(&mut guide, &page);
    for tunnel in tunnels {
        firewall::alias(&mut guide, tunnel);
        firewall::rules(&mut guide, &page, tunnel);
    }
    routing::write(&mut guide, &page);
    if any_bgp(tunnels) {
        bgp::write(&mut guide, &page);
    }
    finish::write(&mut guide, &page);
    guide.finish(&Header::of(side, "guide for the web interface", replace))
}

fn prepare(guide: &mut Guide, page: &Page<'_>) {
    guide.section("Save the present configuration", page.labels.backup_menu());
    guide.step("Download the configuration of all areas and keep it: it is the way back.");
    if page.tunnels.iter().any(|tunnel| tunnel.era.racoon()) {
        guide.step("Under VPN > IPsec see that \"Enable IPsec\" is checked, and save.");
    }
}
