//! The packet's layers as data: name, bytes, reason, source.

use std::borrow::Cow;

use serde::Serialize;

use super::Mode;
use super::shape::{ESP, GRE, IpVersion, PPPOE, Shape, TCP, TRAILER, UDP};
use super::size::{outer_bytes, padding};

/// What a layer belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum LayerKind {
    /// Around ESP: the line and the path.
    Outside,
    /// Of ESP.
    Esp,
    /// Headers inside.
    Inside,
    /// The user's bytes.
    Payload,
    /// Bytes of the path that no packet can use.
    Unused,
}

/// One layer of the packet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Layer {
    /// Its name.
    pub name: Cow<'static, str>,
    /// Its length.
    pub bytes: u16,
    /// Why it is there, and so long.
    pub why: Cow<'static, str>,
    /// The RFC that says so; empty for what follows from the rest.
    pub source: String,
    /// What it belongs to.
    pub kind: LayerKind,
}

fn layer(
    kind: LayerKind,
    name: impl Into<Cow<'static, str>>,
    bytes: u16,
    why: impl Into<Cow<'static, str>>,
    rfc: u16,
) -> Layer {
    let source = if rfc == 0 { String::new() } else { format!("https://www.rfc-editor.org/rfc/rfc{rfc}") };
    Layer { name: name.into(), bytes, why: why.into(), source, kind }
}

/// The layers of the packet of `inner` bytes on a path; they add up to the path.
pub(super) fn of(shape: &Shape, path: u16, inner: u16) -> Vec<Layer> {
    let mut layers = outside(shape);
    layers.extend(esp_before(shape));
    layers.extend(inside(shape, inner));
    layers.extend(esp_after(shape, inner));
    let used = outer_bytes(shape, u32::from(inner));
    let unused = u32::from(path).saturating_sub(used) as u16;
    if unused > 0 {
        let why = "too few for one more block of the cipher: ESP grows in steps";
        layers.push(layer(LayerKind::Unused, "unused", unused, why, 4303));
    }
    layers
}

fn ip_header(kind: LayerKind, which: &str, version: IpVersion, why: &'static str) -> Layer {
    layer(kind, format!("{which} {} header", version.name()), version.header(), why, version.rfc())
}

fn outside(shape: &Shape) -> Vec<Layer> {
    let kind = LayerKind::Outside;
    let mut layers = Vec::new();
    if shape.pppoe {
        layers.push(layer(kind, "PPPoE and PPP", PPPOE, "six bytes of PPPoE and two of PPP take from the line", 2516));
    }
    let why = match (shape.mode, shape.gre) {
        (Mode::Tunnel, _) => "from gateway to gateway, without options",
        (Mode::Transport, Some(_)) => "GRE's own header, which transport mode leaves outside",
        (Mode::Transport, None) => "the packet's own header, which transport mode leaves outside",
    };
    layers.push(ip_header(kind, "outer", shape.outer, why));
    if shape.nat_t {
        layers.push(layer(kind, "UDP header", UDP, "a NAT lies between, so ESP travels in UDP 4500", 3948));
    }
    layers
}

fn esp_before(shape: &Shape) -> Vec<Layer> {
    let cipher = shape.suite.cipher();
    let mut layers = vec![layer(LayerKind::Esp, "ESP header", ESP, "SPI and sequence number, four bytes each", 4303)];
    if cipher.iv > 0 {
        let why = format!("{} sends a new one with every packet", cipher.name);
        layers.push(layer(LayerKind::Esp, "initialization vector", cipher.iv, why, cipher.rfc));
    }
    layers
}

fn inside(shape: &Shape, inner: u16) -> Vec<Layer> {
    let kind = LayerKind::Inside;
    let mut layers = Vec::new();
    if let Some(version) = shape.gre {
        if shape.mode == Mode::Tunnel {
            layers.push(ip_header(kind, "GRE's", version, "GRE has an IP header of its own, inside ESP"));
        }
        layers.push(layer(kind, "GRE header", GRE, "without key, checksum and sequence number", 2784));
    }
    if !shape.inner_is_outer() {
        layers.push(ip_header(kind, "inner", shape.inner, "of the packet that is protected, without options"));
    }
    layers.push(layer(kind, "TCP header", TCP, "without options", 9293));
    let data = inner - shape.inner.header() - TCP;
    layers.push(layer(LayerKind::Payload, "TCP data", data, "what is left: the MSS", 9293));
    layers
}

fn esp_after(shape: &Shape, inner: u16) -> Vec<Layer> {
    let (cipher, suite) = (shape.suite.cipher(), &shape.suite);
    let padding = padding(shape, u32::from(inner)) as u16;
    let to = format!("data and trailer end on a multiple of {} bytes", cipher.align);
    let (name, rfc) = match suite.hash() {
        Some(hash) => (hash.name, hash.rfc),
        None => (cipher.name, cipher.rfc),
    };
    vec![
        layer(LayerKind::Esp, "padding", padding, to, 4303),
        layer(
            LayerKind::Esp,
            "ESP trailer",
            TRAILER,
            "length of the padding and kind of the content, a byte each",
            4303,
        ),
        layer(LayerKind::Esp, "integrity check value", suite.icv(), format!("of {name}"), rfc),
    ]
}
