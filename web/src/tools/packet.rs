//! Packet size: MTU and MSS, and where the bytes of the path go.

use serde_json::Value;
use tunnelwright_core::packet::{Ask, CIPHERS, Cipher, HASHES, IpVersion, Layer, Sizes, ask, largest, suite, svg};
use tunnelwright_core::plan::{PlannedTunnel, SizeReason};
use yew::prelude::*;

use super::form::{Control, Form, Row, options};
use super::parts::{all, answer, figure, fold, link, list, paragraph, status};
use super::take;
use crate::components::{Field, Look, OptionGroup, SelectOption, Slot, plain_table};
use crate::page::Page;

static FIRST: &[Row] = &[Row::new(
    "path",
    "MTU of the path",
    "Bytes that the line between the gateways carries; 1500 on Ethernet.",
    Control::Line(Look::Number, "1500"),
)];

static REST: &[Row] = &[
    Row::new(
        "esp",
        "The suite in strongSwan's words",
        "Choose above, or type it: aes256gcm16, aes256-sha256, 3des-sha1.",
        Control::Line(Look::Mono, SUITE),
    ),
    Row::new("mode", "Mode", "", Control::Choice),
    Row::new("outer", "IP between the gateways", "", Control::Choice),
    Row::new("inner", "IP inside", "", Control::Choice),
];

static TICKS: &[Row] = &[
    Row::new("nat_t", "Through NAT: ESP in UDP 4500", "", Control::Tick),
    Row::new("gre", "GRE inside ESP", "", Control::Tick),
    Row::new("pppoe", "PPPoE on the line", "The path is then the Ethernet under it.", Control::Tick),
];

const SUITE: &str = "aes256gcm16";

/// The fields and the answer.
pub fn view(page: &Page) -> Html {
    let form = Form::new(page, "packet");
    let question = Ask {
        path: form.text_or("path", "1500"),
        esp: form.text_or("esp", SUITE),
        mode: form.text("mode"),
        nat_t: form.flag("nat_t"),
        outer: form.text("outer"),
        inner: form.text("inner"),
        gre: form.flag("gre"),
        pppoe: form.flag("pppoe"),
    };
    let found = ask(&question);
    let form = form.judged(found.as_ref().err().map(Vec::as_slice).unwrap_or_default());
    let said = match &found {
        Ok((_, sizes)) => sizes_of(sizes),
        Err(_) => vec![status("", "The answer appears as soon as every field can be read.".into())],
    };
    all(vec![
        take(page.planned().map(|tunnel| form.refill(from_tunnel(tunnel)))),
        fields(&form, &question),
        answer(said),
    ])
}

/// The tunnel's own values.
fn from_tunnel(tunnel: &PlannedTunnel) -> Vec<(&'static str, Value)> {
    let shape = tunnel.packet.shape;
    let six = |version: Option<IpVersion>| if version == Some(IpVersion::V6) { "6" } else { "" };
    vec![
        ("path", tunnel.packet.path.to_string().into()),
        ("esp", tunnel.esp.to_string().into()),
        ("nat_t", tunnel.nat_between.into()),
        ("outer", six(shape.map(|shape| shape.outer)).into()),
        ("inner", six(shape.map(|shape| shape.inner)).into()),
    ]
}

/// A planned tunnel's sizes with their reasons and the picture, for the review.
pub fn planned(tunnel: &PlannedTunnel) -> Html {
    let mut parts = vec![list(vec![
        reason("MTU", tunnel.mtu, &tunnel.packet.mtu),
        reason("TCP MSS", tunnel.mss, &tunnel.packet.mss),
    ])];
    let full = tunnel.packet.shape.and_then(|shape| largest(&shape, tunnel.packet.path.into()).ok());
    parts.extend(full.map(|sizes| {
        let summary = format!("The largest packet that fits a path of {} bytes", sizes.path);
        fold(summary, false, layers(&sizes))
    }));
    all(parts)
}

fn reason(name: &'static str, bytes: u16, reason: &SizeReason) -> Html {
    let source = reason.source.map(|source| link(source.url.to_owned(), source.title.to_owned()));
    let size = format!("{name} {bytes}: ");
    html! { <><strong>{ size }</strong>{ &reason.why }{ " " }{ source.unwrap_or_default() }</> }
}

