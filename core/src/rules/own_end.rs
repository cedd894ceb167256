//! What the rules of one device look at: the ends of a plan that are of it.

use super::Hit;
use crate::plan::{End, Plan, PlannedGateway, PlannedLine, PlannedTunnel};

/// One end with IKE that is of a device.
#[derive(Clone, Copy)]
pub(crate) struct OwnEnd<'a> {
    /// Its tunnel.
    pub(crate) tunnel: &'a PlannedTunnel,
    /// Its gateway.
    pub(crate) gateway: &'a PlannedGateway,
    /// First or second end.
    pub(crate) place: usize,
    /// The end itself.
    pub(crate) here: &'a End,
    /// The other end.
    pub(crate) there: &'a End,
}

impl<'a> OwnEnd<'a> {
    /// The line that it uses.
    pub(crate) fn line(&self) -> &'a PlannedLine {
        &self.gateway.lines[self.here.line]
    }
}

/// Every end of a plan that is of the device with this id, in the order of the tunnels.
pub(crate) fn own_ends<'a>(plan: &'a Plan, device: &'static str) -> impl Iterator<Item = OwnEnd<'a>> {
    let ends = plan.tunnels.iter().flat_map(|tunnel| [0, 1].map(|place| (tunnel, place)));
    ends.filter_map(move |(tunnel, place)| {
        let (here, there) = (&tunnel.ends[place], &tunnel.ends[1 - place]);
        let gateway = &plan.gateways[here.gateway];
        (gateway.device.id == device).then_some(OwnEnd { tunnel, gateway, place, here, there })
    })
}

/// A report on each end whose gateway leads to the same peer as one of its ends before; `role` is what the
/// device calls a peer.
pub(crate) fn peer_twice<'a>(ends: impl Iterator<Item = OwnEnd<'a>>, role: &str) -> Vec<Hit> {
    let mut seen: Vec<(usize, String)> = Vec::new();
    let mut hits = Vec::new();
    for end in ends {
        let peer = (end.here.gateway, end.here.remote.text());
        if seen.contains(&peer) {
            let path = format!("tunnels[{}].ends[{}].line", end.tunnel.place, 1 - end.place);
            hits.push(Hit::at(path, format!("{} has {} as {role} twice", end.gateway.id, peer.1)));
        }
        seen.push(peer);
    }
    hits
}
