//! Every negotiated value in ScreenOS's words.

use std::borrow::Cow;

use super::words;
use crate::devices::{Parameter, Topic};
use crate::side::{Side, TunnelView};

/// The parameters of one tunnel with IKE.
pub fn parameters(side: &Side<'_>, view: &TunnelView<'_>) -> Vec<Parameter> {
    let (ike, esp, here) = (view.tunnel.ike, view.tunnel.esp, view.here);
    let one = |topic, label, value: &str| Parameter { topic, label, value: Cow::Owned(value.to_owned()) };
    let outside = side.gateway().settings.text("external_interface");
    let (own, other) =
        here.selectors.first().map_or_else(Default::default, |(own, other)| (own.to_string(), other.to_string()));
    vec![
        one(Topic::IkeVersion, "ike gateway", "main mode (IKEv1)"),
        one(Topic::LocalAddress, "outgoing-interface", outside),
        one(Topic::RemoteAddress, "gateway address", &here.remote.text()),
        one(Topic::LocalIdentity, "local ID", "not set: the interface's address"),
        one(Topic::RemoteIdentity, "peer ID", "not set: the gateway's address"),
        one(Topic::Authentication, "p1-proposal", "preshare"),
        one(Topic::IkeEncryption, "p1-proposal esp", words::cipher(ike.encryption)),
        one(Topic::IkeIntegrity, "p1-proposal hash", words::hash(ike.integrity)),
        one(Topic::IkeGroup, "p1-proposal group", &ike.group.number().to_string()),
        one(Topic::IkeLifetime, "p1-proposal seconds", &here.ike_lifetime.to_string()),
        one(Topic::EspEncryption, "p2-proposal esp", words::cipher(esp.encryption)),
        one(Topic::EspIntegrity, "p2-proposal hash", esp.integrity.map_or("none", words::hash)),
        one(Topic::Pfs, "p2-proposal", "no-pfs"),
        one(Topic::EspLifetime, "p2-proposal seconds", &here.esp_lifetime.to_string()),
        one(Topic::LocalNetworks, "proxy-id local-ip", &own),
        one(Topic::RemoteNetworks, "proxy-id remote-ip", &other),
        one(Topic::Initiation, "monitor optimized rekey", "starts by itself and keeps it up"),
        one(
            Topic::Dpd,
            "dpd-liveness interval",
            &here.dpd_seconds.map_or_else(|| "not set".to_owned(), |s| s.to_string()),
        ),
        one(Topic::PacketSize, "flow vpn-tcp-mss", &view.tunnel.mss.to_string()),
    ]
}
