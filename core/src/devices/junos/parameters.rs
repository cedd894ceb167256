//! Every negotiated value in Junos's words.

use std::borrow::Cow;
use std::fmt::Display;

use super::gather::{Expected, establish, ike_unit, own_identity, peer_identity};
use super::words;
use crate::crypto::IkeVersion;
use crate::devices::{Parameter, Topic};
use crate::plan::Remote;
use crate::side::{Side, TunnelView};

/// The parameters of one tunnel with IKE.
pub fn parameters(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let mut all = names(side, view);
    all.extend(algorithms(view));
    all.extend(rest(side, view));
    all
}

fn parameter(topic: Topic, label: &'static str, value: impl Into<Cow<'static, str>>) -> Parameter {
    Parameter { topic, label, value: value.into() }
}

fn names(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let version = if view.tunnel.ike_version == IkeVersion::V1 { "v1-only" } else { "v2-only" };
    let remote = match &view.here.remote {
        Remote::Any => "any".to_owned(),
        Remote::Address(_) | Remote::Name(_) | Remote::Later(_) => view.here.remote.text(),
    };
    let own = own_identity(view).unwrap_or_else(|| "not set: the interface's address".to_owned());
    let peer = match peer_identity(view) {
        Expected::Address => "not set: the gateway's address".to_owned(),
        Expected::Text(text) => text,
        Expected::Any => "general-ikeid: any".to_owned(),
    };
    let outside = side.gateway().settings.text("external_interface").to_owned();
    vec![
        parameter(Topic::IkeVersion, "gateway version", version),
        parameter(Topic::LocalAddress, "external-interface", outside),
        parameter(Topic::RemoteAddress, "gateway address", remote),
        parameter(Topic::LocalIdentity, "local-identity", own),
        parameter(Topic::RemoteIdentity, "remote-identity", peer),
        parameter(Topic::Authentication, "authentication-method", "pre-shared-keys"),
    ]
}

fn algorithms(view: &TunnelView<'_>) -> Vec<Parameter> {
    let (ike, esp) = (view.tunnel.ike, view.tunnel.esp);
    let pfs = esp.pfs.map_or_else(|| "not set".to_owned(), words::group);
    vec![
        parameter(Topic::IkeEncryption, "ike proposal encryption-algorithm", words::cipher(ike.encryption)),
        parameter(Topic::IkeIntegrity, "ike proposal authentication-algorithm", words::ike_hash(ike.integrity)),
        parameter(Topic::IkeGroup, "dh-group", words::group(ike.group)),
        parameter(Topic::IkeLifetime, "ike proposal lifetime-seconds", view.here.ike_lifetime.to_string()),
        parameter(Topic::EspEncryption, "ipsec proposal encryption-algorithm", words::cipher(esp.encryption)),
        parameter(
            Topic::EspIntegrity,
            "ipsec proposal authentication-algorithm",
            esp.integrity.map_or("not set", words::esp_hash),
        ),
        parameter(Topic::Pfs, "perfect-forward-secrecy keys", pfs),
        parameter(Topic::EspLifetime, "ipsec proposal lifetime-seconds", view.here.esp_lifetime.to_string()),
    ]
}

fn list<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    let mut texts: Vec<String> = Vec::new();
    for item in items {
        let text = item.to_string();
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join(", ")
}

fn rest(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let (tunnel, here) = (view.tunnel, view.here);
    let dpd =
        here.dpd_seconds.map_or_else(|| "not set".to_owned(), |seconds| format!("interval {seconds}, threshold 5"));
    let traversal = "on unless no-nat-traversal is set";
    let mut all = vec![
        parameter(Topic::LocalNetworks, "local-ip", list(here.selectors.iter().map(|(own, _)| own))),
        parameter(Topic::RemoteNetworks, "remote-ip", list(here.selectors.iter().map(|(_, other)| other))),
        parameter(Topic::Initiation, "establish-tunnels", establish(side, view)),
        parameter(Topic::NatTraversal, "NAT traversal", traversal),
        parameter(Topic::Dpd, "dead-peer-detection", dpd),
    ];
    if let Some(transit) = here.transit {
        let value = format!("{}/{}, far end {}", transit.here, transit.network.prefix_len(), transit.there);
        all.push(parameter(Topic::Transit, "address of st0", value));
    }
    if let Some(bgp) = &here.bgp {
        all.push(parameter(Topic::Bgp, "protocols bgp", bgp.text()));
    }
    let size = format!("st0.{}: mtu {}, tcp-mss {}", ike_unit(side, view), tunnel.mtu, tunnel.mss);
    all.push(parameter(Topic::PacketSize, "mtu, tcp-mss ipsec-vpn", size));
    all
}
