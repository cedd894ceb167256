//! The bill of a plan.

use jiff::civil::Date;
use serde::Serialize;

use super::book::{Bill, Billed, Item, PriceList, Unit, cost};
use super::{Usage, shown};
use crate::plan::{Plan, PlannedGateway, PlannedTunnel};

/// How to count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// What the month holds.
    pub usage: Usage,
    /// Hundredths of a percent to take off every line.
    pub discount: u64,
    /// Prices that the user gave: they stand above the table's.
    pub own: PriceList,
}

impl Options {
    /// As the plan itself expects.
    pub fn of(plan: &Plan) -> Self {
        Self { usage: plan.usage, ..Self::default() }
    }
}

/// One line of the bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "BillLine"))]
pub struct Line {
    /// In words.
    pub what: String,
    /// The amount in micro-units.
    pub micros: u64,
    /// The gateway's id.
    pub gateway: String,
    /// What is counted.
    pub meter: &'static str,
    /// How many.
    pub quantity: u64,
    /// Of what.
    pub unit: Unit,
    /// Whose price it is.
    pub region: String,
    /// The day of the price; empty when the user gave it.
    pub as_of: String,
    /// Where the price is written; empty when the user gave it.
    pub source: String,
}

/// A month's bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Estimate {
    /// ISO 4217; empty when nothing is billed.
    pub currency: String,
    /// The day of the oldest price in it; without any, the day asked about.
    pub as_of: String,
    /// What is known, added up; none when no price is known.
    pub total_micros: Option<u64>,
    /// True when every price is known.
    pub complete: bool,
    /// The lines.
    pub lines: Vec<Line>,
    /// What has no price here: it is not in the total.
    pub unknown: Vec<String>,
    /// What else to know.
    pub notes: Vec<String>,
    /// The same today, where the plan is of another day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<Box<Estimate>>,
}

impl Estimate {
    /// True when the price of something counted is known.
    pub(super) fn has(&self, meter: &str) -> bool {
        self.lines.iter().any(|line| line.meter == meter)
    }

    /// The total in words: `156.95 USD a month`, with what is missing.
    pub fn sentence(&self) -> String {
        let total = self.total_micros.map(|micros| shown(micros, &self.currency));
        match (total, self.complete, self.currency.is_empty()) {
            (_, _, true) => "Nothing here is billed by the month".to_owned(),
            (Some(total), true, _) => format!("{total} a month"),
            (Some(total), false, _) => format!("At least {total} a month, without what has no price here"),
            (None, ..) => "No price is known".to_owned(),
        }
    }
}

/// The bill of a plan on its own day; where that is past, today's beside it.
pub fn estimate(plan: &Plan, options: &Options) -> Estimate {
    let mut then = on_day(plan, options, plan.as_of);
    if plan.as_of < plan.today && !then.currency.is_empty() {
        let now = on_day(plan, options, plan.today);
        then.now = (now.lines != then.lines || now.unknown != then.unknown).then(|| Box::new(now));
    }
    then
}

fn on_day(plan: &Plan, options: &Options, day: Date) -> Estimate {
    let mut count = Count::new(options, day);
    for (index, gateway) in plan.gateways.iter().enumerate() {
        if let Some(bill) = gateway.device.bill {
            let tunnels = tunnels_of(plan, index);
            let billed = Billed { gateway, tunnels: &tunnels, size: None, usage: &options.usage, day };
            count.gateway(bill, &billed);
        }
    }
    count.finish()
}

/// The tunnels that end at a gateway.
pub(super) fn tunnels_of(plan: &Plan, gateway: usize) -> Vec<&PlannedTunnel> {
    plan.tunnels.iter().filter(|tunnel| tunnel.ends.iter().any(|end| end.gateway == gateway)).collect()
}

/// The bill of one gateway in one size.
pub(super) fn of_gateway(bill: &'static Bill, billed: &Billed<'_>, options: &Options) -> Estimate {
    let mut count = Count::new(options, billed.day);
    count.gateway(bill, billed);
    count.finish()
}

