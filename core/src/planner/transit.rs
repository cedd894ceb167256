//! Transit networks for tunnels, with the address of each end.

use std::net::Ipv4Addr;

use ipnet::{IpNet, Ipv4Net};
use serde::Serialize;

use super::{Ask, prefixes4, said};
use crate::addressing::{LinkLocalRules, TransitPair, free_transits, link_local_pairs};
use crate::devices;
use crate::draft::Reports;
use crate::fact::Source;
use crate::finding::Severity;

/// A link-local pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LinkLocal {
    /// The network.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub network: Ipv4Net,
    /// What each cloud has of it.
    pub ends: Vec<LinkLocalEnd>,
}

/// What one cloud has of a link-local pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LinkLocalEnd {
    /// What people call the cloud.
    pub cloud: &'static str,
    /// Its address.
    pub address: Ipv4Addr,
    /// The address that is left for the other end.
    pub other_end: Ipv4Addr,
    /// Its rule in a sentence.
    pub rule: &'static str,
    /// Where that is written.
    pub source: &'static Source,
}

/// The most that are proposed at once.
const MOST: usize = 65_536;

/// The kind that every cloud accepts.
const EVERY: &str = "every";

/// Ids and names of the kinds of transit networks; the usual one first.
pub fn kinds() -> Vec<(&'static str, String)> {
    let plain = [("30", "/30: two addresses of four"), ("31", "/31: both of two addresses (RFC 3021)")];
    let plain = plain.map(|(id, name)| (id, name.to_owned()));
    let cloud = |id, names: &str| (id, ["/30 of 169.254.0.0/16 for ", names].concat());
    let clouds = devices::LINK_LOCALS.iter().map(|rules| cloud(rules.id, rules.name));
    let names: Vec<&str> = devices::LINK_LOCALS.iter().map(|rules| rules.name).collect();
    plain.into_iter().chain(clouds).chain([cloud(EVERY, &names.join(" and "))]).collect()
}

/// True when the kind is one of these rules.
fn is_of(kind: &str, rules: &LinkLocalRules) -> bool {
    kind == rules.id || kind == EVERY
}

/// The clouds that pairs are asked for.
fn clouds(ask: &Ask) -> Vec<&'static LinkLocalRules> {
    let asked = |rules: &&LinkLocalRules| is_of(&ask.kind, rules) || ask.clouds.iter().any(|id| id == rules.id);
    devices::LINK_LOCALS.iter().copied().filter(asked).collect()
}

/// The next free ones; none where a cloud's pairs are asked for instead.
pub(super) fn networks(ask: &Ask, taken: &[IpNet], reports: &mut Reports) -> Vec<TransitPair> {
    let within = prefixes4(&ask.within, "within", reports);
    let length = if ask.kind == "31" { 31 } else { 30 };
    let is_cloud = devices::LINK_LOCALS.iter().any(|rules| is_of(&ask.kind, rules));
    let count = count(&ask.count, Some(reports)).filter(|_| !is_cloud);
    let found = free_transits(count.unwrap_or(0), length, &within, taken);
    if within.len() == ask.within.len() {
        enough(if within.is_empty() { "count" } else { "within" }, found.len(), count, reports);
    }
    found
}

/// The next free pairs that all the clouds accept, with what each of them has.
pub(super) fn link_local(ask: &Ask, taken: &[IpNet], reports: &mut Reports) -> Vec<LinkLocal> {
    let clouds = clouds(ask);
    let count = count(&ask.count, None).filter(|_| !clouds.is_empty());
    for (rules, most) in clouds.iter().filter_map(|rules| Some((rules, rules.most?))) {
        if count.is_some_and(|count| count > usize::from(most)) {
            let what = format!("{} takes at most {most} of them on one gateway", rules.name);
            let mut finding = said(Severity::Warning, "count", what, rules.rule, format!("ask for {most} a gateway"));
            finding.source = rules.source.url.into();
            reports.findings.push(finding);
        }
    }
    let found = link_local_pairs(&clouds, count.unwrap_or(0), taken);
    enough("count", found.len(), count, reports);
    let pair = |pair: TransitPair| LinkLocal {
        network: pair.network,
        ends: clouds.iter().map(|rules| end(rules, pair)).collect(),
    };
    found.into_iter().map(pair).collect()
}

/// What a cloud has of a pair, and what is left for the end opposite.
fn end(rules: &LinkLocalRules, pair: TransitPair) -> LinkLocalEnd {
    let (address, other_end) = rules.ends(pair);
    LinkLocalEnd { cloud: rules.name, address, other_end, rule: rules.rule, source: rules.source }
}

fn enough(path: &str, found: usize, count: Option<usize>, reports: &mut Reports) {
    if let Some(count) = count.filter(|count| found < *count) {
        let what = format!("{count} networks are asked for, there is room for {found}");
        let fix = "ask for fewer, or give a larger range".to_owned();
        reports.findings.push(said(Severity::Error, path, what, "Each tunnel needs one of its own.", fix));
    }
}

/// How many; said once that it is no number.
fn count(text: &str, reports: Option<&mut Reports>) -> Option<usize> {
    let text = text.trim();
    let count = if text.is_empty() { Some(1) } else { text.parse().ok() };
    let count = count.filter(|count| *count <= MOST);
    if let Some(reports) = reports.filter(|_| count.is_none()) {
        let what = format!("\"{text}\" is no number of tunnels");
        reports.wrong("count", what, format!("give a whole number, 0 to {MOST}"));
    }
    count
}
