//! Alias and firewall rules.

use super::Page;
use crate::devices::pfsense::firewall::{PassRule, Place, rules as planned};
use crate::devices::pfsense::tunnel::Tunnel;
use crate::render::guide::Guide;

/// The alias of the other side's networks.
pub fn alias(guide: &mut Guide, tunnel: &Tunnel<'_>) {
    let peer = tunnel.peer();
    guide
        .section(format_args!("Alias for the networks of {peer}"), "Firewall > Aliases")
        .step("Add an alias.")
        .field("Name", &tunnel.alias)
        .field("Description", tunnel.description(&format!("Networks of {peer}")))
        .field("Type", "Network(s)");
    for network in tunnel.remote_networks() {
        guide.field("Network", network);
    }
    guide.step("Save and apply the changes of this page.");
}

/// The rules of one tunnel.
pub fn rules(guide: &mut Guide, page: &Page<'_>, tunnel: &Tunnel<'_>) {
    let gateway = page.side.gateway();
    guide.section(format_args!("Firewall rules for {}", tunnel.peer()), "Firewall > Rules");
    guide.note("The first rule that matches decides: put these above a rule that blocks. pfSense refuses everything inside a tunnel until a rule lets it pass.");
    if tunnel.view.here.has_six() {
        guide.note("IPv6 passes only where Allow IPv6 is checked under System > Advanced > Networking. It is never translated: Outbound NAT stays as it is.");
    }
    if !gateway.settings.flag("auto_vpn_rules_disabled") {
        guide.note(
            "Rules for UDP 500, UDP 4500 and ESP on the outside are not needed: pfSense adds its own, hidden, \
             unless \"Disable all auto-added VPN rules\" is set under System > Advanced > Firewall & NAT.",
        );
    }
    if let Some(nat) = &tunnel.view.line.nat {
        let name = &nat.router;
        if tunnel.only_answers() {
            guide.note(format_args!(
                "The router before it ({name}) must forward UDP 500 and UDP 4500 to this firewall."
            ));
        } else {
            guide.note(format_args!("This side starts: the router before it ({name}) need not forward anything."));
        }
    }
    for rule in planned(tunnel, gateway) {
        rule_step(guide, tunnel, &rule);
    }
    guide.step("Save and apply the changes of this page.");
}

fn rule_step(guide: &mut Guide, tunnel: &Tunnel<'_>, rule: &PassRule) {
    let tab = tab(&rule.interface);
    let new = tunnel.era.bootstrap_pages();
    guide.step(format_args!("On the tab {tab}: {}.", rule.what)).field("Action", "Pass").field("Interface", tab);
    if tunnel.era.phase1_protocol() {
        let label = if new { "Address Family" } else { "TCP/IP Version" };
        guide.field(label, if rule.family == "inet6" { "IPv6" } else { "IPv4" });
    }
    let protocol = if rule.protocol.is_empty() { "Any".to_owned() } else { rule.protocol.to_ascii_uppercase() };
    guide
        .field("Protocol", protocol)
        .field("Source", place(&rule.source))
        .field("Destination", place(&rule.destination));
    if !rule.port.is_empty() {
        guide.field(if new { "Destination Port Range" } else { "Destination port range" }, rule.port);
    }
    guide.field("Description", tunnel.description(&rule.what));
}

/// An interface as its tab is called.
fn tab(interface: &str) -> String {
    if interface == "enc0" { "IPsec".to_owned() } else { interface.to_ascii_uppercase() }
}

fn place(place: &Place) -> String {
    match place {
        Place::Any => "any".to_owned(),
        Place::Interface(name) => match name.strip_suffix("ip") {
            Some(name) => format!("{} address", name.to_ascii_uppercase()),
            None => format!("{} net", name.to_ascii_uppercase()),
        },
        Place::Address(address) if address.contains('/') => format!("Network {address}"),
        Place::Address(address) => format!("Single host or alias {address}"),
    }
}
