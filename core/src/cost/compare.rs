//! A gateway's sizes side by side, the cheapest that fits first.

use jiff::civil::Date;
use serde::Serialize;

use super::book::Billed;
use super::estimate::{of_gateway, tunnels_of};
use super::{Options, Usage};
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
pub struct Offer {
    /// Its name.
    pub name: &'static str,
    /// A month's bill in micro-units; none when a price is not known.
    pub micros: Option<u64>,
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
    /// What has no price here.
    pub unknown: Vec<String>,
    /// Where its figures stand.
    pub source: &'static str,
}

/// The sizes of one gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The gateway's id.
    pub gateway: String,
    /// Currency, ISO 4217.
    pub currency: String,
    /// The suites that the throughput of a tunnel is given for.
    pub suites: Vec<String>,
    /// The size that is planned.
    pub planned: Option<&'static str>,
    /// What fits first, the cheapest of it at the top; then what does not.
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
    let planned = sizes.iter().map(|size| size.name).find(|name| *name == (bill.size_of)(gateway));
    let mut currency = String::new();
    let mut offers = Vec::with_capacity(sizes.len());
    for size in sizes {
        let usage = &options.usage;
        let billed = Billed { gateway, tunnels: &tunnels, size: Some(size.name), usage, day: plan.as_of };
        let estimate = of_gateway(bill, &billed, options);
        currency = estimate.currency;
        let micros = estimate.total_micros.filter(|_| estimate.complete);
        offers.push(offer(size, micros, estimate.unknown));
    }
    let mut suites: Vec<String> = Vec::new();
    for suite in tunnels.iter().map(|tunnel| tunnel.esp.to_string()) {
        if !suites.contains(&suite) {
            suites.push(suite);
        }
    }
    Some(Comparison { gateway: gateway.id.clone(), currency, suites, planned, offers: in_order(offers, before) })
}

fn offer(size: Size, micros: Option<u64>, unknown: Vec<String>) -> Offer {
    Offer {
        name: size.name,
        micros,
        fits: size.cannot.is_empty(),
        mbps: size.mbps,
        tunnel_mbps: size.tunnel_mbps,
        tunnels: size.tunnels,
        cannot: size.cannot,
        unknown,
        source: size.source,
    }
}

/// What fits before what does not, a known price before an unknown one, cheap before dear.
fn before(one: &Offer, other: &Offer) -> bool {
    let key = |offer: &Offer| (!offer.fits, offer.micros.unwrap_or(u64::MAX));
    key(one) <= key(other)
}
