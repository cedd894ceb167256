//! What a gateway costs: hours of the gateway, tunnels beyond the included
//! ones, addresses, traffic out.

use jiff::civil::Date;

use super::prices::{METERS, PRICES, REGION};
use super::releases::RESOURCE_MANAGER;
use super::sku::{self, Sku};
use super::{retail, sizes};
use crate::cost::{Bill, Billed, Item};
use crate::fact::day;
use crate::plan::PlannedGateway;

pub(super) static BILL: Bill = Bill {
    currency: "USD",
    region: REGION,
    meters: METERS,
    prices: PRICES,
    region_of: region,
    size_of,
    items,
    notes,
    sizes: sizes::sizes,
    read_list: retail::read,
};

/// Tunnels in the gateway's own price, on every SKU (the price page's table).
const INCLUDED: usize = 10;

/// From this day a new gateway must have a Standard address (about-gateway-skus).
const STANDARD_ADDRESS: Date = day(2023, 12, 1);

fn region(gateway: &PlannedGateway) -> String {
    let location = gateway.settings.text("location");
    if location.is_empty() { REGION.to_owned() } else { location.to_owned() }
}

fn size_of(gateway: &PlannedGateway) -> &str {
    gateway.settings.text("sku")
}

/// The SKU that is billed on a day: what is retired by then counts as its successor.
fn billed_sku(billed: &Billed<'_>) -> Option<(&'static Sku, Option<&'static str>)> {
    let classic = billed.gateway.release.id != RESOURCE_MANAGER;
    if classic && !billed.gateway.release.is_retired(billed.day) {
        return None;
    }
    let asked = if classic { sku::ALL.first() } else { sku::by_name(billed.size.unwrap_or(size_of(billed.gateway))) };
    let sku = asked?;
    let successor =
        sku.successor.filter(|_| sku.is_retired(billed.day) && billed.size.is_none()).and_then(sku::by_name);
    Some(successor.map_or((sku, None), |next| (next, Some(sku.name))))
}

fn items(billed: &Billed<'_>) -> Vec<Item> {
    let usage = billed.usage;
    let sku = billed_sku(billed);
    let mut items = vec![gateway(sku, usage.hours)];
    let extra = billed.tunnels.len().saturating_sub(INCLUDED) as u64;
    if extra > 0 {
        let tunnels = if extra == 1 { "tunnel" } else { "tunnels" };
        let what = format!("{extra} {tunnels} beyond the {INCLUDED} included, {} hours", usage.hours);
        items.push(Item { what, meter: "tunnel", quantity: extra.saturating_mul(usage.hours) });
    }
    items.push(addresses(billed, sku.is_some_and(|(sku, _)| sku.zones)));
    if let Some(quantity) = usage.egress_gb {
        items.push(Item { what: format!("Traffic out of Azure, {quantity} GB"), meter: "egress", quantity });
    }
    if let Some(quantity) = usage.vnet_gb {
        let what = format!("Traffic to a virtual network of another region, {quantity} GB");
        items.push(Item { what, meter: "vnet-transfer", quantity });
    }
    items
}

fn gateway(sku: Option<(&'static Sku, Option<&'static str>)>, quantity: u64) -> Item {
    let (meter, what) = match sku {
        None => ("classic", "Classic gateway".to_owned()),
        Some((sku, None)) => (sku.name, format!("Gateway {}", sku.name)),
        Some((sku, Some(before))) => (sku.name, format!("Gateway {} (successor of {before})", sku.name)),
    };
    Item { what: format!("{what}, {quantity} hours"), meter, quantity }
}

/// Before December 2023 a gateway without zones had a dynamic address.
fn addresses(billed: &Billed<'_>, zones: bool) -> Item {
    let machines = if billed.usage.active_active { 2 } else { 1 };
    let count = billed.gateway.lines.len().max(machines) as u64;
    let (meter, kind) = if zones || billed.day >= STANDARD_ADDRESS {
        ("public-ip", "Standard public address")
    } else {
        ("dynamic-ip", "Dynamic public address")
    };
    let many = if count == 1 { String::new() } else { format!("{count} times ") };
    let hours = billed.usage.hours;
    Item { what: format!("{many}{kind}, {hours} hours"), meter, quantity: count.saturating_mul(hours) }
}

fn notes(billed: &Billed<'_>) -> Vec<String> {
    let mut notes =
        vec!["Traffic into Azure is free, and so is traffic between virtual networks of one region".to_owned()];
    if billed.usage.egress_gb.is_none() {
        notes.push("Traffic out of Azure is not counted: nobody says how many gigabytes".to_owned());
    }
    if billed.usage.active_active {
        notes.push("Active-active has no surcharge; its second public address is counted".to_owned());
    }
    if billed.usage.vnet_gb.is_some() {
        notes.push("Traffic between regions has the price of billing zone 1".to_owned());
    }
    notes
}
