//! The address planner as a person asks it, on the page and by the command alike:
//! typed values in; a gateway's subnet, transit networks, conflicts and a map of
//! the spaces out, with every finding at its field. The arithmetic is
//! [`crate::addressing`]'s, what a cloud asks is its device's data. The faces only
//! ask and show: the answer serialises as the command prints it.

mod clash;
mod fleet;
mod nat;
mod subnet;
mod transit;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::net::Ipv4Addr;

use ipnet::{IpNet, Ipv4Net};
use serde::Serialize;

use crate::addressing::{
    Block, GatewaySubnetRules, Place, RemoteNetworks, Role, Room, Space, TransitPair, leaks, overlap, remote_networks,
    space_map,
};
use crate::devices;
use crate::draft::{Reports, prefix4_at, prefixes_at};
use crate::finding::{Finding, Severity};

pub use clash::Clash;
pub use fleet::{Fleet, FleetPair, fleet};
pub use nat::{NatPlan, Shown};
pub use subnet::{Checked, Subnet};
pub use transit::{LinkLocal, LinkLocalEnd, kinds};

/// What a person asks; everything as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// The spaces of the cloud's network.
    pub space: Vec<String>,
    /// The subnets that are in it already.
    pub used: Vec<String>,
    /// The networks of the other sides.
    pub far: Vec<String>,
    /// Transit networks of tunnels that are there, and single addresses that BGP peers with.
    pub transit_used: Vec<String>,
    /// The networks between the other sides' routers and the Internet.
    pub outside: Vec<String>,
    /// Id of the use (see [`GatewaySubnetRules::uses`]); empty: the usual one.
    pub purpose: String,
    /// Where in the free space the gateway's subnet shall lie.
    pub place: Place,
    /// A gateway subnet to check; empty: none.
    pub given: String,
    /// The name that it has; empty: the right one.
    pub name: String,
    /// How many transit networks; empty: one.
    pub count: String,
    /// Id of their kind (see [`kinds`]); empty: /30.
    pub kind: String,
    /// Ids of clouds that shall accept as many link-local pairs besides.
    pub clouds: Vec<String>,
    /// Where the transit networks shall lie; empty: in rarely used private ranges.
    pub within: Vec<String>,
}

/// The answer.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SubnetAnswer"))]
pub struct Answer {
    /// The subnet that is proposed; none where no space has room.
    pub gateway_subnet: Option<Subnet>,
    /// The given subnet, judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<Checked>,
    /// The transit networks.
    pub transit: Vec<TransitPair>,
    /// Link-local pairs that every cloud asked for accepts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub link_local: Vec<LinkLocal>,
    /// Everything that overlaps or lies in an unusual range, each once.
    pub conflicts: Vec<Clash>,
    /// What to show elsewhere where neither side can be renumbered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<NatPlan>,
    /// What the cloud's side enters for the other sides' networks, without BGP.
    pub remote: RemoteNetworks,
    /// What each side brings with BGP instead.
    pub announced: Announced,
    /// The spaces, block by block.
    pub spaces: Vec<Space>,
    /// What is to be said, by the field of [`Ask`].
    pub findings: Vec<Finding>,
    /// What the cloud asks.
    #[serde(skip)]
    pub rules: &'static GatewaySubnetRules,
}

/// What BGP brings.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Announced {
    /// The cloud's spaces.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cloud: Vec<Ipv4Net>,
    /// The other sides' networks.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub others: Vec<IpNet>,
    /// What leaks besides when a router there announces all that it is connected to.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub leaks: Vec<IpNet>,
}

/// The typed values, read.
struct Read {
    space: Vec<Ipv4Net>,
    used: Vec<Ipv4Net>,
    far: Vec<IpNet>,
    tunnels: Vec<Ipv4Net>,
    /// Everything outside the cloud that nothing proposed may lie in; no default route.
    others: Vec<IpNet>,
    outside: Vec<IpNet>,
    given: Option<Ipv4Net>,
}

impl Read {
    fn room(&self) -> Room<'_> {
        Room { spaces: &self.space, used: &self.used, others: &self.others }
    }

    /// Everything that what is proposed must keep clear of.
    fn taken(&self, proposal: Option<Ipv4Net>) -> Vec<IpNet> {
        let own = self.space.iter().chain(&self.used).copied().chain(self.given).chain(proposal);
        own.map(IpNet::V4).chain(self.others.iter().copied()).collect()
    }
}

