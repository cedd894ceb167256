//! Transit networks for tunnels, with the address of each end.

use std::net::Ipv4Addr;

use ipnet::{IpNet, Ipv4Net};

use super::{Ask, prefixes4, said};
use crate::addressing::{LinkLocalRules, TransitPair, free_transits, link_local_pairs};
use crate::devices;
use crate::draft::Reports;
use crate::finding::Severity;

/// One transit network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transit {
    /// The network.
    pub network: Ipv4Net,
    /// The address of this side.
    pub here: Ipv4Addr,
    /// The address of the other side: of the cloud, where it is one's own range.
    pub there: Ipv4Addr,
}

/// The most that are listed at once.
const MOST: usize = 1000;

/// Ids and names of the kinds of transit networks, with the rule of each; the usual one first.
pub fn kinds() -> Vec<(&'static str, String, &'static str)> {
    let plain = [("30", "/30: two addresses of four"), ("31", "/31: both of two addresses (RFC 3021)")];
    let plain = plain.map(|(id, name)| (id, name.to_owned(), ""));
    let clouds = devices::LINK_LOCALS
        .iter()
        .map(|rules| (rules.id, format!("/30 of 169.254.0.0/16 as {} takes it", rules.name), rules.rule));
    plain.into_iter().chain(clouds).collect()
}

/// The next free ones.
pub(super) fn networks(ask: &Ask, taken: &[IpNet], reports: &mut Reports) -> Vec<Transit> {
    let within = prefixes4(&ask.within, "within", reports);
    let Some(count) = count(&ask.count, reports) else { return Vec::new() };
    let cloud = devices::LINK_LOCALS.iter().copied().find(|rules| rules.id == ask.kind);
    let found = match cloud {
        Some(rules) => of_cloud(rules, count, taken, reports),
        None => {
            let length = if ask.kind == "31" { 31 } else { 30 };
            let pairs = free_transits(count, length, &within, taken);
            pairs
                .into_iter()
                .map(|pair| Transit { network: pair.network, here: pair.first, there: pair.second })
                .collect()
        }
    };
    if found.len() < count && (cloud.is_some() || within.len() == ask.within.len()) {
        let path = if ask.within.is_empty() || cloud.is_some() { "count" } else { "within" };
        let what = format!("{} of {count} fit: there is no more room", found.len());
        reports.wrong(path, what, "ask for fewer, or give a larger range");
    }
    found
}

fn of_cloud(rules: &'static LinkLocalRules, count: usize, taken: &[IpNet], reports: &mut Reports) -> Vec<Transit> {
    if let Some(most) = rules.most.filter(|most| count > usize::from(*most)) {
        let what = format!("{} takes at most {most} of them on one gateway", rules.name);
        let mut finding = said(Severity::Warning, "count", what, rules.rule, format!("ask for {most} a gateway"));
        finding.source = rules.source.url.into();
        reports.findings.push(finding);
    }
    let transit = |pair: TransitPair| {
        let (there, here) = rules.ends(pair);
        Transit { network: pair.network, here, there }
    };
    link_local_pairs(&[rules], count, taken).into_iter().map(transit).collect()
}

fn count(text: &str, reports: &mut Reports) -> Option<usize> {
    let text = text.trim();
    let count = if text.is_empty() { Some(1) } else { text.parse().ok() };
    let count = count.filter(|count| (1..=MOST).contains(count));
    if count.is_none() {
        reports.wrong(
            "count",
            format!("\"{text}\" is no number of tunnels"),
            format!("give a whole number, 1 to {MOST}"),
        );
    }
    count
}
