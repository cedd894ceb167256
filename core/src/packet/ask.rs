//! The question as typed by a person, read with every fault at once.

use super::shape::{IpVersion, Mode, Shape};
use super::suite::suite;
use super::transforms::{CIPHERS, Cipher, HASHES};
use super::{Sizes, largest};
use crate::fault::Fault;

/// What a person asks the packet-size tool; everything as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask<'a> {
    /// MTU of the path (with PPPoE: of the Ethernet link under it), bytes.
    pub path: &'a str,
    /// The suite as strongSwan writes it.
    pub esp: &'a str,
    /// `tunnel` or `transport`; empty: tunnel.
    pub mode: &'a str,
    /// ESP in UDP 4500.
    pub nat_t: bool,
    /// `4` or `6` outside; empty: 4.
    pub outer: &'a str,
    /// `4` or `6` inside; empty: 4, and in transport mode as outside.
    pub inner: &'a str,
    /// GRE inside ESP, with an IP header of the outer version.
    pub gre: bool,
    /// PPPoE on the line.
    pub pppoe: bool,
}

impl Default for Ask<'_> {
    /// 1500 bytes, AES-256-GCM, tunnel mode, IPv4 in IPv4.
    fn default() -> Self {
        Self {
            path: "1500",
            esp: "aes256gcm16",
            mode: "",
            nat_t: false,
            outer: "",
            inner: "",
            gre: false,
            pppoe: false,
        }
    }
}

/// Answers a typed question.
///
/// # Errors
/// Every fault at its field: `path`, `esp`, `mode`, `outer`, `inner`.
pub fn ask(ask: &Ask<'_>) -> Result<(Shape, Sizes), Vec<Fault>> {
    let mut faults = Vec::new();
    let mut keep = |fault: Fault| faults.push(fault);
    let path = path(ask.path).map_err(&mut keep).ok();
    let suite = suite(ask.esp).map_err(&mut keep).ok();
    let mode = mode(ask.mode).map_err(&mut keep).ok();
    let outer = version("outer", ask.outer).map_err(&mut keep).ok();
    let inner = version("inner", ask.inner).map_err(&mut keep).ok();
    let (Some(path), Some(suite), Some(mode), Some(outer), Some(inner)) = (path, suite, mode, outer, inner) else {
        return Err(faults);
    };
    let outer = outer.unwrap_or(IpVersion::V4);
    let usual = if mode == Mode::Transport && !ask.gre { outer } else { IpVersion::V4 };
    let gre = ask.gre.then_some(outer);
    let inner = inner.unwrap_or(usual);
    let shape = Shape { suite, mode, nat_t: ask.nat_t, outer, inner, gre, pppoe: ask.pppoe };
    largest(&shape, path).map(|sizes| (shape, sizes)).map_err(|fault| vec![fault])
}

/// Every word that may stand in a suite, the usual spellings: ciphers, then hashes.
pub fn suite_words() -> (Vec<String>, Vec<&'static str>) {
    let ciphers = CIPHERS.iter().flat_map(Cipher::keywords).collect();
    (ciphers, HASHES.iter().map(|hash| hash.keywords[0]).collect())
}

fn path(text: &str) -> Result<u32, Fault> {
    let text = text.trim();
    text.parse().map_err(|_| {
        let whole = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let what = match text {
            "" => "the path's MTU is missing".to_owned(),
            _ if whole => format!("{text} bytes is more than an IP packet can have"),
            _ => format!("\"{text}\" is no number of bytes"),
        };
        Fault::new("path", what, "give a whole number, 68 to 65535; 1500 is usual")
    })
}

fn mode(text: &str) -> Result<Mode, Fault> {
    match text.trim() {
        "" | "tunnel" => Ok(Mode::Tunnel),
        "transport" => Ok(Mode::Transport),
        other => Err(Fault::new("mode", format!("\"{other}\" is no mode of ESP"), "write tunnel or transport")),
    }
}

fn version(field: &str, text: &str) -> Result<Option<IpVersion>, Fault> {
    match text.trim() {
        "" => Ok(None),
        "4" => Ok(Some(IpVersion::V4)),
        "6" => Ok(Some(IpVersion::V6)),
        other => Err(Fault::new(field, format!("\"{other}\" is no version of IP"), "write 4 or 6")),
    }
}
