//! A gateway's sizes side by side, the cheapest that fits first.

use jiff::civil::Date;
use serde::Serialize;

use super::book::Billed;
use super::estimate::{of_gateway, tunnels_of};
use super::{Estimate, Options, Usage, shown};
use crate::order::in_order;
use crate::plan::{Plan, PlannedGateway, PlannedTunnel};

/// What a size must be able to do.
#[derive(Debug, Clone, Copy)]
pub struct Needs<'a> {
    /// The gateway.
    pub gateway: &'a PlannedGateway,
    /// Its tunnels.
    pub tunnels: &'a [&'a PlannedTunnel],
    /// What the month holds, with the throughput asked for.
    pub usage: &'a Usage,
    /// The day.
    pub day: Date,
}

/// One size as the device knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// Its name.
    pub name: &'static str,
    /// Throughput of the whole gateway as its maker measured it, Mbps.
    pub mbps: Option<u32>,
    /// Throughput of a single tunnel with the plan's suite as measured, Mbps.
    pub tunnel_mbps: Option<u32>,
    /// How many tunnels it carries.
    pub tunnels: u16,
    /// What it cannot do of what is needed, a reason each.
    pub cannot: Vec<String>,
    /// Where its figures stand.
    pub source: &'static str,
}

/// One size with its price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Offer {
    /// Its name.
    pub name: &'static str,
    /// What is known of a month's bill, in micro-units; none when the price of the size itself is not.
    pub micros: Option<u64>,
    /// Every price of it is known.
    pub complete: bool,
    /// It can do all that is needed.
    pub fits: bool,
    /// Throughput of the whole gateway, Mbps.
    pub mbps: Option<u32>,
    /// Throughput of a single tunnel with the plan's suite, Mbps; none where nobody measured it.
    pub tunnel_mbps: Option<u32>,
    /// How many tunnels it carries.
    pub tunnels: u16,
    /// What it cannot do, a reason each.
    pub cannot: Vec<String>,
    /// What has no price here: it is not in the amount.
    pub unknown: Vec<String>,
    /// Where its figures stand.
    pub source: &'static str,
    /// How much of the price is known.
    #[serde(skip)]
    known: Known,
}

/// How much of a price is known, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    /// All, or all but what every size lacks alike.
    AsOthers,
    /// The size itself, and something lacks that another size has.
    Size,
    /// Not even the size itself.
    No,
}

impl Offer {
    /// The price in words: `156.95 USD`, `at least 153.30 USD`, `not known`. What it
    /// is without is in [`Offer::unknown`].
    pub fn price(&self, currency: &str) -> String {
        match self.micros {
            None => "not known".to_owned(),
            Some(micros) if self.complete => shown(micros, currency),
            Some(micros) => ["at least ", &shown(micros, currency)].concat(),
        }
    }
}

/// The sizes of one gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The gateway's id.
    pub gateway: String,
    /// Currency, ISO 4217.
    pub currency: String,
    /// The suites that the throughput of a tunnel is given for.
    pub suites: Vec<String>,
    /// The size that is planned.
    pub planned: Option<&'static str>,
    /// What fits first, the cheapest of it at the top; then what does not. A size
    /// that lacks a price which others have stands behind them, one whose own price
    /// is not known last.
    pub offers: Vec<Offer>,
}

/// Every billed gateway's sizes side by side, on the plan's day.
pub fn compare(plan: &Plan, options: &Options) -> Vec<Comparison> {
    plan.gateways.iter().enumerate().filter_map(|(index, gateway)| one(plan, index, gateway, options)).collect()
}

fn one(plan: &Plan, index: usize, gateway: &PlannedGateway, options: &Options) -> Option<Comparison> {
    let bill = gateway.device.bill?;
    let tunnels = tunnels_of(plan, index);
    let needs = Needs { gateway, tunnels: &tunnels, usage: &options.usage, day: plan.as_of };
    let sizes = (bill.sizes)(&needs);
    if sizes.is_empty() {
        return None;
    }
    let planned = sizes.iter().map(|size| size.name).find(|name| *name == (bill.size_of)(gateway));
    let mut currency = String::new();
    let mut offers = Vec::with_capacity(sizes.len());
    for size in sizes {
        let usage = &options.usage;
        let billed = Billed { gateway, tunnels: &tunnels, size: Some(size.name), usage, day: plan.as_of };
        let estimate = of_gateway(bill, &billed, options);
        currency.clone_from(&estimate.currency);
        let is_known = (bill.items)(&billed).first().is_some_and(|own| estimate.has(own.meter));
        offers.push(offer(size, estimate, is_known));
    }
    let lacks_alike = lacked_by_all(&offers);
    for offer in offers.iter_mut().filter(|offer| offer.known == Known::Size) {
        if offer.unknown.iter().all(|what| lacks_alike.contains(what)) {
            offer.known = Known::AsOthers;
        }
    }
    let mut suites: Vec<String> = Vec::new();
    for suite in tunnels.iter().map(|tunnel| tunnel.esp.to_string()) {
        if !suites.contains(&suite) {
            suites.push(suite);
        }
    }
    Some(Comparison { gateway: gateway.id.clone(), currency, suites, planned, offers: in_order(offers, before) })
}

/// What none of the sizes has a price for: it says nothing about their order.
fn lacked_by_all(offers: &[Offer]) -> Vec<String> {
    let known = |offer: &&Offer| offer.known != Known::No;
    let Some(first) = offers.iter().find(known) else { return Vec::new() };
    let by_all = |what: &&String| offers.iter().filter(known).all(|offer| offer.unknown.contains(*what));
    first.unknown.iter().filter(by_all).cloned().collect()
}

fn offer(size: Size, estimate: Estimate, is_known: bool) -> Offer {
    Offer {
        name: size.name,
        micros: estimate.total_micros.filter(|_| is_known),
        complete: estimate.complete,
        fits: size.cannot.is_empty(),
        mbps: size.mbps,
        tunnel_mbps: size.tunnel_mbps,
        tunnels: size.tunnels,
        cannot: size.cannot,
        unknown: estimate.unknown,
        source: size.source,
        known: if is_known { Known::Size } else { Known::No },
    }
}

/// What fits before what does not, what is known before what is not, cheap before dear.
fn before(one: &Offer, other: &Offer) -> bool {
    let key = |offer: &Offer| (!offer.fits, offer.known, offer.micros.unwrap_or(u64::MAX));
    key(one) <= key(other)
}
