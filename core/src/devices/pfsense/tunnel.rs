//! A tunnel as pfSense holds it: with its numbers and names.

use ipnet::IpNet;

use super::era::Era;
use super::questions::uses_openbgpd;
use crate::plan::{Identity, Remote, Start};
use crate::scenario::RoutingKind;
use crate::side::{KeyText, Side, TunnelView};

/// The numbers that tie a tunnel's entries together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// Phase 1's id.
    pub ikeid: u32,
    /// One request id for each phase 2.
    pub reqids: Vec<u32>,
    /// N of the assigned interface OPTN.
    pub opt: u32,
    /// Number of the interface in the list of 2.5.x.
    pub ifnum: u32,
}

/// A tunnel with its numbers and names.
#[derive(Debug, Clone)]
pub struct Tunnel<'a> {
    /// The tunnel from this side.
    pub view: TunnelView<'a>,
    /// The release.
    pub era: Era,
    /// Its numbers.
    pub numbers: Numbers,
    /// Its key as it goes into a file.
    pub key: KeyText<'a>,
    /// Phase 1's interface.
    pub interface: String,
    /// Description of the tunnel interface.
    pub vti: String,
    /// Name of the alias with the other side's networks.
    pub alias: String,
}

impl<'a> Tunnel<'a> {
    /// True when traffic is routed into it.
    pub fn is_routed(&self) -> bool {
        self.view.tunnel.is_route_based()
    }

    /// Phase 2's ways: for each, the own and the other network.
    pub fn selectors(&self) -> &'a [(IpNet, IpNet)] {
        &self.view.here.selectors
    }

    /// How many phase 2 entries it has.
    pub fn children(&self) -> usize {
        if self.is_routed() { 1 } else { self.selectors().len() }
    }

    /// The mark by which its entries are found again: it stands in their descriptions.
    pub fn mark(&self) -> String {
        mark(&self.view.tunnel.id)
    }

    /// A description: a text for people, then the mark.
    pub fn description(&self, text: &str) -> String {
        [text, " (", MARK, &self.view.tunnel.id, ")"].concat()
    }

    /// What people call the other end.
    pub fn peer(&self) -> &'a str {
        &self.view.peer.label
    }

    /// The device name of the tunnel interface.
    pub fn device(&self) -> String {
        let Numbers { ikeid, ifnum, .. } = self.numbers;
        if self.era.vti_by_request_id() {
            format!("ipsec{}", self.numbers.reqids.first().copied().unwrap_or(1))
        } else if self.era.vti_maps() {
            format!("ipsec{ifnum}")
        } else {
            format!("ipsec{ikeid}000")
        }
    }

    /// The gateway that pfSense makes for the tunnel interface.
    pub fn gateway(&self) -> String {
        [&self.vti, "_VTIV4"].concat()
    }

    /// The networks of the other side that traffic comes from.
    pub fn remote_networks(&self) -> Vec<IpNet> {
        if !self.is_routed() {
            return self.view.here.seen_networks();
        }
        let mut all: Vec<IpNet> = Vec::new();
        for network in self.view.peer_networks().into_iter().chain(self.heard().iter().copied()) {
            if !all.contains(&network) {
                all.push(network);
            }
        }
        all
    }

    fn heard(&self) -> &'a [IpNet] {
        self.view.here.bgp.as_ref().map_or(&[], |bgp| bgp.expect.as_slice())
    }

    /// True when nothing in it is still to be put in by hand.
    pub fn is_complete(&self) -> bool {
        self.replace().is_empty()
    }

    /// What is still to be put in by hand.
    pub fn replace(&self) -> Vec<String> {
        let mut words = Vec::new();
        if let KeyText::Hidden(word) = self.key {
            words.push(word.to_owned());
        }
        let here = self.view.here;
        if let Remote::Later(word) = &here.remote {
            words.push(word.clone());
        }
        for (kind, text) in [self.own_identity(), self.peer_identity()] {
            let later =
                [&here.identity, &here.peer_identity].into_iter().any(|id| *id == Identity::Later(text.clone()));
            if kind == "address" && later && !words.contains(&text) {
                words.push(text);
            }
        }
        words
    }

    /// True when this end never starts the tunnel.
    pub fn only_answers(&self) -> bool {
        self.view.here.start == Start::Respond || self.view.here.remote == Remote::Any
    }

    /// True when each phase 2 must become a Child SA of its own.
    pub fn is_split(&self) -> bool {
        let one_each = self.view.there.behaviour.selectors == crate::devices::SelectorRule::EachPair;
        let v2 = self.view.tunnel.ike_version == crate::crypto::IkeVersion::V2;
        let apart = one_each || self.view.here.has_both_families();
        self.era.split_connections() && v2 && !self.is_routed() && self.children() > 1 && apart
    }

    /// True when BGP runs over it.
    pub fn has_bgp(&self) -> bool {
        self.view.tunnel.routing == RoutingKind::Bgp && self.view.here.bgp.is_some()
    }
}

