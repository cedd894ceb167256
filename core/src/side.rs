//! What a renderer sees: the plan from one gateway's side.

use ipnet::IpNet;

use crate::by_name::ByName;
use crate::finding::Finding;
use crate::keys::{KeyBytes, ManualKeys, Notation, SaKeys};
use crate::plan::{End, ManualEnd, ManualTunnel, Plan, PlannedGateway, PlannedLine, PlannedTunnel};
use crate::scenario::{Psk, Secret};

/// The keys, by tunnel id. `Debug` hides them.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    /// Pre-shared keys.
    pub psks: ByName<Psk>,
    /// Manual keys.
    pub manual: Vec<(String, ManualKeys)>,
    /// The key of OSPF, where a tunnel has it.
    pub ospf: Option<Psk>,
}

impl Keys {
    /// Pre-shared keys alone.
    pub fn of_psks(psks: impl IntoIterator<Item = (String, Psk)>) -> Self {
        Self { psks: psks.into_iter().collect(), ..Self::default() }
    }
}

/// A key as it goes into a file. `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum KeyText<'a> {
    /// The key itself: the file is secret.
    Shown(&'a str),
    /// Left out: what to put in by hand stands here.
    Hidden(&'a str),
}

/// What every word begins with that is to be replaced by hand.
pub const PLACEHOLDER: &str = "REPLACE-WITH-";

/// The word that stands for a key that was left out. It is refused as a key.
pub const KEY_PLACEHOLDER: &str = "REPLACE-WITH-THE-PRE-SHARED-KEY";

/// The word that stands for the key of OSPF that was left out. It is longer than any such key, so no daemon takes it.
pub const OSPF_PLACEHOLDER: &str = "REPLACE-WITH-THE-KEY-OF-OSPF";

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

impl TunnelView<'_> {
    /// The networks of the other side as the wire carries them: what this side routes to.
    pub fn peer_networks(&self) -> Vec<IpNet> {
        self.peer.networks.iter().map(|network| self.there.shown(*network)).collect()
    }
}

/// One tunnel with manual keys from one side.
#[derive(Debug, Clone, Copy)]
pub struct ManualView<'a> {
    /// The tunnel.
    pub tunnel: &'a ManualTunnel,
    /// Place in [`Plan::manual`].
    pub index: usize,
    /// First or second end.
    pub end: usize,
    /// This end.
    pub here: &'a ManualEnd,
    /// The other end.
    pub there: &'a ManualEnd,
    /// The gateway of this end.
    pub gateway: &'a PlannedGateway,
    /// The gateway of the other end.
    pub peer: &'a PlannedGateway,
    /// The line of this end.
    pub line: &'a PlannedLine,
    /// The line of the other end.
    pub peer_line: &'a PlannedLine,
}

/// Which way packets go, as one end sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// They come in.
    In,
    /// They go out.
    Out,
}

/// Which of the two keys of an SA.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The cipher's.
    Encryption,
    /// The hash's.
    Integrity,
}

/// A manual key as it goes into a file. `Debug` hides it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManualKeyText {
    text: Secret,
    shown: bool,
}

impl ManualKeyText {
    /// The text to write: the key, or the word to replace.
    pub fn text(&self) -> &str {
        self.text.reveal()
    }

    /// True when the key itself is written.
    pub fn is_secret(&self) -> bool {
        self.shown
    }
}

