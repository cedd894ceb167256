//! What a renderer sees: the plan from one gateway's side.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::plan::{End, Plan, PlannedGateway, PlannedLine, PlannedTunnel};
use crate::scenario::Psk;

/// The pre-shared keys, by tunnel id. `Debug` hides them.
#[derive(Debug, Clone, Default)]
pub struct Keys(pub BTreeMap<String, Psk>);

/// A key as it goes into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyText<'a> {
    /// The key itself: the file is secret.
    Shown(&'a str),
    /// Left out: what to put in by hand stands here.
    Hidden(&'a str),
}

/// The word that stands for a key that was left out. It is refused as a key.
pub const KEY_PLACEHOLDER: &str = "REPLACE-WITH-THE-PRE-SHARED-KEY";

/// The plan from one gateway's side.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Place of the gateway in the plan.
    pub index: usize,
    /// The keys, when they are to be written.
    pub keys: Option<&'a Keys>,
    /// What the check found: errors stand as a banner in each file.
    pub findings: &'a [Finding],
}

/// One tunnel from one side.
#[derive(Debug, Clone, Copy)]
pub struct TunnelView<'a> {
    /// The tunnel.
    pub tunnel: &'a PlannedTunnel,
    /// Place in [`Plan::tunnels`].
    pub index: usize,
    /// This end.
    pub here: &'a End,
    /// The other end.
    pub there: &'a End,
    /// The gateway of the other end.
    pub peer: &'a PlannedGateway,
    /// The line of this end.
    pub line: &'a PlannedLine,
    /// The line of the other end.
    pub peer_line: &'a PlannedLine,
}

impl<'a> Side<'a> {
    /// The gateway of this side.
    pub fn gateway(&self) -> &'a PlannedGateway {
        &self.plan.gateways[self.index]
    }

    /// The tunnels that end here, in the plan's order.
    pub fn tunnels(&self) -> impl Iterator<Item = TunnelView<'a>> + use<'a> {
        let (plan, gateway) = (self.plan, self.index);
        plan.tunnels.iter().enumerate().filter_map(move |(index, tunnel)| view(plan, gateway, index, tunnel))
    }

    /// The key of a tunnel as it goes into a file.
    pub fn key(&self, tunnel: &str) -> KeyText<'a> {
        match self.keys.and_then(|keys| keys.0.get(tunnel)) {
            Some(psk) => KeyText::Shown(psk.reveal()),
            None => KeyText::Hidden(KEY_PLACEHOLDER),
        }
    }
}

impl KeyText<'_> {
    /// The text to write.
    pub fn text(&self) -> &str {
        match self {
            Self::Shown(text) | Self::Hidden(text) => text,
        }
    }

    /// True when the key itself is written.
    pub fn is_secret(&self) -> bool {
        matches!(self, Self::Shown(_))
    }
}

fn view<'a>(plan: &'a Plan, gateway: usize, index: usize, tunnel: &'a PlannedTunnel) -> Option<TunnelView<'a>> {
    let [first, second] = &tunnel.ends;
    let (here, there) = if first.gateway == gateway {
        (first, second)
    } else if second.gateway == gateway {
        (second, first)
    } else {
        return None;
    };
    let peer = &plan.gateways[there.gateway];
    Some(TunnelView {
        tunnel,
        index,
        here,
        there,
        peer,
        line: &plan.gateways[gateway].lines[here.line],
        peer_line: &peer.lines[there.line],
    })
}