/// How every mark begins.
const MARK: &str = "tunnelwright:";

/// The mark of a tunnel.
pub fn mark(id: &str) -> String {
    [MARK, id].concat()
}

/// The tunnels of a side, numbered from 1 as on an empty firewall.
pub fn tunnels<'a>(side: &Side<'a>) -> Vec<Tunnel<'a>> {
    let mut next_reqid = 1_u32;
    let mut next_opt = 1;
    let mut numbered = Vec::new();
    for (index, view) in side.tunnels().enumerate() {
        let ikeid = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let children = if view.tunnel.is_route_based() { 1 } else { view.here.selectors.len() };
        let children = u32::try_from(children).unwrap_or(u32::MAX);
        let reqids = (next_reqid..next_reqid.saturating_add(children)).collect();
        let mut tunnel = unnumbered(side, view);
        tunnel.numbers = Numbers { ikeid, reqids, opt: next_opt, ifnum: first_ifnum(tunnel.era, ikeid) };
        next_reqid = next_reqid.saturating_add(children);
        next_opt += u32::from(tunnel.is_routed());
        numbered.push(tunnel);
    }
    with_unique_names(&mut numbered);
    numbered
}

/// 2.5.0 and 2.5.1 keep the old numbers for ids below 33; 2.5.2 counts from 1.
pub fn first_ifnum(era: Era, ikeid: u32) -> u32 {
    if era.vti_maps_keep_old_numbers() && ikeid < 33 { ikeid * 1000 } else { ikeid }
}

fn unnumbered<'a>(side: &Side<'a>, view: TunnelView<'a>) -> Tunnel<'a> {
    let gateway = side.gateway();
    let prefix = gateway.settings.text("vti_name");
    let prefix = if prefix.is_empty() { "TUNNEL" } else { prefix };
    let id = plain_upper(&view.tunnel.id);
    Tunnel {
        era: Era::of(gateway.release),
        numbers: Numbers { ikeid: 0, reqids: Vec::new(), opt: 0, ifnum: 0 },
        key: side.key(&view.tunnel.id),
        interface: interface(side, view.here.line),
        vti: cut(&format!("{}_{id}", prefix.to_ascii_uppercase()), 25),
        alias: cut(&format!("NETS_{id}"), 31),
        view,
    }
}

/// The interface of a line: the CARP address of a pair comes before the interface.
fn interface(side: &Side<'_>, line: usize) -> String {
    let settings = &side.gateway().settings;
    let carp = settings.text("carp_vip");
    if !carp.is_empty() && line == 0 {
        return format!("_vip{carp}");
    }
    let names: Vec<&str> = settings.text("wan_interface").split(',').map(str::trim).collect();
    let name = names.get(line).copied().filter(|name| !name.is_empty()).unwrap_or("wan");
    name.to_owned()
}

/// Letters, digits and underscores only: what pfSense takes in names.
fn plain_upper(id: &str) -> String {
    id.to_ascii_uppercase().replace('-', "_")
}

fn cut(name: &str, most: usize) -> String {
    name.chars().take(most).collect()
}

/// Names that were cut may have become equal: the later one gets a number.
fn with_unique_names(tunnels: &mut [Tunnel<'_>]) {
    for index in 1..tunnels.len() {
        let (before, rest) = tunnels.split_at_mut(index);
        let Some(tunnel) = rest.first_mut() else { continue };
        if before.iter().any(|other| other.vti == tunnel.vti) {
            tunnel.vti = format!("{}_{index}", cut(&tunnel.vti, 21));
        }
        if before.iter().any(|other| other.alias == tunnel.alias) {
            tunnel.alias = format!("{}_{index}", cut(&tunnel.alias, 27));
        }
    }
}

/// True when one of the tunnels carries BGP.
pub fn any_bgp(tunnels: &[Tunnel<'_>]) -> bool {
    tunnels.iter().any(Tunnel::has_bgp)
}

/// True when this side's BGP is OpenBGPD's.
pub fn on_openbgpd(side: &Side<'_>) -> bool {
    let gateway = side.gateway();
    uses_openbgpd(&gateway.settings, Era::of(gateway.release))
}
