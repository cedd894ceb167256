//! The arithmetic: from a path's MTU to the largest packet inside, and back.

use serde::Serialize;

use super::layers::{self, Layer};
use super::shape::{Shape, TCP, TRAILER};
use super::{IpVersion, Mode};
use crate::fault::Fault;

/// The largest packet that fits, and where every byte of the path goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MtuAnswer"))]
pub struct Sizes {
    /// The largest IP packet inside, bytes: the MTU of the tunnel.
    pub mtu: u16,
    /// The largest TCP segment inside, bytes: `mtu` less the inner IP and TCP headers.
    pub mss: u16,
    /// The path's MTU as given, bytes; the layers add up to it.
    pub path: u16,
    /// The full packet from outside in.
    pub layers: Vec<Layer>,
    /// What else to know about this size.
    pub notes: Vec<String>,
}

/// The longest packet that a length field of 16 bits allows.
const LONGEST: u32 = 65_535;

/// The largest packet inside for a path of so many bytes.
///
/// # Errors
/// A path shorter than its protocol allows (68 bytes over IPv4, 1280 over
/// IPv6), longer than 65,535 bytes, or too short to carry a TCP segment; an
/// inner protocol other than the outer one in transport mode without GRE.
pub fn largest(shape: &Shape, path: u32) -> Result<Sizes, Fault> {
    if shape.inner_is_outer() && shape.inner != shape.outer {
        let what = format!(
            "in transport mode the packet keeps its own header, so {0} inside needs {0} outside",
            shape.inner.name()
        );
        return Err(Fault::new("inner", what, format!("take {} inside, or tunnel mode", shape.outer.name())));
    }
    let path = checked_path(shape, path)?;
    let mtu =
        inner_for(shape, path).filter(|mtu| *mtu >= least_inner(shape.inner)).ok_or_else(|| too_small(shape, path))?;
    let mss = mtu - shape.inner.header() - TCP;
    Ok(Sizes { mtu, mss, path, layers: layers::of(shape, path, mtu), notes: notes(shape, mtu) })
}

/// The smallest inner packet worth a name: what every IPv4 link carries; one
/// byte of TCP over IPv6, below whose 1280 the gateway must cut (a note says so).
fn least_inner(version: IpVersion) -> u16 {
    match version {
        IpVersion::V4 => version.least_link(),
        IpVersion::V6 => version.header() + TCP + 1,
    }
}

fn checked_path(shape: &Shape, path: u32) -> Result<u16, Fault> {
    let least = shape.outer.least_link();
    let name = shape.outer.name();
    if path < u32::from(least) {
        let what = format!("{path} bytes is less than every {name} link carries");
        return Err(Fault::new("path", what, format!("give {least} to {LONGEST}; 1500 is usual, 1492 with PPPoE")));
    }
    u16::try_from(path).map_err(|_| {
        Fault::new(
            "path",
            format!("{path} bytes is more than an IP packet can have"),
            format!("give {least} to {LONGEST}"),
        )
    })
}

fn too_small(shape: &Shape, path: u16) -> Fault {
    let least =
        (path..=u16::MAX).find(|path| inner_for(shape, *path).is_some_and(|mtu| mtu >= least_inner(shape.inner)));
    let fix = least.map_or(String::new(), |least| format!("give {least} or more"));
    Fault::new("path", format!("{path} bytes leave no room for a packet inside"), fix)
}

/// The largest packet inside, for a plan: its lines are known to be long enough.
pub(crate) fn fitting(shape: &Shape, path: u16) -> u16 {
    inner_for(shape, path).unwrap_or(0)
}

/// The largest user's packet on a path; none when not even an empty one fits.
fn inner_for(shape: &Shape, path: u16) -> Option<u16> {
    let room = path.checked_sub(shape.outside() + shape.fixed_esp())?;
    let align = shape.suite.cipher().align;
    let content = (room / align * align).checked_sub(TRAILER)?;
    let inner = content.checked_sub(shape.before_inner())?;
    if shape.inner_is_outer() { inner.checked_add(shape.outer.header()) } else { Some(inner) }
}

/// Padding of an inner packet, bytes: 0 to the cipher's block less one.
pub(super) fn padding(shape: &Shape, inner: u32) -> u32 {
    let align = u32::from(shape.suite.cipher().align);
    (align - (content(shape, inner) + u32::from(TRAILER)) % align) % align
}

fn content(shape: &Shape, inner: u32) -> u32 {
    let header = if shape.inner_is_outer() { shape.outer.header() } else { 0 };
    inner.saturating_sub(u32::from(header)) + u32::from(shape.before_inner())
}

/// Bytes that a user's packet of `inner` bytes has on the path, with everything around it.
pub fn outer_bytes(shape: &Shape, inner: u32) -> u32 {
    let around = u32::from(shape.outside()) + u32::from(shape.fixed_esp()) + u32::from(TRAILER);
    around + content(shape, inner) + padding(shape, inner)
}

fn notes(shape: &Shape, mtu: u16) -> Vec<String> {
    let mut notes = Vec::new();
    if shape.inner == IpVersion::V6 && mtu < IpVersion::V6.least_link() {
        notes.push(format!(
            "IPv6 asks every link for 1280 bytes (RFC 8200 section 5), and only {mtu} fit: the gateway must cut the packets outside"
        ));
    }
    if shape.mode == Mode::Transport && shape.gre.is_some() {
        notes.push("In transport mode GRE's own IP header is the outer one, so it is counted once".to_owned());
    }
    notes
}
