//! A saved answer of the Azure Retail Prices service, read as a price list.

use serde_json::{Map, Value};

use super::prices::METERS;
use crate::cost::{OwnPrice, PriceList, Tier, read_amount};
use crate::fault::Fault;

const FIX: &str =
    "save the answer of https://prices.azure.com/api/retail/prices for serviceName 'VPN Gateway' as it comes";

fn fault(place: &str, what: impl Into<String>) -> Fault {
    let field = if place.is_empty() { "prices".to_owned() } else { format!("prices: {place}") };
    Fault::new(field, what, FIX)
}

/// Reads the rows of one region; other regions and services are passed over.
pub(super) fn read(text: &str, region: &str) -> Result<PriceList, Vec<Fault>> {
    let text = text.trim_start_matches('\u{feff}');
    let root: Value =
        serde_json::from_str(text).map_err(|error| vec![fault("", format!("this is not JSON: {error}"))])?;
    let items = root.get("Items").and_then(Value::as_array);
    let items =
        items.ok_or_else(|| vec![fault("", "there is no list \"Items\" in it: this is no answer of that service")])?;
    let mut reading =
        Reading { region, list: PriceList { region: region.to_owned(), ..PriceList::default() }, faults: Vec::new() };
    for (index, item) in items.iter().enumerate() {
        match item.as_object() {
            Some(item) => reading.item(item, index),
            None => reading.faults.push(fault(&format!("Items[{index}]"), "this is no price, which is an object")),
        }
    }
    if root.get("NextPageLink").is_some_and(|link| link.as_str().is_some_and(|link| !link.is_empty())) {
        reading.list.notes.push("The saved price list has further pages, which are not in this file".to_owned());
    }
    reading.finish()
}

/// A list in the making.
struct Reading<'a> {
    region: &'a str,
    list: PriceList,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn item(&mut self, item: &Map<String, Value>, index: usize) {
        let word = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default();
        let Some(meter) = meter(&word).filter(|_| word("armRegionName") == self.region) else { return };
        let place = |key: &str| format!("Items[{index}].{key}");
        if word("unitOfMeasure") != "1 Hour" {
            let what = format!("\"{}\" stands here, \"1 Hour\" is expected", word("unitOfMeasure"));
            self.faults.push(fault(&place("unitOfMeasure"), what));
            return;
        }
        self.currency(word("currencyCode"), &place("currencyCode"));
        let micros = match item.get("retailPrice") {
            Some(Value::Number(price)) => read_amount(&price.to_string()),
            _ => Err("there is no number".to_owned()),
        };
        match (micros, above(item)) {
            (Ok(micros), Some(above)) => self.add(meter, Tier { above, micros: Some(micros) }),
            (Err(what), _) => self.faults.push(fault(&place("retailPrice"), what)),
            (_, None) => self.faults.push(fault(&place("tierMinimumUnits"), "this is no whole number")),
        }
    }

    fn currency(&mut self, currency: &str, place: &str) {
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            self.faults.push(fault(place, format!("\"{currency}\" is no currency of three capital letters")));
        } else if self.list.currency.is_empty() {
            self.list.currency = currency.to_owned();
        } else if self.list.currency != currency {
            let what = format!("{currency} stands here, {} above it", self.list.currency);
            self.faults.push(fault(place, what));
        }
    }

    /// Tiers come in any order; the same one twice is the same price for another SKU's meter.
    fn add(&mut self, meter: &'static str, tier: Tier) {
        let prices = &mut self.list.prices;
        let place = prices.iter().position(|price| price.meter == meter).unwrap_or_else(|| {
            prices.push(OwnPrice { meter: meter.to_owned(), tiers: Vec::new() });
            prices.len() - 1
        });
        let tiers = &mut prices[place].tiers;
        if tiers.iter().all(|other| other.above != tier.above) {
            let after = tiers.iter().filter(|other| other.above < tier.above).count();
            tiers.insert(after, tier);
        }
    }

    fn finish(mut self) -> Result<PriceList, Vec<Fault>> {
        if self.faults.is_empty() && self.list.prices.is_empty() {
            let what = format!("no price of a VPN gateway for {} is in it", self.region);
            self.faults.push(fault("", what));
        }
        // Units below the first tier would cost nothing, which no list says.
        self.list.prices.retain(|price| price.tiers.first().is_some_and(|tier| tier.above == 0));
        if self.faults.is_empty() { Ok(self.list) } else { Err(self.faults) }
    }
}

fn above(item: &Map<String, Value>) -> Option<u64> {
    match item.get("tierMinimumUnits") {
        None => Some(0),
        // Whole numbers are written with ".0".
        Some(Value::Number(number)) => read_whole(&number.to_string()),
        Some(_) => None,
    }
}

fn read_whole(text: &str) -> Option<u64> {
    text.strip_suffix(".0").unwrap_or(text).parse().ok()
}

/// Which of our meters a row is about; none for what no bill here counts. Traffic
/// has billing zones instead of regions, and no source names all of its rows:
/// its prices stay the table's.
fn meter<'a>(word: &impl Fn(&str) -> &'a str) -> Option<&'static str> {
    let (service, sku, name) = (word("serviceName"), word("skuName"), word("meterName"));
    if !word("type").is_empty() && word("type") != "Consumption" {
        return None;
    }
    let ours = |key: &str| METERS.iter().map(|meter| meter.key).find(|known| *known == key);
    match (service, name) {
        ("VPN Gateway", "Basic Gateway") => ours("Basic"),
        ("VPN Gateway", "S2S Connection") if sku != "Basic" => ours("tunnel"),
        ("VPN Gateway", name) if name == sku => ours(name),
        ("Virtual Network", "Standard IPv4 Static Public IP") => ours("public-ip"),
        _ => None,
    }
}
