//! Every negotiated value in Azure's words.

use std::borrow::Cow;

use super::nat::{self, Mode, NatRule};
use super::script;
use super::setup::Setup;
use super::words;
use crate::devices::{Parameter, Topic};
use crate::render::joined::joined;
use crate::side::{KeyText, Side, TunnelView};

/// The values of one tunnel, in the order of the sheet.
pub(super) fn parameters(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let setup = Setup::planned(side.plan, side.gateway());
    let policy = words::policy(view.tunnel);
    let mut rows = vec![
        row(Topic::IkeVersion, "IKE Protocol", words::protocol(view.tunnel.ike_version)),
        row(Topic::LocalAddress, "Public IP address of the gateway", own_address(view)),
        row(Topic::RemoteAddress, "Local network gateway endpoint", view.here.remote.text()),
        row(Topic::LocalIdentity, "Identity (fixed: the public IP address)", view.here.identity.text()),
        row(Topic::RemoteIdentity, "Identity of the device", view.here.peer_identity.text()),
        row(Topic::Authentication, "Shared key (PSK)", key_words(side.key(&view.tunnel.id))),
        row(Topic::IkeEncryption, "IKE Phase 1 Encryption", policy.ike_encryption),
        row(Topic::IkeIntegrity, "IKE Phase 1 Integrity/PRF", policy.ike_integrity),
        row(Topic::IkeGroup, "IKE Phase 1 DH Group", policy.dh_group),
        row(Topic::IkeLifetime, "Main mode lifetime (fixed)", seconds(view.here.ike_lifetime)),
        row(Topic::EspEncryption, "IKE Phase 2 IPsec Encryption", policy.ipsec_encryption),
        row(Topic::EspIntegrity, "IKE Phase 2 IPsec Integrity", policy.ipsec_integrity),
        row(Topic::Pfs, "PFS Group", policy.pfs_group),
        row(Topic::EspLifetime, "IPsec SA lifetime in seconds", seconds(view.here.esp_lifetime)),
    ];
    let (own, peer) = (script::own_networks(side.gateway()), script::peer_prefixes(view));
    rows.extend([
        row(Topic::LocalNetworks, "Virtual network address space", with_nat(&own, &nat::of_tunnel(view, Mode::Egress))),
        row(
            Topic::RemoteNetworks,
            "Local network gateway address space",
            with_nat(&peer, &nat::of_tunnel(view, Mode::Ingress)),
        ),
    ]);
    rows.extend(behaviour(view, setup));
    rows
}

fn or_none(networks: &[ipnet::Ipv4Net]) -> Cow<'static, str> {
    if networks.is_empty() { Cow::Borrowed("none") } else { Cow::Owned(joined(networks, ", ")) }
}

/// The networks, and what NAT rules show them as.
fn with_nat(networks: &[ipnet::Ipv4Net], rules: &[NatRule]) -> Cow<'static, str> {
    let mut words = or_none(networks);
    for rule in rules {
        let more = format!("; {} seen as {} ({})", rule.internal, rule.external, rule.mode.word());
        words.to_mut().push_str(&more);
    }
    words
}

fn behaviour(view: &TunnelView<'_>, setup: Setup) -> [Parameter; 6] {
    let mode = if script::has_mode(view, setup) { words::mode(view.here, view.there) } else { "either end" };
    let nat = if view.tunnel.nat_between { "used: ESP travels in UDP 4500" } else { "automatic; not needed" };
    let dpd = view.here.dpd_seconds.map_or_else(|| "none".to_owned(), seconds);
    let bgp = view.here.bgp.as_ref().map_or_else(
        || "disabled".to_owned(),
        |bgp| format!("AS {} at {}; peer AS {} at {}", bgp.asn, bgp.address, bgp.peer_asn, bgp.peer_address),
    );
    [
        row(Topic::Initiation, "Connection Mode", mode),
        row(Topic::NatTraversal, "NAT traversal", nat),
        row(Topic::Dpd, "DPD timeout in seconds", dpd),
        row(Topic::Transit, "Addresses on the tunnel", "none"),
        row(Topic::Bgp, "Configure BGP", bgp),
        row(Topic::PacketSize, "TCP MSS asked for", view.tunnel.mss.to_string()),
    ]
}

fn row(topic: Topic, label: &'static str, value: impl Into<Cow<'static, str>>) -> Parameter {
    Parameter { topic, label, value: value.into() }
}

fn seconds(seconds: u32) -> String {
    format!("{seconds} s")
}

fn own_address(view: &TunnelView<'_>) -> String {
    view.line.address.map_or_else(|| view.there.remote.text(), |address| address.to_string())
}

/// The sheet is read aloud over the phone: the key never stands in it.
fn key_words(key: KeyText<'_>) -> &'static str {
    match key {
        KeyText::Shown(_) => "in secrets.txt",
        KeyText::Hidden(_) => "agreed by another way",
    }
}
