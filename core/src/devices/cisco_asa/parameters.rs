//! Every negotiated value in the ASA's words.

use std::borrow::Cow;

use super::gather::{esp_hash, number, pfs};
use super::words;
use crate::crypto::IkeVersion;
use crate::devices::{Parameter, Topic};
use crate::plan::Identity;
use crate::side::{Side, TunnelView, networks_of};

/// The parameters of one tunnel.
pub fn parameters(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let mut all = names(side, view);
    all.extend(algorithms(view));
    all.extend(rest(side, view));
    all
}

fn own(topic: Topic, label: &'static str, value: impl Into<Cow<'static, str>>) -> Parameter {
    Parameter { topic, label, value: value.into() }
}

fn names(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let v1 = view.tunnel.ike_version == IkeVersion::V1;
    vec![
        own(Topic::IkeVersion, "vpn-tunnel-protocol", if v1 { "ikev1" } else { "ikev2" }),
        own(Topic::LocalAddress, "interface with IKE", side.gateway().settings.text("outside").to_owned()),
        own(Topic::RemoteAddress, "tunnel-group", view.here.remote.text()),
        own(Topic::LocalIdentity, "isakmp identity", sent(view)),
        own(Topic::RemoteIdentity, "tunnel-group", view.here.remote.text()),
        own(Topic::Authentication, "pre-shared-key", "pre-share"),
    ]
}

/// What is sent as identity: the address of the outside interface.
fn sent(view: &TunnelView<'_>) -> String {
    let inside = view.line.nat.as_ref().and_then(|nat| nat.inside);
    match (inside, &view.here.identity) {
        (Some(inside), _) => format!("address: {inside}"),
        (None, Identity::Address(address)) if view.line.nat.is_none() => format!("address: {address}"),
        (None, _) => "address of the interface".to_owned(),
    }
}

fn algorithms(view: &TunnelView<'_>) -> Vec<Parameter> {
    let (ike, esp) = (view.tunnel.ike, view.tunnel.esp);
    let hash = words::ike_hash(ike.integrity);
    let hash = if ike.encryption.is_aead() { format!("integrity null, prf {hash}") } else { hash.to_owned() };
    let pfs = Some(pfs(view)).filter(|pfs| !pfs.is_empty());
    vec![
        own(Topic::IkeEncryption, "policy encryption", words::cipher(ike.encryption)),
        own(Topic::IkeIntegrity, "policy hash, integrity and prf", hash),
        own(Topic::IkeGroup, "policy group", ike.group.number().to_string()),
        own(Topic::IkeLifetime, "policy lifetime", view.here.ike_lifetime.to_string()),
        own(Topic::EspEncryption, "esp encryption", words::cipher(esp.encryption)),
        own(Topic::EspIntegrity, "esp integrity", esp_hash(view)),
        own(Topic::Pfs, "set pfs", pfs.unwrap_or_else(|| "not set".to_owned())),
        own(Topic::EspLifetime, "security-association lifetime seconds", view.here.esp_lifetime.to_string()),
    ]
}

fn rest(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let (tunnel, here) = (view.tunnel, view.here);
    let settings = &side.gateway().settings;
    let off = settings.flag("nat_t_off") && !tunnel.is_route_based();
    let dpd = here.dpd_seconds.map_or_else(|| "not set".to_owned(), |time| format!("threshold {time} retry 3"));
    let start = if tunnel.is_route_based() { "by itself, always up" } else { "with the first packet" };
    let [from, to] = match tunnel.is_route_based() {
        true => ["selectors, own", "selectors, other"],
        false => ["access-list, source", "access-list, destination"],
    };
    let mut all = vec![
        own(Topic::LocalNetworks, from, networks_of(&here.selectors, |(own, _)| *own)),
        own(Topic::RemoteNetworks, to, networks_of(&here.selectors, |(_, other)| *other)),
        own(Topic::Initiation, "start", start),
        own(Topic::NatTraversal, "nat-traversal", if off { "nat-t-disable" } else { "on" }),
        own(Topic::Dpd, "isakmp keepalive", dpd),
    ];
    if let Some(transit) = here.transit {
        let number = number(side, view, "first_tunnel");
        let value = format!("{}/{}, far end {}", transit.here, transit.network.prefix_len(), transit.there);
        all.push(own(Topic::Transit, "ip address", format!("Tunnel{number}: {value}")));
    }
    if let Some(bgp) = &here.bgp {
        all.push(own(Topic::Bgp, "router bgp", bgp.text()));
    }
    all.push(own(Topic::PacketSize, "sysopt connection tcpmss", tunnel.mss.to_string()));
    all
}
