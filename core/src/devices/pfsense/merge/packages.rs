//! The routing package's sections in a backup: added to, never changed.

use std::net::IpAddr;

use ipnet::IpNet;

use super::backup::Backup;
use super::insert::Entry;
use super::refuse;
use crate::devices::MergeError;
use crate::devices::pfsense::bgp::{Speaker, speaker};
use crate::devices::pfsense::tunnel::{Tunnel, on_openbgpd};
use crate::devices::pfsense::xml::routes::peer_route;
use crate::devices::pfsense::xml::{frr, interfaces, openbgpd, stable_hex};
use crate::render::xml::Xml;
use crate::side::{KeyText, Side};

/// What the tunnel's BGP needs.
///
/// # Errors
/// When the package has another AS number, the neighbour, or a raw configuration.
pub fn entries<'a>(
    side: &'a Side<'a>,
    tunnel: &'a Tunnel<'a>,
    backup: &Backup<'_>,
) -> Result<Vec<Entry<'a>>, MergeError> {
    let Some(speaker) = speaker(std::slice::from_ref(tunnel)) else { return Ok(Vec::new()) };
    if on_openbgpd(side) {
        refuse_raw(backup, "openbgpd", "rawconfig")?;
        refuse_other_asn(&speaker, backup, "openbgpd")?;
        refuse_neighbor(&speaker, backup, "openbgpdneighbors", "neighbor")?;
        Ok(of_openbgpd(tunnel, speaker.announce, backup))
    } else {
        refuse_raw(backup, "frrglobalraw", "frr")?;
        refuse_other_asn(&speaker, backup, "frrbgp")?;
        refuse_neighbor(&speaker, backup, "frrbgpneighbors", "peer")?;
        Ok(of_frr(tunnel, speaker.announce, backup))
    }
}

fn config_field(backup: &Backup<'_>, section: &str, field: &str) -> Option<String> {
    let config = backup.root.at(&["installedpackages", section, "config"])?;
    Some(config.field(field, backup.text)).filter(|value| !value.is_empty())
}

fn refuse_other_asn(speaker: &Speaker<'_>, backup: &Backup<'_>, section: &str) -> Result<(), MergeError> {
    match config_field(backup, section, "asnum") {
        Some(asn) if asn.trim() != speaker.asn.to_string() => Err(refuse(format!(
            "BGP on this firewall has the AS number {asn}; the plan says {}. A firewall has one: \
             put {asn} into the scenario",
            speaker.asn
        ))),
        Some(_) | None => Ok(()),
    }
}

fn refuse_raw(backup: &Backup<'_>, section: &str, field: &str) -> Result<(), MergeError> {
    let root = backup.root.at(&["installedpackages"]);
    let raw = match section {
        // A list of lines at first, one text in base64 later.
        "openbgpd" => root
            .and_then(|packages| packages.at(&["openbgpd", field]))
            .map(|raw| raw.text(backup.text))
            .filter(|text| !text.is_empty()),
        _ => config_field(backup, section, field),
    };
    match raw {
        Some(_) => Err(refuse(
            "the routing package of this firewall runs from a raw configuration, which stands above its pages: \
             add the lines of the exported file there by hand",
        )),
        None => Ok(()),
    }
}

fn refuse_neighbor(speaker: &Speaker<'_>, backup: &Backup<'_>, section: &str, field: &str) -> Result<(), MergeError> {
    let peers: Vec<String> = speaker.sessions.iter().map(|session| session.bgp.peer_address.to_string()).collect();
    let neighbors = backup.section(&["installedpackages", section]);
    let taken = neighbors.iter().map(|node| node.field(field, backup.text)).find(|peer| peers.contains(peer));
    match taken {
        Some(peer) => Err(refuse(format!(
            "BGP on this firewall has a neighbour {peer} already: delete it first, or change it by the guide"
        ))),
        None => Ok(()),
    }
}

/// The networks that the package does not announce yet.
fn missing_networks(announce: &[IpNet], backup: &Backup<'_>, section: &str, field: &str) -> Vec<IpNet> {
    let rows =
        backup.root.at(&["installedpackages", section, "config"]).into_iter().flat_map(|config| config.all("row"));
    let there: Vec<String> = rows.map(|row| row.field(field, backup.text)).collect();
    announce.iter().copied().filter(|network| !there.contains(&network.to_string())).collect()
}

fn has_config(backup: &Backup<'_>, section: &str) -> bool {
    backup.root.at(&["installedpackages", section, "config"]).is_some()
}

