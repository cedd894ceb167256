//! Every negotiated value in swanctl.conf's words.

use std::borrow::Cow;

use super::gather::{interface, own_address, own_identity, peer_identity, remote, start_action, version};
use crate::devices::{Parameter, Topic};
use crate::side::{Side, TunnelView, networks_of};

/// The parameters of one tunnel.
pub fn parameters(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let mut all = names(view);
    all.extend(algorithms(view));
    all.extend(rest(side, view));
    all
}

fn parameter(topic: Topic, label: &'static str, value: impl Into<Cow<'static, str>>) -> Parameter {
    Parameter { topic, label, value: value.into() }
}

fn names(view: &TunnelView<'_>) -> Vec<Parameter> {
    let own = own_address(view).map_or_else(|| "not set: any of its own".to_owned(), |address| address.to_string());
    let identity = own_identity(view).unwrap_or_else(|| "not set: the address on the packets".to_owned());
    let (version, aggressive) = (version(view.tunnel.ike_version), view.tunnel.is_aggressive());
    vec![
        parameter(Topic::IkeVersion, "version", if aggressive { "1, aggressive = yes" } else { version }),
        parameter(Topic::LocalAddress, "local_addrs", own),
        parameter(Topic::RemoteAddress, "remote_addrs", remote(&view.here.remote)),
        parameter(Topic::LocalIdentity, "local id", identity),
        parameter(Topic::RemoteIdentity, "remote id", peer_identity(view)),
        parameter(Topic::Authentication, "auth", "psk"),
    ]
}

fn algorithms(view: &TunnelView<'_>) -> Vec<Parameter> {
    let (ike, esp) = (view.tunnel.ike.to_string(), view.tunnel.esp.to_string());
    let part = |text: &str, place: usize| text.split('-').nth(place).unwrap_or("none").to_owned();
    let pfs =
        if view.tunnel.esp.pfs.is_some() { esp.rsplit('-').next().unwrap_or_default() } else { "not in esp_proposals" };
    let hash = if view.tunnel.esp.integrity.is_some() { part(&esp, 1) } else { "part of the cipher".to_owned() };
    vec![
        parameter(Topic::IkeEncryption, "proposals, cipher", part(&ike, 0)),
        parameter(Topic::IkeIntegrity, "proposals, hash and prf", part(&ike, 1)),
        parameter(Topic::IkeGroup, "proposals, group", part(&ike, 2)),
        parameter(Topic::IkeLifetime, "rekey_time and over_time", format!("{} s together", view.here.ike_lifetime)),
        parameter(Topic::EspEncryption, "esp_proposals, cipher", part(&esp, 0)),
        parameter(Topic::EspIntegrity, "esp_proposals, hash", hash),
        parameter(Topic::Pfs, "esp_proposals, group", pfs.to_owned()),
        parameter(Topic::EspLifetime, "life_time", format!("{} s", view.here.esp_lifetime)),
    ]
}

fn rest(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let (tunnel, here) = (view.tunnel, view.here);
    let dpd = here.dpd_seconds.map_or_else(|| "not set".to_owned(), |seconds| format!("{seconds} s"));
    let mut all = vec![
        parameter(Topic::LocalNetworks, "local_ts", networks_of(&here.selectors, |(own, _)| *own)),
        parameter(Topic::RemoteNetworks, "remote_ts", networks_of(&here.selectors, |(_, other)| *other)),
        parameter(Topic::Initiation, "start_action", start_action(side, view)),
        parameter(Topic::NatTraversal, "NAT traversal", "found out by itself"),
        parameter(Topic::Dpd, "dpd_delay", dpd),
    ];
    if let Some(transit) = here.transit {
        let value = format!("{}/{}, far end {}", transit.here, transit.network.prefix_len(), transit.there);
        all.push(parameter(Topic::Transit, "address of the XFRM interface", value));
    }
    if let Some(bgp) = &here.bgp {
        all.push(parameter(Topic::Bgp, "router bgp", bgp.text()));
    }
    let size = if tunnel.is_route_based() {
        format!("{}: mtu {}, maxseg {}", interface(side, view), tunnel.mtu, tunnel.mss)
    } else {
        format!("maxseg {}", tunnel.mss)
    };
    all.push(parameter(Topic::PacketSize, "mtu, tcp option maxseg", size));
    all
}
