//! Alias and firewall rules.

use super::Page;
use crate::devices::pfsense::firewall::{PassRule, Place, rules as planned};
use crate::devices::pfsense::tunnel::Tunnel;
use crate::render::guide::{Section, Step};

/// The alias of the other side's networks.
pub fn alias(tunnel: &Tunnel<'_>) -> Section {
    let mut step = Step::new("Add an alias.")
        .field("Name", &tunnel.alias)
        .field("Description", tunnel.description(&format!("Networks of {}", tunnel.peer())))
        .field("Type", "Network(s)");
    for network in tunnel.remote_networks() {
        step = step.field("Network", network.to_string());
    }
    Section {
        title: format!("Alias for the networks of {}", tunnel.peer()),
        place: "Firewall > Aliases".to_owned(),
        notes: Vec::new(),
        steps: vec![step, Step::new("Save and apply the changes of this page.")],
    }
}

/// The rules of one tunnel.
pub fn rules(page: &Page<'_>, tunnel: &Tunnel<'_>) -> Section {
    let gateway = page.side.gateway();
    let mut steps: Vec<Step> = planned(tunnel, gateway).iter().map(|rule| rule_step(tunnel, rule)).collect();
    steps.push(Step::new("Save and apply the changes of this page."));
    let mut notes = vec![
        "The first rule that matches decides: put these above a rule that blocks. pfSense refuses everything inside a tunnel until a rule lets it pass."
            .to_owned(),
    ];
    if !gateway.settings.flag("auto_vpn_rules_disabled") {
        notes.push(
            "Rules for UDP 500, UDP 4500 and ESP on the outside are not needed: pfSense adds its own, hidden, \
             unless \"Disable all auto-added VPN rules\" is set under System > Advanced > Firewall & NAT."
                .to_owned(),
        );
    }
    if let Some(nat) = &tunnel.view.line.nat {
        let name = &nat.router;
        notes.push(if tunnel.only_answers() {
            format!("The router before it ({name}) must forward UDP 500 and UDP 4500 to this firewall.")
        } else {
            format!("This side starts: the router before it ({name}) need not forward anything.")
        });
    }
    Section {
        title: format!("Firewall rules for {}", tunnel.peer()),
        place: "Firewall > Rules".to_owned(),
        notes,
        steps,
    }
}

fn rule_step(tunnel: &Tunnel<'_>, rule: &PassRule) -> Step {
    let mut step = Step::new(format!("On the tab {}: {}.", tab(&rule.interface), rule.what))
        .field("Action", "Pass")
        .field("Interface", tab(&rule.interface));
    if tunnel.era.phase1_protocol() {
        let label = if tunnel.era.bootstrap_pages() { "Address Family" } else { "TCP/IP Version" };
        step = step.field(label, if rule.family == "inet6" { "IPv6" } else { "IPv4" });
    }
    step = step
        .field("Protocol", if rule.protocol.is_empty() { "Any".to_owned() } else { rule.protocol.to_ascii_uppercase() })
        .field("Source", place(&rule.source))
        .field("Destination", place(&rule.destination));
    if !rule.port.is_empty() {
        let label = if tunnel.era.bootstrap_pages() { "Destination Port Range" } else { "Destination port range" };
        step = step.field(label, rule.port);
    }
    step.field("Description", tunnel.description(&rule.what))
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
