//! Prices as data, and what a billed device brings along.

use jiff::civil::Date;
use serde::Serialize;

use super::compare::{Needs, Size};
use super::{Usage, amount};
use crate::fact::Source;
use crate::fault::Fault;
use crate::plan::{PlannedGateway, PlannedTunnel};

/// What a price is for one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Unit {
    /// An hour.
    #[serde(rename = "hour")]
    Hour,
    /// A gigabyte.
    #[serde(rename = "GB")]
    Gigabyte,
}

/// From so many units on, one costs so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tier {
    /// The first unit of this tier less one: 0 for the first tier.
    pub above: u64,
    /// Micro-units for one; none where no source says.
    pub micros: Option<u64>,
}

/// One price on one day.
#[derive(Debug)]
pub struct Price {
    /// What is counted: a key of [`Bill::meters`].
    pub meter: &'static str,
    /// Where.
    pub region: &'static str,
    /// The day of the source.
    pub as_of: Date,
    /// The tiers, from zero up.
    pub tiers: &'static [Tier],
    /// Where that is written.
    pub source: &'static Source,
}

/// Something that is counted.
#[derive(Debug)]
pub struct Meter {
    /// Its key, for a price of one's own.
    pub key: &'static str,
    /// What it is.
    pub about: &'static str,
    /// What one of it is.
    pub unit: Unit,
}

/// One entry of a bill before its price is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// In words.
    pub what: String,
    /// A key of [`Bill::meters`].
    pub meter: &'static str,
    /// How many units.
    pub quantity: u64,
}

/// What a bill is made for.
#[derive(Debug, Clone, Copy)]
pub struct Billed<'a> {
    /// The gateway.
    pub gateway: &'a PlannedGateway,
    /// The tunnels that end there.
    pub tunnels: &'a [&'a PlannedTunnel],
    /// Another size than the gateway's own.
    pub size: Option<&'a str>,
    /// What the month holds.
    pub usage: &'a Usage,
    /// The day: what is retired by then is counted as its successor.
    pub day: Date,
}

/// Prices and sizes of a device that is billed by the month.
#[derive(Debug)]
pub struct Bill {
    /// Currency of its prices, ISO 4217.
    pub currency: &'static str,
    /// The region whose prices stand in for others.
    pub region: &'static str,
    /// What is counted.
    pub meters: &'static [Meter],
    /// Every price known, any order.
    pub prices: &'static [Price],
    /// Where a gateway is.
    pub region_of: fn(&PlannedGateway) -> String,
    /// The name of its size; empty when it has none.
    pub size_of: fn(&PlannedGateway) -> &str,
    /// What a gateway needs in a month, the gateway itself first.
    pub items: fn(&Billed<'_>) -> Vec<Item>,
    /// What is not in the bill, or good to know about it.
    pub notes: fn(&Billed<'_>) -> Vec<String>,
    /// The sizes that can be had, with what each cannot do.
    pub sizes: fn(&Needs<'_>) -> Vec<Size>,
    /// Reads a price list saved from the maker's own service, for a region.
    pub read_list: fn(&str, &str) -> Result<PriceList, Vec<Fault>>,
}

/// A price from a list that the user gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPrice {
    /// The meter's key.
    pub meter: String,
    /// The tiers, from zero up.
    pub tiers: Vec<Tier>,
}

/// A price list that the user gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PriceList {
    /// Currency, ISO 4217; empty: the table's.
    pub currency: String,
    /// The region that it is for.
    pub region: String,
    /// Its prices.
    pub prices: Vec<OwnPrice>,
    /// What it lacks, in words.
    pub notes: Vec<String>,
}

/// What units cost, tier by tier; none where a tier that they reach has no price,
/// or the amount cannot be counted.
pub(super) fn cost(tiers: &[Tier], quantity: u64) -> Option<u64> {
    let mut total: u128 = 0;
    for (place, tier) in tiers.iter().enumerate() {
        let end = tiers.get(place + 1).map_or(u64::MAX, |next| next.above).min(quantity);
        let units = end.saturating_sub(tier.above);
        if units > 0 {
            total = total.checked_add(u128::from(units).checked_mul(u128::from(tier.micros?))?)?;
        }
    }
    (!tiers.is_empty()).then_some(())?;
    u64::try_from(total).ok()
}

impl Bill {
    /// The meter with this key.
    pub fn meter(&self, key: &str) -> Option<&Meter> {
        self.meters.iter().find(|meter| meter.key == key)
    }

    /// The newest price on a day: the region's own, else the one that stands in for it.
    pub(super) fn price(&self, meter: &str, region: &str, day: Date) -> Option<&'static Price> {
        let newest = |wanted: Option<&str>| {
            let known = self.prices.iter().filter(|price| price.meter == meter && price.as_of <= day);
            known.filter(|price| wanted.is_none_or(|wanted| price.region == wanted)).max_by_key(|price| price.as_of)
        };
        newest(Some(region)).or_else(|| newest(Some(self.region))).or_else(|| newest(None))
    }

    /// Reads `METER=AMOUNT`.
    pub(super) fn own_price(&self, text: &str) -> Result<OwnPrice, Fault> {
        let known: Vec<&str> = self.meters.iter().map(|meter| meter.key).collect();
        let fix = format!("write METER=AMOUNT for one unit, like {}=0.19; there are {}", known[0], known.join(", "));
        let fault = |what: String| Fault::new("price", what, fix.clone());
        let (meter, price) = text.split_once('=').ok_or_else(|| fault(format!("\"{text}\" has no =")))?;
        let meter = meter.trim();
        let meter = self.meter(meter).ok_or_else(|| fault(format!("there is no meter \"{meter}\"")))?;
        let micros = amount::read_amount(price).map_err(fault)?;
        Ok(OwnPrice { meter: meter.key.to_owned(), tiers: vec![Tier { above: 0, micros: Some(micros) }] })
    }
}