fn fields(form: &Form<'_>, question: &Ask<'_>) -> Html {
    let slot = Slot { id: "packet-suites".into(), findings: [].into(), ..form.slot("esp", question.esp) };
    let suites = Field::new(slot, "Suite of ESP")
        .help("The length of the key changes no size.")
        .select(&suites(question.esp), false);
    let choices = vec![
        options(&[
            ("", "Tunnel: a whole packet travels inside"),
            ("transport", "Transport: the packet keeps its own header"),
        ]),
        options(&[("", "IPv4, as usual"), ("4", "IPv4"), ("6", "IPv6")]),
        options(&[("", "IPv4; in transport mode as outside"), ("4", "IPv4"), ("6", "IPv6")]),
    ];
    html! {
        <div class="choices tool-fields">
            { form.rows(FIRST, Vec::new()) }
            { suites }
            { form.rows(REST, choices) }
            <div>{ form.rows(TICKS, Vec::new()) }</div>
        </div>
    }
}

/// Every suite that differs in size, by the hash; what is typed and is none of them stands first.
fn suites(typed: &str) -> Vec<OptionGroup> {
    let (own, bare): (Vec<&'static Cipher>, Vec<&'static Cipher>) = CIPHERS.iter().partition(|cipher| cipher.is_aead());
    let current = suite(typed).ok();
    let option = |cipher: &&'static Cipher, hash: &str| {
        let word = format!("{}{hash}", word(cipher));
        // The typed spelling stands for the suite, so that it is the chosen one.
        let is_current = current.is_some() && suite(&word).ok() == current;
        SelectOption { value: if is_current { typed.to_owned() } else { word }.into(), label: cipher.name.into() }
    };
    let group = |label: &'static str, ciphers: &[&'static Cipher], hash: &str| OptionGroup {
        label: label.into(),
        options: ciphers.iter().map(|cipher| option(cipher, hash)).collect(),
    };
    let mut groups = vec![group("With a check value of its own", &own, "")];
    groups.extend(HASHES.iter().map(|hash| group(hash.name, &bare, &format!("-{}", hash.keywords[0]))));
    if current.is_none() {
        groups.insert(
            0,
            OptionGroup::plain(vec![SelectOption { value: typed.to_owned().into(), label: "None of these".into() }]),
        );
    }
    groups
}

/// The keyword of a cipher with its longest key: the length changes no size.
fn word(cipher: &Cipher) -> String {
    let longest = cipher.keys.iter().enumerate().max_by_key(|(_, bits)| **bits).map_or(0, |(place, _)| place);
    cipher.keywords().nth(longest).unwrap_or_default()
}

fn sizes_of(sizes: &Sizes) -> Vec<Html> {
    const WHAT: &str = "MTU: the largest IP packet that goes into the tunnel uncut. MSS: that less the headers of IP and TCP, the value to clamp to.";
    let mut parts = vec![
        status("answer", format!("MTU {}, TCP MSS {}", sizes.mtu, sizes.mss).into()),
        paragraph("help", WHAT.into()),
    ];
    parts.extend(sizes.notes.iter().map(|note| paragraph("note", note.clone().into())));
    parts.push(layers(sizes));
    parts
}

/// The picture, and the same as a table.
fn layers(sizes: &Sizes) -> Html {
    let rows = sizes.layers.iter().map(layer).collect();
    let table = plain_table("The full packet, from outside in", &["Layer", "Why", "Bytes"], rows, true);
    all(vec![figure("figure", svg(sizes)), table])
}

fn layer(layer: &Layer) -> Vec<Html> {
    let mut why = vec![layer.why.to_string().into()];
    if !layer.source.is_empty() {
        why.extend([" ".into(), link(layer.source.to_string(), rfc(&layer.source))]);
    }
    vec![layer.name.to_string().into(), all(why), layer.bytes.to_string().into()]
}

/// "RFC 4303" of its address.
fn rfc(address: &str) -> String {
    let number = address.rsplit("rfc").next().unwrap_or_default();
    format!("RFC {number}")
}