fn entry<'a>(path: &[&'static str], write: impl Fn(&mut Xml) + 'a) -> Entry<'a> {
    let mut full = vec!["installedpackages"];
    full.extend(path);
    Entry { path: full, write: Box::new(write) }
}

fn of_frr<'a>(tunnel: &'a Tunnel<'a>, announce: Vec<IpNet>, backup: &Backup<'_>) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    let password = console_password(tunnel);
    if !has_config(backup, "frr") {
        entries.push(entry(&["frr"], move |xml| with_speaker(tunnel, |speaker| frr::global(xml, speaker, &password))));
    } else if let Some(route) = peer_route(tunnel) {
        entries.push(entry(&["frr", "config"], move |xml| frr::route_row(xml, route, &tunnel.gateway())));
    }
    if !has_config(backup, "frrbgp") {
        entries.push(entry(&["frrbgp"], move |xml| with_speaker(tunnel, |speaker| frr::router(xml, speaker))));
    } else {
        let missing = missing_networks(&announce, backup, "frrbgp", "distributeroutevalue");
        if !missing.is_empty() {
            let write = move |xml: &mut Xml| missing.iter().for_each(|network| frr::network_row(xml, *network));
            entries.push(entry(&["frrbgp", "config"], write));
        }
    }
    let source = update_source(tunnel, backup);
    entries.push(entry(&["frrglobalprefixes"], move |xml| {
        with_session(tunnel, |session| {
            frr::prefix_list(xml, session, "IN", &session.bgp.expect);
            frr::prefix_list(xml, session, "OUT", &session.bgp.announce);
        });
    }));
    entries.push(entry(&["frrbgpneighbors"], move |xml| {
        with_session(tunnel, |session| frr::neighbor(xml, session, &source));
    }));
    entries
}

fn of_openbgpd<'a>(tunnel: &'a Tunnel<'a>, announce: Vec<IpNet>, backup: &Backup<'_>) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    if !has_config(backup, "openbgpd") {
        entries.push(entry(&["openbgpd"], move |xml| with_speaker(tunnel, |speaker| openbgpd::global(xml, speaker))));
    } else {
        let missing = missing_networks(&announce, backup, "openbgpd", "networks");
        if !missing.is_empty() {
            let write = move |xml: &mut Xml| missing.iter().for_each(|network| openbgpd::network_row(xml, *network));
            entries.push(entry(&["openbgpd", "config"], write));
        }
    }
    entries.push(entry(&["openbgpdgroups"], move |xml| with_session(tunnel, |session| openbgpd::group(xml, session))));
    entries.push(entry(&["openbgpdneighbors"], move |xml| {
        with_session(tunnel, |session| openbgpd::neighbor(xml, session));
    }));
    entries
}

fn with_speaker(tunnel: &Tunnel<'_>, write: impl FnOnce(&Speaker<'_>)) {
    if let Some(speaker) = speaker(std::slice::from_ref(tunnel)) {
        write(&speaker);
    }
}

fn with_session(tunnel: &Tunnel<'_>, write: impl FnOnce(&crate::devices::pfsense::bgp::Session<'_>)) {
    with_speaker(tunnel, |speaker| {
        if let Some(session) = speaker.sessions.first() {
            write(session);
        }
    });
}

/// The password of the daemons' consoles, which listen on this firewall alone: a
/// hash of the tunnel's key, so that it is neither known nor in need of thought.
fn console_password(tunnel: &Tunnel<'_>) -> String {
    match tunnel.key {
        KeyText::Shown(key) => stable_hex(&format!("frr console {key}")),
        KeyText::Hidden(_) => "REPLACE-WITH-A-PASSWORD".to_owned(),
    }
}

/// The interface whose address is the session's: the tunnel's own, the one that
/// has the address in the backup, else the inside one.
fn update_source(tunnel: &Tunnel<'_>, backup: &Backup<'_>) -> String {
    let Some(bgp) = &tunnel.view.here.bgp else { return "default".to_owned() };
    let on_tunnel = tunnel.view.here.transit.is_some_and(|transit| IpAddr::V4(transit.here) == bgp.address);
    if on_tunnel {
        return interfaces::name(tunnel);
    }
    let address = bgp.address.to_string();
    let found = backup.section(&["interfaces"]).iter().find(|node| node.field("ipaddr", backup.text) == address);
    found.map_or_else(|| "lan".to_owned(), |node| node.name.clone())
}
