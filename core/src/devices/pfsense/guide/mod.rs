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
use crate::bundle::{Header, one_line};
use crate::render::guide::{Guide, Section, Step};
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
    let mut sections = vec![prepare(&page)];
    for tunnel in tunnels {
        sections.push(phase1::section(&page, tunnel));
        sections.push(phase2::section(&page, tunnel));
    }
    for tunnel in tunnels.iter().filter(|tunnel| tunnel.is_routed()) {
        sections.push(interface::section(&page, tunnel));
    }
    sections.extend(interface::clamp(&page));
    for tunnel in tunnels {
        sections.push(firewall::alias(tunnel));
        sections.push(firewall::rules(&page, tunnel));
    }
    sections.extend(routing::section(&page));
    if any_bgp(tunnels) {
        sections.extend(bgp::sections(&page));
    }
    sections.push(finish::section(&page));
    let title = format!("{}: pfSense {}", one_line(&gateway.label), gateway.release.name);
    let intro = vec![
        "Everything here adds to the firewall; nothing that exists is changed. Each phase 1 is made disabled and switched on last."
            .to_owned(),
        "Fields that are not named keep the value that pfSense fills in.".to_owned(),
    ];
    Guide { title, intro, sections }.markdown(&Header::of(side, "guide for the web interface", replace).0)
}

fn prepare(page: &Page<'_>) -> Section {
    let mut section = Section {
        title: "Save the present configuration".to_owned(),
        place: page.labels.backup_menu().to_owned(),
        ..Section::default()
    };
    section.steps.push(Step::new("Download the configuration of all areas and keep it: it is the way back."));
    if page.tunnels.iter().any(|tunnel| tunnel.era.racoon()) {
        section.steps.push(Step::new("Under VPN > IPsec see that \"Enable IPsec\" is checked, and save."));
    }
    section
}
