//! What a tunnel adds, container by container.

use super::backup::Backup;
use super::insert::Entry;
use super::numbers::free_tracker;
use super::packages;
use crate::devices::MergeError;
use crate::devices::pfsense::firewall;
use crate::devices::pfsense::tunnel::{Tunnel, on_openbgpd};
use crate::devices::pfsense::xml::{alias, interfaces, phase1, phase2, routes, rules, section};
use crate::side::Side;

/// Everything that the tunnel needs in this backup. An IPsec section alone takes
/// the phases; the rest is done by the guide.
///
/// # Errors
/// When the routing package is set up in another way.
pub fn entries<'a>(
    side: &'a Side<'a>,
    tunnel: &'a Tunnel<'a>,
    backup: &Backup<'_>,
) -> Result<Vec<Entry<'a>>, MergeError> {
    let mut entries = phases(tunnel);
    if backup.is_section() {
        return Ok(entries);
    }
    if tunnel.is_routed() {
        entries.push(Entry { path: vec!["interfaces"], write: Box::new(|xml| interfaces::write(xml, tunnel)) });
    }
    entries.push(Entry { path: vec!["aliases"], write: Box::new(|xml| alias::write(xml, tunnel)) });
    entries.push(filter(side, tunnel, backup));
    let routes = routes::networks(tunnel, on_openbgpd(side));
    if !routes.is_empty() {
        let write = move |xml: &mut crate::render::xml::Xml| {
            for network in &routes {
                routes::write(xml, tunnel, *network);
            }
        };
        entries.push(Entry { path: vec!["staticroutes"], write: Box::new(write) });
    }
    if tunnel.has_bgp() {
        entries.extend(packages::entries(side, tunnel, backup)?);
    }
    Ok(entries)
}

fn phases<'a>(tunnel: &'a Tunnel<'a>) -> Vec<Entry<'a>> {
    let write = |xml: &mut crate::render::xml::Xml| {
        phase1::write(xml, tunnel);
        phase2::write(xml, tunnel);
    };
    let mut entries = vec![Entry { path: vec!["ipsec"], write: Box::new(write) }];
    if tunnel.era.vti_maps() && tunnel.is_routed() {
        let write = |xml: &mut crate::render::xml::Xml| section::vti_map(xml, tunnel);
        entries.push(Entry { path: vec!["ipsec", "vtimaps"], write: Box::new(write) });
    }
    entries
}

fn filter<'a>(side: &Side<'_>, tunnel: &'a Tunnel<'a>, backup: &Backup<'_>) -> Entry<'a> {
    let rules = firewall::rules(tunnel, side.gateway());
    let trackers: Vec<u32> =
        (0..rules.len()).map(|index| free_tracker(rules::tracker(tunnel, index), backup)).collect();
    let write = move |xml: &mut crate::render::xml::Xml| {
        for (rule, tracker) in rules.iter().zip(&trackers) {
            rules::write(xml, tunnel, rule, *tracker);
        }
    };
    Entry { path: vec!["filter"], write: Box::new(write) }
}
