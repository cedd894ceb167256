//! Reading addresses and prefixes in the forms that people type, with an answer
//! for each way to get them wrong.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::{IpNet, Ipv4Net};

use super::Reports;

/// Why a text is no address or prefix, and what it probably should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// What is wrong.
    pub what: String,
    /// The right text, when plain.
    pub right: Option<String>,
}

fn misread(what: String, right: Option<String>) -> Misread {
    Misread { what, right }
}

/// Reads an address.
///
/// # Errors
/// When it is none: dots missing, numbers above 255, a prefix instead.
pub fn read_address(text: &str) -> Result<IpAddr, Misread> {
    let text = text.trim();
    if let Ok(address) = text.parse::<IpAddr>() {
        return Ok(address);
    }
    if let Some((address, _)) = text.split_once('/')
        && address.parse::<IpAddr>().is_ok()
    {
        return Err(misread(format!("\"{text}\" is a network; an address has no \"/\""), Some(address.to_owned())));
    }
    Err(misread(not_an_address(text), with_dot(text)))
}

/// `172.19.02` lacks a dot: a number that begins with a zero was two numbers.
fn with_dot(text: &str) -> Option<String> {
    let (front, last) = text.rsplit_once(".0").filter(|(_, last)| !last.is_empty() && !last.contains('.'))?;
    let repaired = format!("{front}.0.{last}");
    repaired.parse::<Ipv4Addr>().ok().map(|_| repaired)
}

fn not_an_address(text: &str) -> String {
    let parts: Vec<&str> = text.split('.').collect();
    let numeric = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    if !numeric {
        return format!("\"{text}\" is no address; one looks like 203.0.113.10");
    }
    if parts.len() != 4 {
        return format!("\"{text}\" has {} numbers between dots; an address has four", parts.len());
    }
    if let Some(part) = parts.iter().find(|part| part.len() > 1 && part.starts_with('0')) {
        return format!("\"{text}\": write \"{part}\" without the leading zero, some programs read it as octal");
    }
    match parts.iter().find(|part| part.parse::<u8>().is_err()) {
        Some(part) => format!("\"{text}\": {part} is above 255"),
        None => format!("\"{text}\" is no address"),
    }
}

/// Reads a prefix: CIDR, or an address with a dotted mask.
///
/// # Errors
/// When it is none: no length, a length above 32, host bits set.
pub fn read_prefix(text: &str) -> Result<IpNet, Misread> {
    let text = text.trim();
    let Some((address, length)) = text.split_once(['/', ' ']) else {
        return Err(without_length(text));
    };
    let address = read_address(address)
        .map_err(|error| misread(error.what, error.right.map(|right| format!("{right}/{}", length.trim()))))?;
    let length = read_length(length.trim(), address).map_err(|what| misread(format!("\"{text}\": {what}"), None))?;
    // The length was checked against the family just above.
    let net = IpNet::new(address, length).map_err(|_| misread(format!("\"{text}\" is no network"), None))?;
    if net.trunc() == net {
        return Ok(net);
    }
    let right = net.trunc().to_string();
    Err(misread(
        format!("\"{text}\" has host bits set: {address} lies inside {right}, it does not begin it"),
        Some(right),
    ))
}

fn without_length(text: &str) -> Misread {
    match read_address(text) {
        Ok(IpAddr::V4(address)) => misread(
            format!("\"{text}\" has no length; a network is written like {address}/24"),
            (address.octets()[3] == 0).then(|| format!("{address}/24")),
        ),
        Ok(IpAddr::V6(address)) => misread(format!("\"{text}\" has no length; write {address}/64"), None),
        Err(error) => error,
    }
}

fn read_length(text: &str, address: IpAddr) -> Result<u8, String> {
    let most = if address.is_ipv4() { 32 } else { 128 };
    if let Ok(mask) = text.parse::<Ipv4Addr>() {
        return ipnet::ipv4_mask_to_prefix(mask)
            .map_err(|_| format!("{mask} is no mask: its ones must come before its zeros"));
    }
    match text.parse::<u8>() {
        Ok(length) if length <= most => Ok(length),
        _ => Err(format!("the length after \"/\" is a number from 0 to {most}")),
    }
}

fn report(reports: &mut Reports, path: &str, error: Misread) {
    match error.right {
        Some(right) => reports.wrong_but_plain(path, error.what, &right),
        None => reports.wrong(path, error.what, "correct it"),
    }
}

/// An address from a field that may be empty.
pub(super) fn address_at(text: &str, path: &str, reports: &mut Reports) -> Option<IpAddr> {
    if text.trim().is_empty() {
        return None;
    }
    read_address(text).map_err(|error| report(reports, path, error)).ok()
}