impl ManualView<'_> {
    /// The SPI of a direction in this end's notation.
    pub fn spi(&self, way: Way) -> String {
        let spi = match way {
            Way::In => self.here.spi_in,
            Way::Out => self.here.spi_out,
        };
        spi.text(self.here.rules.spi.radix)
    }

    /// The word that stands for a key that was left out: the same at both ends, so
    /// that one search replaces it everywhere.
    pub fn placeholder(&self, way: Way, part: Part) -> String {
        let what = match part {
            Part::Encryption => "ENCRYPTION",
            Part::Integrity => "INTEGRITY",
        };
        let to = match way {
            Way::In => self.gateway,
            Way::Out => self.peer,
        };
        let to = if self.tunnel.one_key { String::new() } else { format!("-TO-{}", to.id.to_ascii_uppercase()) };
        format!("{PLACEHOLDER}{what}-KEY-OF-{}{to}", self.tunnel.id.to_ascii_uppercase())
    }

    /// True when the packets of this direction go to the first end.
    fn goes_to_first(&self, way: Way) -> bool {
        (way == Way::In) == (self.end == 0)
    }
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

    /// The tunnels with manual keys that end here, in the plan's order.
    pub fn manual_tunnels(&self) -> impl Iterator<Item = ManualView<'a>> + use<'a> {
        let (plan, gateway) = (self.plan, self.index);
        plan.manual.iter().enumerate().filter_map(move |(index, tunnel)| manual_view(plan, gateway, index, tunnel))
    }

    /// A manual key as it goes into a file, in this end's notation; a word to
    /// replace where the keys are left out. Empty where the cipher needs no hash.
    pub fn manual_key(&self, view: &ManualView<'_>, way: Way, part: Part) -> ManualKeyText {
        self.manual_key_as(view, way, part, view.here.rules.key.written())
    }

    /// As [`Side::manual_key`], in a notation of the caller's.
    pub fn manual_key_as(&self, view: &ManualView<'_>, way: Way, part: Part, notation: Notation) -> ManualKeyText {
        let hidden = || ManualKeyText { text: Secret::new(view.placeholder(way, part)), shown: false };
        if part == Part::Integrity && view.tunnel.integrity.is_none() {
            return ManualKeyText { text: Secret::default(), shown: false };
        }
        // A key without a text in the notation was refused by the check; what is
        // exported in spite of that holds the word to replace.
        let text = self.manual_bytes(view, way, part).and_then(|key| notation.write(key).ok());
        text.map_or_else(hidden, |text| ManualKeyText { text, shown: true })
    }

    fn manual_bytes(&self, view: &ManualView<'_>, way: Way, part: Part) -> Option<&'a KeyBytes> {
        let (_, keys) = self.keys?.manual.iter().find(|(id, _)| *id == view.tunnel.id)?;
        let sa: &SaKeys = if view.goes_to_first(way) { &keys.to_first } else { &keys.to_second };
        match part {
            Part::Encryption => Some(&sa.encryption),
            Part::Integrity => sa.integrity.as_ref(),
        }
    }

    /// The key of OSPF as it goes into a file.
    pub fn ospf_key(&self) -> KeyText<'a> {
        match self.keys.and_then(|keys| keys.ospf.as_ref()) {
            Some(key) => KeyText::Shown(key.reveal()),
            None => KeyText::Hidden(OSPF_PLACEHOLDER),
        }
    }

    /// The key of a tunnel as it goes into a file.
    pub fn key(&self, tunnel: &str) -> KeyText<'a> {
        match self.keys.and_then(|keys| keys.psks.get(tunnel)) {
            Some(psk) => KeyText::Shown(psk.reveal()),
            None => KeyText::Hidden(KEY_PLACEHOLDER),
        }
    }
}

impl std::fmt::Debug for KeyText<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_secret() { "KeyText(hidden)" } else { "KeyText(left out)" })
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

/// The networks on one side of a tunnel's pairs as people list them, each once.
pub fn networks_of(pairs: &[(IpNet, IpNet)], pick: fn(&(IpNet, IpNet)) -> IpNet) -> String {
    let mut texts: Vec<String> = Vec::new();
    for text in pairs.iter().map(|pair| pick(pair).to_string()) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join(", ")
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

fn manual_view<'a>(plan: &'a Plan, gateway: usize, index: usize, tunnel: &'a ManualTunnel) -> Option<ManualView<'a>> {
    let end = tunnel.ends.iter().position(|end| end.gateway == gateway)?;
    let (here, there) = (&tunnel.ends[end], &tunnel.ends[1 - end]);
    let (own, peer) = (&plan.gateways[gateway], &plan.gateways[there.gateway]);
    let (line, peer_line) = (&own.lines[here.line], &peer.lines[there.line]);
    Some(ManualView { tunnel, index, end, here, there, gateway: own, peer, line, peer_line })
}
