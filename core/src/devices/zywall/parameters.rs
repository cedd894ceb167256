//! Every negotiated value in the words of ZLD's pages.

use super::words;
use crate::crypto::{IkeVersion, Named};
use crate::devices::{Parameter, Topic};
use crate::plan::{Identity, Start};
use crate::side::{Side, TunnelView, networks_of};

/// The parameters of one tunnel.
pub fn parameters(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let mut all = gateway(side, view);
    all.extend(connection(view));
    let (tunnel, here) = (view.tunnel, view.here);
    let own = |topic, label, value: String| Parameter { topic, label, value: value.into() };
    if !tunnel.is_route_based() {
        all.push(own(Topic::LocalNetworks, "Local policy", networks_of(&here.selectors, |(own, _)| *own)));
        all.push(own(Topic::RemoteNetworks, "Remote policy", networks_of(&here.selectors, |(_, other)| *other)));
    }
    if let Some(transit) = here.transit {
        let name = words::vti(side, view);
        all.push(own(Topic::Transit, "VTI", format!("{name}: {}/{}", transit.here, transit.network.prefix_len())));
    }
    if let Some(bgp) = &here.bgp {
        all.push(own(Topic::Bgp, "BGP", bgp.text()));
    }
    all
}

/// The fields of the VPN gateway.
pub fn gateway(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let (tunnel, here) = (view.tunnel, view.here);
    let own = |topic, label, value: String| Parameter { topic, label, value: value.into() };
    let v1 = tunnel.ike_version == IkeVersion::V1;
    let told = |text: &str| if v1 { text.to_owned() } else { "always on with IKEv2".to_owned() };
    let mut all = vec![
        own(Topic::IkeVersion, "IKE Version", tunnel.ike_version.name().to_owned()),
        own(Topic::LocalAddress, "My Address", format!("Interface {}", side.gateway().settings.text("wan_interface"))),
        own(Topic::RemoteAddress, "Peer Gateway Address", here.remote.text()),
        own(Topic::Authentication, "Authentication", "Pre-Shared Key".to_owned()),
        own(Topic::LocalIdentity, "Local ID", shown(&here.identity)),
        own(Topic::RemoteIdentity, "Peer ID", expected(&here.peer_identity)),
        own(Topic::IkeLifetime, "Phase 1: SA Life Time", here.ike_lifetime.to_string()),
        own(Topic::IkeEncryption, "Phase 1: Encryption", words::cipher_label(tunnel.ike.encryption).to_owned()),
        own(Topic::IkeIntegrity, "Phase 1: Authentication", words::hash_label(tunnel.ike.integrity).to_owned()),
        own(Topic::IkeGroup, "Phase 1: Key Group", format!("DH{}", tunnel.ike.group.number())),
        own(Topic::NatTraversal, "NAT Traversal", told("on")),
    ];
    if let Some(seconds) = here.dpd_seconds {
        let every = format!("on, every {seconds} seconds where it can be set");
        all.push(own(Topic::Dpd, "Dead Peer Detection (DPD)", told(&every)));
    }
    all
}

/// The fields of the VPN connection that are the same for every pair of networks.
pub fn connection(view: &TunnelView<'_>) -> Vec<Parameter> {
    let (tunnel, here) = (view.tunnel, view.here);
    let own = |topic, label, value: String| Parameter { topic, label, value: value.into() };
    let on = |on| if on { "on" } else { "off" }.to_owned();
    let pfs = tunnel.esp.pfs.map_or_else(|| "none".to_owned(), |group| format!("DH{}", group.number()));
    let hash = tunnel.esp.integrity.map_or("", words::hash_label);
    vec![
        own(Topic::Initiation, "Nailed-Up", on(here.start == Start::Initiate)),
        own(Topic::PacketSize, "MSS Adjustment", format!("Custom Size {}", tunnel.mss)),
        own(Topic::EspLifetime, "Phase 2: SA Life Time", here.esp_lifetime.to_string()),
        own(Topic::EspEncryption, "Phase 2: Encryption", words::cipher_label(tunnel.esp.encryption).to_owned()),
        own(Topic::EspIntegrity, "Phase 2: Authentication", hash.to_owned()),
        own(Topic::Pfs, "Perfect Forward Secrecy (PFS)", pfs),
    ]
}

fn shown(identity: &Identity) -> String {
    let kind = match identity {
        Identity::Address(_) | Identity::Later(_) => "IPv4",
        // There is no word for "the address behind this name": the name itself is sent.
        Identity::Name(_) | Identity::AddressOf(_) => "DNS",
    };
    format!("{kind} {}", identity.text())
}

/// An address that changes cannot be written down: then any identity will do, and the key decides.
fn expected(identity: &Identity) -> String {
    match identity {
        Identity::AddressOf(_) => "Any".to_owned(),
        Identity::Address(_) | Identity::Later(_) | Identity::Name(_) => shown(identity),
    }
}