/// Answers; none when no cloud with a gateway subnet is known.
pub fn plan(ask: &Ask) -> Option<Answer> {
    let rules = *devices::GATEWAY_SUBNETS.first()?;
    let mut reports = Reports::default();
    let read = read(ask, &mut reports);
    let sized_for = subnet::sized_for(rules, &ask.purpose, &mut reports)?;
    let gateway_subnet = subnet::propose(rules, sized_for, &read, ask.place, &mut reports);
    let proposal = gateway_subnet.as_ref().map(|found| found.prefix);
    let check = read.given.map(|given| subnet::check(rules, sized_for, &read, (&ask.name, given), &mut reports));
    let mut taken = read.taken(proposal);
    let transit = transit::networks(ask, &taken, &mut reports);
    let link_local = transit::link_local(ask, &taken, &mut reports);
    taken.extend(transit.iter().map(|pair| IpNet::V4(pair.network)));
    taken.extend(&read.outside);
    let claims = clash::claims(rules, &read);
    Some(Answer {
        gateway_subnet,
        check,
        transit,
        link_local,
        conflicts: clash::all(&claims, &read),
        translation: nat::plan(&claims, taken),
        remote: remote_networks(&read.far, false, rules.most_remote.0),
        announced: announced(&read, &mut reports),
        spaces: maps(rules, &read, proposal),
        findings: reports.findings,
        rules,
    })
}

fn read(ask: &Ask, reports: &mut Reports) -> Read {
    // An address alone is one to peer with.
    let whole = |text: &String| {
        if text.trim().parse::<Ipv4Addr>().is_ok() { [text.trim(), "/32"].concat() } else { text.clone() }
    };
    let transit_used: Vec<String> = ask.transit_used.iter().map(whole).collect();
    let space = prefixes4(&ask.space, "space", reports);
    let used = prefixes4(&ask.used, "used", reports);
    let far = prefixes_at(&ask.far, "far", reports);
    let tunnels = prefixes4(&transit_used, "transit_used", reports);
    let outside = prefixes_at(&ask.outside, "outside", reports);
    let given = prefix4_at(&ask.given, "given", reports);
    let others = far.iter().copied().filter(|net| net.prefix_len() > 0).chain(tunnels.iter().copied().map(IpNet::V4));
    Read { space, used, others: others.collect(), far, tunnels, outside, given }
}

/// What BGP brings; a network that holds the one towards the Internet is no good to announce.
fn announced(read: &Read, reports: &mut Reports) -> Announced {
    for (place, outside) in read.outside.iter().enumerate() {
        if let Some(holder) = read.far.iter().find(|net| net.prefix_len() > 0 && overlap(**net, *outside)) {
            let what = format!("{holder} holds addresses of {outside}, which leads to the Internet");
            let why = "Announced, it draws what is meant for the neighbours there, the tunnel's own packets included, into the tunnel.";
            let fix = "announce the inner networks only".to_owned();
            reports.findings.push(said(Severity::Warning, &format!("outside[{place}]"), what, why, fix));
        }
    }
    let leaks = leaks(&read.outside, &read.far);
    Announced { cloud: read.space.clone(), others: read.far.clone(), leaks }
}

fn prefixes4(texts: &[String], path: &str, reports: &mut Reports) -> Vec<Ipv4Net> {
    let read = |(i, text): (usize, &String)| {
        let path = format!("{path}[{i}]");
        if text.trim().is_empty() {
            reports.missing(path, "This line is empty", "write a network, or take the line away");
            return None;
        }
        prefix4_at(text, &path, reports)
    };
    texts.iter().enumerate().filter_map(read).collect()
}

/// A finding of the planner itself: what was typed can be read.
fn said(severity: Severity, path: &str, what: String, why: &'static str, fix: String) -> Finding {
    Finding {
        code: Cow::Borrowed(""),
        severity,
        path: path.to_owned(),
        what,
        why: Cow::Borrowed(why),
        fix,
        source: Cow::Borrowed(""),
        repair: None,
    }
}

/// The spaces with what lies in them; what is proposed first, so that it is seen.
fn maps(rules: &GatewaySubnetRules, read: &Read, proposal: Option<Ipv4Net>) -> Vec<Space> {
    let block = |prefix: IpNet, role: Role, label: &str| Block { prefix, role, label: label.to_owned() };
    let mut blocks = Vec::new();
    blocks.extend(read.given.or(proposal).map(|net| block(net.into(), Role::Proposed, rules.name)));
    blocks.extend(read.used.iter().map(|used| block((*used).into(), Role::Used, "")));
    blocks.extend(read.far.iter().map(|far| block(*far, Role::Reserved, "another side")));
    blocks.extend(read.tunnels.iter().map(|net| block((*net).into(), Role::Reserved, "a tunnel")));
    blocks.extend(rules.refused.iter().map(|refused| block(refused.range.into(), Role::Reserved, refused.what)));
    read.space.iter().map(|space| space_map((*space).into(), &blocks)).collect()
}
