//! Typed wishes, read with every fault at once.

use super::amount::read_percent;
use super::book::{Bill, PriceList};
use super::{Options, Usage};
use crate::fault::Fault;
use crate::plan::Plan;

/// What a person asks the bill for; everything as typed, empty for "as usual".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask<'a> {
    /// Hours of the month; 730 when empty.
    pub hours: &'a str,
    /// Gigabytes out of the cloud.
    pub egress_gb: &'a str,
    /// Gigabytes to virtual networks of other regions.
    pub vnet_gb: &'a str,
    /// Throughput needed, Mbps.
    pub mbps: &'a str,
    /// Both machines of the gateway at work.
    pub active_active: bool,
    /// Percent to take off.
    pub discount: &'a str,
    /// Own prices: `METER=AMOUNT`.
    pub prices: &'a [String],
    /// A price list saved from the maker's own service; its text.
    pub list: Option<&'a str>,
}

/// Reads the wishes for a plan; what it expects itself (`expect` of the scenario) holds where nothing is typed.
///
/// # Errors
/// Every fault at its field: `hours`, `egress-gb`, `vnet-gb`, `mbps`, `discount`, `price`, `prices`.
pub fn ask(plan: &Plan, ask: &Ask<'_>) -> Result<Options, Vec<Fault>> {
    let mut faults = Vec::new();
    let usual = plan.usage;
    let mut number =
        |field: &str, text: &str, most: u64| read(field, text, most).map_err(|fault| faults.push(fault)).ok();
    let hours = number("hours", ask.hours, MOST_HOURS).flatten();
    let egress_gb = number("egress-gb", ask.egress_gb, MOST_GB).flatten();
    let vnet_gb = number("vnet-gb", ask.vnet_gb, MOST_GB).flatten();
    let mbps = number("mbps", ask.mbps, MOST_MBPS).flatten().map(|mbps| mbps as u32);
    let discount = discount(ask.discount).map_err(|fault| faults.push(fault)).unwrap_or_default();
    let bill = plan.gateways.iter().find_map(|gateway| Some((gateway, gateway.device.bill?)));
    let mut own = PriceList::default();
    if let Some((gateway, bill)) = bill {
        if let Some(list) = ask.list {
            own = (bill.read_list)(list, &(bill.region_of)(gateway))
                .map_err(|wrong| faults.extend(wrong))
                .unwrap_or_default();
        }
        let bills: Vec<&Bill> = plan.gateways.iter().filter_map(|gateway| gateway.device.bill).collect();
        for text in ask.prices {
            // The bill that counts it; where none does, the first one says what there is.
            let meter = text.split('=').next().unwrap_or_default().trim();
            let bill = bills.iter().find(|bill| bill.meter(meter).is_some()).unwrap_or(&bill);
            // A price of one's own stands above a list's.
            match bill.own_price(text) {
                Ok(price) => own.prices.insert(0, price),
                Err(fault) => faults.push(fault),
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let usage = Usage {
        hours: hours.unwrap_or(usual.hours),
        egress_gb: egress_gb.or(usual.egress_gb),
        vnet_gb: vnet_gb.or(usual.vnet_gb),
        mbps: mbps.or(usual.mbps),
        active_active: ask.active_active || usual.active_active,
    };
    Ok(Options { usage, discount, own })
}

/// A leap year's.
pub(crate) const MOST_HOURS: u64 = 8_784;
/// A thousand petabytes.
pub(crate) const MOST_GB: u64 = 1_000_000_000;
/// A terabit a second.
pub(crate) const MOST_MBPS: u64 = 1_000_000;

fn read(field: &str, text: &str, most: u64) -> Result<Option<u64>, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|number| digits && *number <= most);
    let fault =
        || Fault::new(field, format!("\"{text}\" is not possible here"), format!("write a whole number, 0 to {most}"));
    number.ok_or_else(fault).map(Some)
}

fn discount(text: &str) -> Result<u64, Fault> {
    if text.trim().is_empty() {
        return Ok(0);
    }
    let fix = "write percent, 0 to 100, at most two digits after the point";
    read_percent(text).map_err(|what| Fault::new("discount", what, fix))
}
