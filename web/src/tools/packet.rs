//! Packet size: MTU and MSS, and where the bytes of the path go.

use serde_json::{Value, json};
use tunnelwright_core::packet::{Ask, CIPHERS, Cipher, HASHES, IpVersion, Layer, Sizes, ask, largest, suite, svg};
use tunnelwright_core::plan::{PlannedTunnel, SizeReason};
use yew::prelude::*;

use super::form::Form;
use super::take;
use crate::components::{Diagram, Field, Fold, Look, OptionGroup, SelectOption, Slot, plain_table};
use crate::page::Page;

/// The fields and the answer.
pub fn view(page: &Page) -> Html {
    let form = Form::new(page, "packet");
    let question = Ask {
        path: form.text_or("path", "1500"),
        esp: form.text_or("esp", "aes256gcm16"),
        mode: form.text("mode"),
        nat_t: form.flag("nat_t"),
        outer: form.text("outer"),
        inner: form.text("inner"),
        gre: form.flag("gre"),
        pppoe: form.flag("pppoe"),
    };
    let answer = ask(&question);
    let faults = answer.as_ref().err().cloned().unwrap_or_default();
    let form = form.judged(&faults);
    html! {
        <>
            { take(page.planned().map(|tunnel| form.write("").reform(from_tunnel(tunnel)))) }
            { fields(&form, &question) }
            <div class="tool-answer">
                if let Ok((_, sizes)) = &answer {
                    { sizes_of(sizes) }
                } else {
                    <p role="status">{ "The answer appears as soon as every field can be read." }</p>
                }
            </div>
        </>
    }
}

/// The tunnel's own values.
fn from_tunnel(tunnel: &PlannedTunnel) -> impl Fn(MouseEvent) -> Value + use<> {
    let shape = tunnel.packet.shape;
    let six = |version: Option<IpVersion>| if version == Some(IpVersion::V6) { "6" } else { "" };
    let filled = json!({
        "path": tunnel.packet.path.to_string(),
        "esp": tunnel.esp.to_string(),
        "nat_t": tunnel.nat_between,
        "outer": six(shape.map(|shape| shape.outer)),
        "inner": six(shape.map(|shape| shape.inner)),
    });
    move |_| filled.clone()
}

/// A planned tunnel's sizes with their reasons and the picture, for the review.
pub fn planned(tunnel: &PlannedTunnel) -> Html {
    let reason = |name: &'static str, bytes: u16, reason: &SizeReason| {
        let source = reason.source.map(|source| {
            html! { <>{ " " }<a href={source.url} target="_blank" rel="noopener noreferrer">{ source.title }</a></> }
        });
        html! { <li><strong>{ format!("{name} {bytes}: ") }</strong>{ &reason.why }{ source }</li> }
    };
    let full = tunnel.packet.shape.and_then(|shape| largest(&shape, tunnel.packet.path.into()).ok());
    html! {
        <>
            <ul>
                { reason("MTU", tunnel.mtu, &tunnel.packet.mtu) }
                { reason("TCP MSS", tunnel.mss, &tunnel.packet.mss) }
            </ul>
            if let Some(sizes) = full {
                <Fold summary={format!("The largest packet that fits a path of {} bytes", sizes.path)}>
                    { layers(&sizes) }
                </Fold>
            }
        </>
    }
}

fn fields(form: &Form<'_>, question: &Ask<'_>) -> Html {
    let esp = form.slot("esp", question.esp);
    let either = |first: &'static str| {
        let rest = [("4", "IPv4"), ("6", "IPv6")].map(|(value, label)| SelectOption::new(value, label));
        let options = [SelectOption::new("", first)].into_iter().chain(rest);
        [OptionGroup::plain(options.collect())]
    };
    let modes =
        [("", "Tunnel: a whole packet travels inside"), ("transport", "Transport: the packet keeps its own header")];
    let modes = modes.map(|(value, label)| SelectOption::new(value, label));
    html! {
        <div class="choices tool-fields">
            { Field::new(form.slot("path", question.path), "MTU of the path")
                .help("Bytes that the line between the gateways carries; 1500 on Ethernet.")
                .text(Look::Number) }
            { Field::new(Slot { id: "packet-suites".into(), findings: [].into(), ..esp.clone() }, "Suite of ESP")
                .help("The length of the key changes no size.")
                .select(&suites(question.esp), false) }
            { Field::new(esp, "The suite in strongSwan's words")
                .help("Choose above, or type it: aes256gcm16, aes256-sha256, 3des-sha1.")
                .mono() }
            { Field::new(form.slot("mode", question.mode), "Mode").select(&[OptionGroup::plain(modes.into())], false) }
            { Field::new(form.slot("outer", question.outer), "IP between the gateways").select(&either("IPv4, as usual")[..], false) }
            { Field::new(form.slot("inner", question.inner), "IP inside").select(&either("IPv4; in transport mode as outside")[..], false) }
            <div>
                { Field::new(form.slot("nat_t", ""), "Through NAT: ESP in UDP 4500").check(question.nat_t) }
                { Field::new(form.slot("gre", ""), "GRE inside ESP").check(question.gre) }
                { Field::new(form.slot("pppoe", ""), "PPPoE on the line").help("The path is then the Ethernet under it.").check(question.pppoe) }
            </div>
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

fn sizes_of(sizes: &Sizes) -> Html {
    html! {
        <>
            <p class="answer" role="status">{ format!("MTU {}, TCP MSS {}", sizes.mtu, sizes.mss) }</p>
            <p class="help">
                { "MTU: the largest IP packet that goes into the tunnel uncut. MSS: that less the headers of IP and TCP, the value to clamp to." }
            </p>
            { for sizes.notes.iter().map(|note| html! { <p class="note">{ note }</p> }) }
            { layers(sizes) }
        </>
    }
}

/// The picture, and the same as a table.
fn layers(sizes: &Sizes) -> Html {
    let row = |layer: &Layer| {
        let source = (!layer.source.is_empty()).then(|| {
            html! { <>{ " " }<a href={layer.source.clone()} target="_blank" rel="noopener noreferrer">{ rfc(&layer.source) }</a></> }
        });
        vec![Html::from(&*layer.name), html! { <>{ &*layer.why }{ source }</> }, layer.bytes.into()]
    };
    html! {
        <>
            <div class="figure"><Diagram svg={svg(sizes)} /></div>
            { plain_table("The full packet, from outside in", &["Layer", "Why", "Bytes"], sizes.layers.iter().map(row).collect(), true) }
        </>
    }
}

/// "RFC 4303" of its address.
fn rfc(address: &str) -> String {
    let number = address.rsplit("rfc").next().unwrap_or_default();
    format!("RFC {number}")
}
