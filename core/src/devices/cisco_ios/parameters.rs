//! Every negotiated value in IOS's words.

use std::borrow::Cow;

use super::gather::{esp, local_identity, number, pfs, remote_identity};
use super::words;
use crate::crypto::IkeVersion;
use crate::devices::{Parameter, Topic};
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
    let address = "address of the interface".to_owned();
    let sent = if v1 { address } else { local_identity(view).unwrap_or(address) };
    let expected = if v1 { view.here.remote.text() } else { remote_identity(view) };
    vec![
        own(Topic::IkeVersion, "crypto", if v1 { "isakmp" } else { "ikev2" }),
        own(Topic::LocalAddress, "outside interface", side.gateway().settings.text("external_interface").to_owned()),
        own(Topic::RemoteAddress, "peer", view.here.remote.text()),
        own(Topic::LocalIdentity, "identity local", sent),
        own(Topic::RemoteIdentity, "match identity remote", expected),
        own(Topic::Authentication, "authentication", "pre-share"),
    ]
}

fn algorithms(view: &TunnelView<'_>) -> Vec<Parameter> {
    let (ike, version) = (view.tunnel.ike, view.tunnel.ike_version);
    let hash = words::ike_hash(ike.integrity, version);
    let hash = if ike.encryption.is_aead() { format!("prf {hash}") } else { hash.to_owned() };
    let pfs = Some(pfs(view)).filter(|pfs| !pfs.is_empty());
    vec![
        own(Topic::IkeEncryption, "policy or proposal encryption", words::ike_cipher(ike.encryption, version)),
        own(Topic::IkeIntegrity, "hash, integrity and prf", hash),
        own(Topic::IkeGroup, "group", ike.group.number().to_string()),
        own(Topic::IkeLifetime, "lifetime", view.here.ike_lifetime.to_string()),
        own(Topic::EspEncryption, "transform-set", esp(view)),
        own(Topic::EspIntegrity, "transform-set, hash", view.tunnel.esp.integrity.map_or("none", words::hash)),
        own(Topic::Pfs, "set pfs", pfs.unwrap_or_else(|| "not set".to_owned())),
        own(Topic::EspLifetime, "security-association lifetime seconds", view.here.esp_lifetime.to_string()),
    ]
}

fn rest(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let (tunnel, here) = (view.tunnel, view.here);
    let dpd = here.dpd_seconds.map_or_else(|| "not set".to_owned(), |seconds| seconds.to_string());
    let routed = tunnel.is_route_based();
    let [from, to] = match routed {
        true => ["selectors, own", "selectors, other"],
        false => ["access list, source", "access list, destination"],
    };
    let mut all = vec![
        own(Topic::LocalNetworks, from, networks_of(&here.selectors, |(own, _)| *own)),
        own(Topic::RemoteNetworks, to, networks_of(&here.selectors, |(_, other)| *other)),
        own(Topic::Initiation, "start", if routed { "by itself, always up" } else { "with the first packet" }),
        own(Topic::NatTraversal, "nat-transparency", "on"),
        own(Topic::Dpd, "dpd or keepalive", dpd),
    ];
    if let Some(transit) = here.transit {
        let number = number(side, view, "first_tunnel");
        let value = format!("{}/{}, far end {}", transit.here, transit.network.prefix_len(), transit.there);
        all.push(own(Topic::Transit, "ip address", format!("Tunnel{number}: {value}")));
    }
    if let Some(bgp) = &here.bgp {
        all.push(own(Topic::Bgp, "router bgp", bgp.text()));
    }
    let size = if routed { format!("{}, ip mtu {}", tunnel.mss, tunnel.mtu) } else { tunnel.mss.to_string() };
    all.push(own(Topic::PacketSize, "ip tcp adjust-mss", size));
    all
}
