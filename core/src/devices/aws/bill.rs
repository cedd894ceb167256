//! What is billed by the month. The prices differ by region, and no source that was read
//! names them: the bill says that it lacks them, and takes one that the user gives.

use crate::cost::{Bill, Billed, Item, Meter, PriceList, Unit};
use crate::devices::TransitUse;
use crate::fault::Fault;
use crate::plan::PlannedGateway;

/// Hours of connections, and traffic; no price.
pub static BILL: Bill = Bill {
    currency: "USD",
    region: "",
    meters: &[
        Meter { key: "vpn-connection", about: "a VPN connection with its two tunnels", unit: Unit::Hour },
        Meter { key: "aws-egress", about: "traffic out of AWS", unit: Unit::Gigabyte },
    ],
    prices: &[],
    region_of: |gateway: &PlannedGateway| gateway.settings.text("region").to_owned(),
    size_of: |_| "",
    items,
    notes: |_| Vec::new(),
    sizes: |_| Vec::new(),
    read_list,
};

fn items(billed: &Billed<'_>) -> Vec<Item> {
    // The tunnels to one line of one gateway are one connection.
    let mut opposite: Vec<(usize, usize)> = Vec::new();
    let ends = billed.tunnels.iter().flat_map(|tunnel| &tunnel.ends);
    for end in ends.filter(|end| end.behaviour.transit != TransitUse::LinkLocal) {
        if !opposite.contains(&(end.gateway, end.line)) {
            opposite.push((end.gateway, end.line));
        }
    }
    let (count, hours) = (opposite.len() as u64, billed.usage.hours);
    let what = format!("VPN connections of AWS: {count}, {hours} hours");
    let mut items = vec![Item { what, meter: "vpn-connection", quantity: count.saturating_mul(hours) }];
    if let Some(quantity) = billed.usage.egress_gb {
        items.push(Item { what: format!("Traffic out of AWS, {quantity} GB"), meter: "aws-egress", quantity });
    }
    items
}

/// No price list of Amazon's is read.
fn read_list(_text: &str, _region: &str) -> Result<PriceList, Vec<Fault>> {
    let fix = "give the price of an hour as vpn-connection=AMOUNT";
    Err(vec![Fault::new("prices", "no price list of Amazon's is read here", fix)])
}