/// A bill in the making.
struct Count<'a> {
    options: &'a Options,
    day: Date,
    oldest: Option<Date>,
    estimate: Estimate,
}

impl<'a> Count<'a> {
    fn new(options: &'a Options, day: Date) -> Self {
        let estimate = Estimate {
            currency: String::new(),
            as_of: day.to_string(),
            total_micros: None,
            complete: true,
            lines: Vec::new(),
            unknown: Vec::new(),
            notes: Vec::new(),
            now: None,
        };
        Self { options, day, oldest: None, estimate }
    }

    fn gateway(&mut self, bill: &'static Bill, billed: &Billed<'_>) {
        let own = &self.options.own;
        let currency = if own.currency.is_empty() { bill.currency } else { &own.currency };
        self.estimate.currency = currency.to_owned();
        let region = (bill.region_of)(billed.gateway);
        let first = self.estimate.lines.len();
        for item in (bill.items)(billed) {
            self.item(bill, billed.gateway, &region, &item);
        }
        self.region_note(&region, first);
        self.estimate.notes.extend((bill.notes)(billed));
        self.estimate.notes.extend(own.notes.iter().cloned());
    }

    fn item(&mut self, bill: &'static Bill, gateway: &PlannedGateway, region: &str, item: &Item) {
        let unit = bill.meter(item.meter).map_or(Unit::Hour, |meter| meter.unit);
        let own = self.options.own.prices.iter().find(|price| price.meter == item.meter);
        // A list in another currency stands alone: amounts of two currencies do not add up.
        let table = self.options.own.currency.is_empty() || self.options.own.currency == bill.currency;
        let price = bill.price(item.meter, region, self.day).filter(|_| own.is_none() && table);
        let tiers = own.map(|own| own.tiers.as_slice()).or(price.map(|price| price.tiers));
        let Some(micros) = tiers.and_then(|tiers| cost(tiers, item.quantity)) else {
            self.unknown(item);
            return;
        };
        self.oldest = price.map(|price| price.as_of).into_iter().chain(self.oldest).min();
        self.estimate.lines.push(Line {
            what: item.what.clone(),
            micros: reduced(micros, self.options.discount),
            gateway: gateway.id.clone(),
            meter: item.meter,
            quantity: item.quantity,
            unit,
            region: price.map_or(region, |price| price.region).to_owned(),
            as_of: price.map(|price| price.as_of.to_string()).unwrap_or_default(),
            source: price.map(|price| price.source.url.to_owned()).unwrap_or_default(),
        });
    }

    fn unknown(&mut self, item: &Item) {
        self.estimate.complete = false;
        self.estimate.unknown.push(format!("{} (meter {})", item.what, item.meter));
    }

    /// Prices of another region are said to be that.
    /// Of the gateway whose lines begin at `first`.
    fn region_note(&mut self, region: &str, first: usize) {
        let other = |line: &&Line| line.region != region;
        let lines: Vec<&Line> = self.estimate.lines.iter().skip(first).filter(other).collect();
        let named: Vec<String> = lines.iter().map(|line| format!("{} of {}", line.meter, line.region)).collect();
        if !named.is_empty() {
            self.estimate.notes.push(format!(
                "Prices of {region} are not known here, so another region's stand in: {}; a price list saved for {region} has the right ones",
                named.join(", ")
            ));
        }
    }

    fn finish(mut self) -> Estimate {
        let mut total: Option<u64> = None;
        for line in &self.estimate.lines {
            match total.unwrap_or(0).checked_add(line.micros) {
                Some(sum) => total = Some(sum),
                None => self.estimate.complete = false,
            }
        }
        self.estimate.total_micros = total;
        if let Some(oldest) = self.oldest {
            self.estimate.as_of = oldest.to_string();
        }
        self.estimate
    }
}

/// Less a discount in hundredths of a percent, rounded to the nearest micro-unit.
fn reduced(micros: u64, discount: u64) -> u64 {
    let kept = u128::from(10_000_u64.saturating_sub(discount));
    u64::try_from((u128::from(micros) * kept + 5_000) / 10_000).unwrap_or(micros)
}
