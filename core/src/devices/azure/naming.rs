//! Names of resources: what Azure takes, and which tunnel's object is called what.

use crate::plan::PlannedGateway;
use crate::side::{Side, TunnelView};

fn check(name: &str, (least, most): (usize, usize), extra: &[u8], what: &str) -> Result<(), String> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_.-".contains(&b) || extra.contains(&b);
    let ends = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_' || extra.contains(b));
    let bytes = name.as_bytes();
    let begins = bytes.first().is_some_and(u8::is_ascii_alphanumeric);
    let fits = (least..=most).contains(&bytes.len());
    if fits && begins && ends(bytes.last()) && bytes.iter().all(|b| plain(*b)) {
        return Ok(());
    }
    Err(format!(
        "use {least} to {most} letters, digits, underscores, periods and hyphens for {what}; begin with a letter or digit and end with one of them or an underscore"
    ))
}

/// A gateway, an address, a subnet.
pub(super) fn resource(name: &str) -> Result<(), String> {
    check(name, (1, 80), b"", "the name")
}

/// A name to which a tunnel's short name (32 characters at most) and a hyphen may be added.
pub(super) fn base(name: &str) -> Result<(), String> {
    check(name, (1, 47), b"", "the name, so that a tunnel's name still fits behind it")
}

/// A virtual network.
pub(super) fn vnet(name: &str) -> Result<(), String> {
    check(name, (2, 64), b"", "a virtual network")
}

/// A resource group: parentheses are allowed. Other alphabets are, too, but have
/// no safe place in the addresses that the script calls.
pub(super) fn group(name: &str) -> Result<(), String> {
    check(name, (1, 90), b"()", "a resource group")
}

/// A region's short name.
pub(super) fn location(name: &str) -> Result<(), String> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    if (1..=40).contains(&name.len()) && name.bytes().all(plain) {
        return Ok(());
    }
    Err("write the region's short name: small letters and digits, like westeurope".to_owned())
}

fn of_tunnel(side: &Side<'_>, view: &TunnelView<'_>, key: &str) -> String {
    let base = side.gateway().settings.text(key);
    if side.tunnels().count() > 1 { format!("{base}-{}", view.tunnel.id) } else { base.to_owned() }
}

/// The local network gateway that stands for the other end of a tunnel.
pub(super) fn local_gateway(side: &Side<'_>, view: &TunnelView<'_>) -> String {
    of_tunnel(side, view, "local_gateway_name")
}

/// The connection resource of a tunnel.
pub(super) fn connection(side: &Side<'_>, view: &TunnelView<'_>) -> String {
    of_tunnel(side, view, "connection_name")
}

/// The workload subnets with their names.
pub(super) fn subnets(gateway: &PlannedGateway) -> Vec<(String, String)> {
    let base = gateway.settings.text("subnet_name");
    let name = |index: usize| if index == 0 { base.to_owned() } else { format!("{base}-{}", index + 1) };
    gateway.settings.prefixes("subnets").iter().enumerate().map(|(i, net)| (name(i), net.to_string())).collect()
}

/// The environment variable that may hold a tunnel's key: ids have small letters,
/// digits and hyphens only, so no two share one.
pub(super) fn key_variable(tunnel: &str) -> String {
    format!("PSK_{}", tunnel.to_ascii_uppercase().replace('-', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_azure_and_never_look_like_a_flag() {
        for good in ["a", "vpn-gateway", "GW_1.b", "x_"] {
            assert!(resource(good).is_ok(), "{good}");
        }
        for bad in ["", "-g", ".a", "a-", "a.", "a b", "a$b", "a/b", "über", "a\nb", "\"a\""] {
            assert!(resource(bad).is_err(), "{bad}");
            assert!(group(bad).is_err(), "{bad}");
        }
        assert!(group("rg(test)").is_ok());
        assert!(vnet("a").is_err());
        assert!(location("West Europe").is_err());
        assert!(location("westeurope").is_ok());
    }
}
