//! The rules that `ipsecctl` reads: ipsec.conf(5).
//!
//! Read from its grammar, parse.y of 2013 (1.158) and of 2025 (1.184), checked
//! 2026-11-21. An SA rule names first the value of the packets out, then, behind a
//! colon, that of the packets in. Names are the grammar's own and in full, though
//! it takes any beginning of one.

mod ike;
mod words;

pub use ike::{IkeLabels, group, identity, ike, local, mode, parameters, peer, quoted, replace};
pub use words::{cipher, hash};

use super::template::{Words, fill};
use crate::bundle::Header;
use crate::side::{ManualView, Part, Side, Way};

const MANUAL: &str = include_str!("manual.conf");

/// The rules of a side's tunnels with manual keys, as a file. Ciphers that
/// authenticate by themselves are refused by the grammar with static keys, so no
/// device that is written here has a row for one.
pub fn manual(side: &Side<'_>, header: &Header) -> String {
    let mut words = Words::new();
    words.list("header", comment(header));
    words.list("tunnels", side.manual_tunnels().map(|view| tunnel(side, &view)).collect());
    fill(MANUAL, &words)
}

/// The header's lines for a template, each to stand behind a comment sign.
pub fn comment(header: &Header) -> Vec<Words> {
    header.lines().map(header_line).collect()
}

fn header_line(line: &str) -> Words {
    let mut words = Words::new();
    // A backslash at its end would draw the next line into the comment.
    words.set("line", &line.trim_end_matches('\\'));
    words
}

fn tunnel(side: &Side<'_>, view: &ManualView<'_>) -> Words {
    let mut words = Words::new();
    words.set("id", &view.tunnel.id).set("local", &view.here.local.text()).set("remote", &view.here.remote.text());
    words.set("spi_out", &view.spi(Way::Out)).set("spi_in", &view.spi(Way::In));
    words.set("cipher", &cipher(view.tunnel.encryption)).set("hash", &view.tunnel.integrity.map_or("none", hash));
    for (name, way, part) in [
        ("cipher_key_out", Way::Out, Part::Encryption),
        ("cipher_key_in", Way::In, Part::Encryption),
        ("hash_key_out", Way::Out, Part::Integrity),
        ("hash_key_in", Way::In, Part::Integrity),
    ] {
        words.set(name, &side.manual_key(view, way, part).text());
    }
    words.list("flows", view.here.selectors.iter().map(pair).collect());
    words
}

/// The words of a pair of networks.
pub fn pair((own, other): &(ipnet::IpNet, ipnet::IpNet)) -> Words {
    let mut words = Words::new();
    words.set("own", own).set("other", other);
    words
}
