//! The firewall rules of a tunnel as data: the guide and config.xml tell the same.

use std::net::IpAddr;

use ipnet::IpNet;

use super::tunnel::Tunnel;
use crate::plan::{PlannedGateway, Remote};

/// One pass rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassRule {
    /// pfSense's name of the interface.
    pub interface: String,
    /// Address family: `inet` or `inet6`.
    pub family: &'static str,
    /// Protocol; empty for any.
    pub protocol: &'static str,
    /// Where from.
    pub source: Place,
    /// Where to.
    pub destination: Place,
    /// Port; empty for any.
    pub port: &'static str,
    /// What it is for.
    pub what: String,
}

/// An end of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Anywhere.
    Any,
    /// The network of an interface, or its address (`wanip`).
    Interface(String),
    /// An address, a network or an alias.
    Address(String),
}

/// Every rule of a tunnel, in the order in which they are written.
pub fn rules(tunnel: &Tunnel<'_>, gateway: &PlannedGateway) -> Vec<PassRule> {
    let mut rules = inbound(tunnel, gateway);
    rules.extend(bgp(tunnel));
    if gateway.settings.flag("lan_egress_rule") {
        let carries = |family: &&str| inbound(tunnel, gateway).iter().any(|rule| rule.family == *family);
        rules.extend(["inet", "inet6"].into_iter().filter(carries).map(|family| egress(tunnel, gateway, family)));
    }
    if gateway.settings.flag("auto_vpn_rules_disabled") {
        rules.extend(outside(tunnel));
    }
    rules
}

/// On the IPsec tab, one for each own network: traffic inside a tunnel is refused
/// until a rule lets it pass.
fn inbound(tunnel: &Tunnel<'_>, gateway: &PlannedGateway) -> Vec<PassRule> {
    let remote = tunnel.remote_networks();
    let has_peer = |own: &&IpNet| remote.iter().any(|other| same_family(own, other));
    let rule = |own: &IpNet| PassRule {
        interface: "enc0".to_owned(),
        family: family(own),
        protocol: "",
        source: Place::Address(tunnel.alias.clone()),
        destination: Place::Address(own.to_string()),
        port: "",
        what: format!("{} to {own}", tunnel.peer()),
    };
    gateway.networks.iter().filter(has_peer).map(rule).collect()
}

fn same_family(one: &IpNet, other: &IpNet) -> bool {
    family(one) == family(other)
}

fn family(network: &IpNet) -> &'static str {
    match network {
        IpNet::V4(_) => "inet",
        IpNet::V6(_) => "inet6",
    }
}

/// The other end may open the BGP session too.
fn bgp(tunnel: &Tunnel<'_>) -> Option<PassRule> {
    let session = tunnel.view.here.bgp.as_ref().filter(|_| tunnel.has_bgp())?;
    Some(PassRule {
        interface: "enc0".to_owned(),
        family: if session.peer_address.is_ipv6() { "inet6" } else { "inet" },
        protocol: "tcp",
        source: Place::Address(session.peer_address.to_string()),
        destination: Place::Address(session.address.to_string()),
        port: "179",
        what: format!("BGP from {}", tunnel.peer()),
    })
}

fn egress(tunnel: &Tunnel<'_>, gateway: &PlannedGateway, family: &'static str) -> PassRule {
    let lan = gateway.settings.text("lan_interface");
    let lan = if lan.is_empty() { "lan" } else { lan };
    PassRule {
        interface: lan.to_owned(),
        family,
        protocol: "",
        source: Place::Interface(lan.to_owned()),
        destination: Place::Address(tunnel.alias.clone()),
        port: "",
        what: format!("Local network to {}{}", tunnel.peer(), if family == "inet6" { ", IPv6" } else { "" }),
    }
}

/// On the outside, where pfSense was told not to add its own.
fn outside(tunnel: &Tunnel<'_>) -> Vec<PassRule> {
    let interface = if tunnel.interface.starts_with("_vip") { "wan".to_owned() } else { tunnel.interface.clone() };
    let (source, family) = match &tunnel.view.here.remote {
        Remote::Address(IpAddr::V4(address)) => (Place::Address(address.to_string()), "inet"),
        Remote::Address(IpAddr::V6(address)) => (Place::Address(address.to_string()), "inet6"),
        Remote::Name(_) | Remote::Later(_) | Remote::Any => (Place::Any, "inet"),
    };
    // The shared address of a pair is not the interface's own.
    let destination = match (&tunnel.view.line.nat, tunnel.view.line.address) {
        (None, Some(address)) if tunnel.interface.starts_with("_vip") => Place::Address(address.to_string()),
        _ => Place::Interface(format!("{interface}ip")),
    };
    let rule = |protocol: &'static str, port: &'static str, name: &str| PassRule {
        interface: interface.clone(),
        family,
        protocol,
        source: source.clone(),
        destination: destination.clone(),
        port,
        what: format!("{name} from {}", tunnel.peer()),
    };
    vec![rule("udp", "500", "IKE"), rule("udp", "4500", "IKE and ESP in UDP"), rule("esp", "", "ESP")]
}