/// An IPv4 address from a field that may be empty.
pub(super) fn address4_at(text: &str, path: &str, reports: &mut Reports) -> Option<Ipv4Addr> {
    match address_at(text, path, reports)? {
        IpAddr::V4(address) => Some(address),
        IpAddr::V6(address) => {
            reports.wrong(path, format!("{address} is IPv6; this place takes IPv4"), "write it like 10.0.0.1");
            None
        }
    }
}

/// A prefix from a field that may be empty.
pub(super) fn prefix_at(text: &str, path: &str, reports: &mut Reports) -> Option<IpNet> {
    if text.trim().is_empty() {
        return None;
    }
    read_prefix(text).map_err(|error| report(reports, path, error)).ok()
}

/// An IPv4 prefix from a field that may be empty.
pub(crate) fn prefix4_at(text: &str, path: &str, reports: &mut Reports) -> Option<Ipv4Net> {
    match prefix_at(text, path, reports)? {
        IpNet::V4(net) => Some(net),
        IpNet::V6(net) => {
            reports.wrong(path, format!("{net} is IPv6; this place takes IPv4"), "write an IPv4 network");
            None
        }
    }
}

/// Prefixes, one an entry; entries that cannot be read are absent.
pub(crate) fn prefixes_at(texts: &[String], path: &str, reports: &mut Reports) -> Vec<IpNet> {
    let read = |(i, text): (usize, &String)| {
        let path = format!("{path}[{i}]");
        if text.trim().is_empty() {
            reports.missing(path, "This line is empty", "write a network, or take the line away");
            return None;
        }
        prefix_at(text, &path, reports)
    };
    texts.iter().enumerate().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(texts: &[&str], expected: Expect) {
        let shown: String = texts
            .iter()
            .map(|text| match read_prefix(text) {
                Ok(net) => format!("{text} -> {net}\n"),
                Err(Misread { what, right }) => format!("{text}: {what}; right: {right:?}\n"),
            })
            .collect();
        expected.assert_eq(&shown);
    }

    #[test]
    fn networks_are_read_in_every_sane_form() {
        check(
            &[
                "10.0.0.0/8",
                "0.0.0.0/0",
                "10.1.2.3/32",
                "10.0.0.0/31",
                "192.168.1.0 255.255.255.0",
                "192.168.1.0/255.255.255.0",
                "fd00::/8",
            ],
            expect![[r#"
                10.0.0.0/8 -> 10.0.0.0/8
                0.0.0.0/0 -> 0.0.0.0/0
                10.1.2.3/32 -> 10.1.2.3/32
                10.0.0.0/31 -> 10.0.0.0/31
                192.168.1.0 255.255.255.0 -> 192.168.1.0/24
                192.168.1.0/255.255.255.0 -> 192.168.1.0/24
                fd00::/8 -> fd00::/8
            "#]],
        );
    }

    #[test]
    fn a_mistyped_network_says_what_would_be_right() {
        check(
            &[
                "10.0.0.1/24",
                "10.0.0.0/33",
                "10.0.0.0",
                "10.0.0.7",
                "172.19.02/30",
                "10.0.0.256/24",
                "010.0.0.0/8",
                "office",
                "10.0.0.0/255.0.255.0",
                "10.0.0.0/-1",
                "::1/129",
            ],
            expect![[r#"
                10.0.0.1/24: "10.0.0.1/24" has host bits set: 10.0.0.1 lies inside 10.0.0.0/24, it does not begin it; right: Some("10.0.0.0/24")
                10.0.0.0/33: "10.0.0.0/33": the length after "/" is a number from 0 to 32; right: None
                10.0.0.0: "10.0.0.0" has no length; a network is written like 10.0.0.0/24; right: Some("10.0.0.0/24")
                10.0.0.7: "10.0.0.7" has no length; a network is written like 10.0.0.7/24; right: None
                172.19.02/30: "172.19.02" has 3 numbers between dots; an address has four; right: Some("172.19.0.2/30")
                10.0.0.256/24: "10.0.0.256": 256 is above 255; right: None
                010.0.0.0/8: "010.0.0.0": write "010" without the leading zero, some programs read it as octal; right: None
                office: "office" is no address; one looks like 203.0.113.10; right: None
                10.0.0.0/255.0.255.0: "10.0.0.0/255.0.255.0": 255.0.255.0 is no mask: its ones must come before its zeros; right: None
                10.0.0.0/-1: "10.0.0.0/-1": the length after "/" is a number from 0 to 32; right: None
                ::1/129: "::1/129": the length after "/" is a number from 0 to 128; right: None
            "#]],
        );
    }
}
