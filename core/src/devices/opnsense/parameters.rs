//! Every negotiated value in the words of the pages.

use std::borrow::Cow;

use super::gather::{child_rekey, interface, own_address, own_identity, peer_identity, remote, start_action};
use super::proposals;
use crate::crypto::Named;
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

fn told(text: String) -> String {
    if text.is_empty() { "(leave empty)".to_owned() } else { text }
}

fn names(view: &TunnelView<'_>) -> Vec<Parameter> {
    let own = own_address(view).map(|address| address.to_string()).unwrap_or_default();
    let identity = own_identity(view).map(Cow::into_owned).unwrap_or_default();
    vec![
        parameter(Topic::IkeVersion, "Version", view.tunnel.ike_version.name()),
        parameter(Topic::LocalAddress, "Local addresses", told(own)),
        parameter(Topic::RemoteAddress, "Remote addresses", told(remote(&view.here.remote))),
        parameter(Topic::LocalIdentity, "Local Authentication, ID", told(identity)),
        parameter(Topic::RemoteIdentity, "Remote Authentication, Id", told(peer_identity(view).unwrap_or_default())),
        parameter(Topic::Authentication, "Authentication", "Pre-Shared Key"),
    ]
}

fn algorithms(view: &TunnelView<'_>) -> Vec<Parameter> {
    let (ike, esp) = (view.tunnel.ike, view.tunnel.esp);
    let (proposals, esp_proposals) = (proposals::ike(ike), proposals::esp(esp));
    let here = view.here;
    let renewed = here.ike_lifetime - here.ike_lifetime / 10;
    vec![
        parameter(Topic::IkeEncryption, "Proposals", proposals.clone()),
        parameter(Topic::IkeIntegrity, "Proposals, second word", ike.integrity.keyword()),
        parameter(Topic::IkeGroup, "Proposals, last word", proposals.rsplit('-').next().unwrap_or_default().to_owned()),
        parameter(Topic::IkeLifetime, "Rekey time, Over time", format!("{renewed} and {}", here.ike_lifetime / 10)),
        parameter(Topic::EspEncryption, "ESP proposals", esp_proposals.clone()),
        parameter(
            Topic::EspIntegrity,
            "ESP proposals, hash",
            esp.integrity.map_or("part of the cipher", Named::keyword),
        ),
        parameter(
            Topic::Pfs,
            "ESP proposals, group",
            esp.pfs.map_or("none", |_| "").to_owned()
                + esp.pfs.and(esp_proposals.rsplit('-').next()).unwrap_or_default(),
        ),
        parameter(Topic::EspLifetime, "Rekey time of the child", child_rekey(here.esp_lifetime).to_string()),
    ]
}

fn rest(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let here = view.here;
    let dpd = here.dpd_seconds.map_or_else(|| "0".to_owned(), |seconds| seconds.to_string());
    let mut all = vec![
        parameter(Topic::LocalNetworks, "Local", networks_of(&here.selectors, |(own, _)| *own)),
        parameter(Topic::RemoteNetworks, "Remote", networks_of(&here.selectors, |(_, other)| *other)),
        parameter(Topic::Initiation, "Start action", start_action(view).1),
        parameter(Topic::NatTraversal, "UDP encapsulation", "not checked: found out by itself"),
        parameter(Topic::Dpd, "DPD delay", dpd),
    ];
    if let Some(transit) = here.transit.filter(|_| view.tunnel.is_route_based()) {
        let value = format!("{} and {} on {}", transit.here, transit.there, interface(side, view));
        all.push(parameter(Topic::Transit, "Tunnel local and remote address", value));
    }
    if let Some(bgp) = &here.bgp {
        all.push(parameter(Topic::Bgp, "Routing > BGP", bgp.text()));
    }
    all.push(parameter(Topic::PacketSize, "Max mss", view.tunnel.mss.to_string()));
    all
}
