//! What one end was told, as its daemon will use it.

use ipnet::IpNet;

use crate::crypto::{EspSuite, ExchangeMode, IkeSuite, IkeVersion};
use crate::plan::{Identity, Plan, Remote, Start};
use crate::scenario::Psk;

/// One end of one tunnel.
#[derive(Debug, Clone)]
pub struct View {
    /// The gateway's id, for messages.
    pub name: String,
    /// Version of IKE.
    pub version: IkeVersion,
    /// The exchange of IKEv1.
    pub exchange: ExchangeMode,
    /// Suites of the IKE SA, in order.
    pub ike: Vec<IkeSuite>,
    /// Suites of the Child SA when it starts.
    pub esp_as_initiator: Vec<EspSuite>,
    /// Suites of the Child SA when it answers.
    pub esp_as_responder: Vec<EspSuite>,
    /// The identity that it sends.
    pub identity: Identity,
    /// The identity that it expects.
    pub expects: Identity,
    /// Where the other end of its own plan finds it.
    pub outside: Remote,
    /// What it calls the other.
    pub remote: Remote,
    /// Pairs of networks, own and other.
    pub selectors: Vec<(IpNet, IpNet)>,
    /// It starts the tunnel.
    pub starts: bool,
    /// Packets from outside reach it.
    pub reachable: bool,
    /// Its key, when it has one of its own; else the key made for the tunnel.
    pub key: Option<Psk>,
}

/// The view of one end of a plan's tunnel; `None` when there is no such tunnel or end.
pub fn view(plan: &Plan, tunnel: usize, end: usize, key: Option<Psk>) -> Option<View> {
    let tunnel = plan.tunnels.get(tunnel)?;
    let here = tunnel.ends.get(end)?;
    let there = &tunnel.ends[1 - end];
    let offers = here.behaviour.offers;
    let gateway = &plan.gateways[here.gateway];
    let line = &gateway.lines[here.line];
    Some(View {
        name: gateway.id.clone(),
        version: tunnel.ike_version,
        exchange: tunnel.exchange,
        ike: offers.map_or_else(|| vec![tunnel.ike], |offers| offers.ike.to_vec()),
        esp_as_initiator: offers.map_or_else(|| vec![tunnel.esp], |offers| offers.esp_as_initiator.to_vec()),
        esp_as_responder: offers.map_or_else(|| vec![tunnel.esp], |offers| offers.esp_as_responder.to_vec()),
        identity: here.identity.clone(),
        expects: here.peer_identity.clone(),
        outside: there.remote.clone(),
        remote: here.remote.clone(),
        selectors: here.selectors.clone(),
        starts: here.start == Start::Initiate,
        reachable: line.nat.as_ref().is_none_or(|nat| nat.forwards) && there.remote != Remote::Any,
        key,
    })
}
