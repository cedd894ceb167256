//! The address planner as a person asks it: typed values in; a gateway's subnet,
//! transit networks, conflicts and a map of the space out, with every finding at
//! its field. The arithmetic is [`crate::addressing`]'s, what a cloud asks is its
//! device's data.

mod claims;
mod fleet;
mod transit;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use ipnet::{IpNet, Ipv4Net};

use crate::addressing::{
    self, Block, GatewaySubnetRules, Place, Proposal, RemoteNetworks, Role, Space, SubnetUse, check_gateway_subnet,
    propose_gateway_subnet, remote_networks, space_map,
};
use crate::devices;
use crate::draft::{Reports, prefix4_at, prefixes_at};
use crate::finding::{Edit, Finding, Severity};

pub use claims::Clash;
pub use fleet::{Fleet, FleetPair, fleet};
pub use transit::{Transit, kinds};

/// What a person asks; everything as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// The spaces of the cloud's network.
    pub space: Vec<String>,
    /// The subnets that are in it already.
    pub used: Vec<String>,
    /// The networks of the other sides.
    pub far: Vec<String>,
    /// Id of the use (see [`GatewaySubnetRules::uses`]); empty: the usual one.
    pub purpose: String,
    /// A gateway subnet to check; empty: one is proposed.
    pub given: String,
    /// How many transit networks; empty: one.
    pub count: String,
    /// Id of their kind (see [`kinds`]); empty: /30.
    pub kind: String,
    /// Where they shall lie; empty: in rarely used private ranges.
    pub within: Vec<String>,
}

/// The answer.
#[derive(Debug)]
pub struct Answer {
    /// What is to be said, by the field of [`Ask`].
    pub findings: Vec<Finding>,
    /// What the cloud asks.
    pub rules: &'static GatewaySubnetRules,
    /// The subnet that is proposed; none where no space has room.
    pub proposal: Option<Proposal>,
    /// The transit networks.
    pub transit: Vec<Transit>,
    /// Everything that overlaps, each once.
    pub clashes: Vec<Clash>,
    /// What the cloud's side enters for the other sides' networks, without BGP.
    pub remote: RemoteNetworks,
    /// The spaces, block by block.
    pub spaces: Vec<Space>,
}

/// The typed values, read.
struct Read {
    space: Vec<Ipv4Net>,
    used: Vec<Ipv4Net>,
    far: Vec<IpNet>,
    given: Option<Ipv4Net>,
}

/// Answers.
pub fn plan(ask: &Ask) -> Option<Answer> {
    let rules = *devices::GATEWAY_SUBNETS.first()?;
    let mut reports = Reports::default();
    let read = Read {
        space: prefixes4(&ask.space, "space", &mut reports),
        used: prefixes4(&ask.used, "used", &mut reports),
        far: prefixes_at(&ask.far, "far", &mut reports),
        given: prefix4_at(&ask.given, "given", &mut reports),
    };
    let sized_for = rules.sized_for(&ask.purpose).or(rules.uses.first())?;
    let proposal = propose_gateway_subnet(rules, sized_for, &read.space, &read.used, Place::Last);
    let mut findings = Vec::new();
    if proposal.is_none() && !read.space.is_empty() {
        let what = format!("no space has a free /{} left for {}", sized_for.length, sized_for.label);
        reports.wrong("space", what, "add a space, or free one");
    }
    findings.extend(given_findings(rules, sized_for, &read));
    findings.extend(claims::notes(&read.space, &ask.space));
    let taken = claims::taken(&read, proposal.as_ref());
    let transit = transit::networks(ask, &taken, &mut reports);
    let mut all = reports.findings;
    all.append(&mut findings);
    Some(Answer {
        findings: all,
        rules,
        transit,
        clashes: claims::clashes(rules, &read),
        remote: remote_networks(&read.far, false, rules.most_remote.0),
        spaces: maps(rules, &read, proposal.as_ref()),
        proposal,
    })
}

fn prefixes4(texts: &[String], path: &str, reports: &mut Reports) -> Vec<Ipv4Net> {
    let read = |(i, text): (usize, &String)| prefix4_at(text, &format!("{path}[{i}]"), reports);
    texts.iter().enumerate().filter_map(read).collect()
}

/// What is wrong with the given subnet, with the one that would be right.
fn given_findings(rules: &GatewaySubnetRules, sized_for: &'static SubnetUse, read: &Read) -> Vec<Finding> {
    let Some(given) = read.given else { return Vec::new() };
    // The subnet itself may be among those that are there already.
    let others: Vec<Ipv4Net> = read.used.iter().copied().filter(|used| *used != given).collect();
    let faults = check_gateway_subnet(rules, sized_for, (&read.space, &others), (None, given));
    let finding = |fault: addressing::Fault| {
        let source = fault.source.map_or("", |source| source.url);
        let finding = said(Severity::Error, "given", fault.what, "The gateway would not be created there.", fault.fix);
        let finding = Finding { source: Cow::Borrowed(source), ..finding };
        match fault.right {
            Some(right) => finding.repaired_by(format!("Use {right}"), vec![Edit::set("given", right.to_string())]),
            None => finding,
        }
    };
    faults.into_iter().map(finding).collect()
}

/// A finding of the planner itself.
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
fn maps(rules: &GatewaySubnetRules, read: &Read, proposal: Option<&Proposal>) -> Vec<Space> {
    let block = |prefix: IpNet, role: Role, label: &str| Block { prefix, role, label: label.to_owned() };
    let mut blocks = Vec::new();
    match read.given {
        Some(given) => blocks.push(block(given.into(), Role::Proposed, rules.name)),
        None => blocks.extend(proposal.map(|found| block(found.prefix.into(), Role::Proposed, rules.name))),
    }
    blocks.extend(read.used.iter().map(|used| block((*used).into(), Role::Used, "")));
    blocks.extend(read.far.iter().map(|far| block(*far, Role::Reserved, "the other side")));
    blocks.extend(rules.refused.iter().map(|refused| block(refused.range.into(), Role::Reserved, refused.what)));
    read.space.iter().map(|space| space_map((*space).into(), &blocks)).collect()
}
